package io.jenkins.lib.modelgate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckOrderTest {

    private static final List<Check> VALIDATION = List.of(
            check("scan.parts", Verdict.PASSED),
            check("rows", Verdict.PASSED),
            check("slice.region", Verdict.FAILED),
            check("metrics", Verdict.SKIPPED),
            check("metric.rocAuc", Verdict.PASSED),
            check("scan.code", Verdict.FAILED));

    @Test
    void aPageOpensWithTheMetricsAndEndsWithTheScan() {
        assertThat(CheckOrder.groups(CheckOrder.worstFirst(VALIDATION)).keySet())
                .containsExactly("Metrics", "Overall", "Slices", "The model file");
    }

    @Test
    void aTableStartsWithTheWorst() {
        assertThat(CheckOrder.worstFirst(VALIDATION))
                .extracting(Check::id)
                .containsExactly("slice.region", "scan.code", "metric.rocAuc", "rows", "scan.parts", "metrics");
    }

    @Test
    void whatTheUserCalledCriticalStandsBeforeItsEqualsHoweverFarTheyAreOut() {
        Check far = check("column.far", Verdict.FAILED).observed(9).limit(Bounds.atMost(1));
        Check critical = check("column.critical", Verdict.FAILED)
                .observed(2)
                .limit(Bounds.atMost(1))
                .figures(Map.of(Check.CRITICAL, 1.0));

        assertThat(CheckOrder.worstFirst(List.of(far, critical))).containsExactly(critical, far);
    }

    private static Check check(String id, Verdict verdict) {
        return Check.of(id, id, verdict, "because");
    }
}
