package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights decide how much rows count, and must not decide that hardly any do. */
class WeightedRowsTest {

    private static final String SCORED = "predictions: p.csv, target: y, score: s, weight: w";

    @TempDir
    private Path folder;

    @Test
    void cannotTellFromADummyWhereNoRowCounts() {
        Report report = run(SCORED + ", baseline: dummy, limits: [{metric: accuracy, min: 0.7}]", row -> 0);

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metric.accuracy.dummy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metric.accuracy").explanation())
                .isEqualTo("Accuracy is undefined: every row has the weight 0.");
    }

    /** Half of the rows are positive, all of them predicted rightly. */
    private Report run(String settings, IntToDoubleFunction weight) {
        InMemoryTable table = InMemoryTable.named("p.csv")
                .numbers("y", column(row -> row % 2))
                .numbers("s", column(row -> row % 2 == 0 ? 0.2 : 0.8))
                .numbers("w", column(weight));
        return Validate.run(
                        spec("{%s}".formatted(settings)),
                        Workspace.confined(folder),
                        () -> table,
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();
    }

    private static double[] column(IntToDoubleFunction value) {
        return IntStream.range(0, 200).mapToDouble(value).toArray();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + report.checks()));
    }
}
