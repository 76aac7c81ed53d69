package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void beginsWithTheVerdictAndTheSummary() {
        assertThat(Markdown.render(SampleReports.everything()))
                .startsWith("### 💥 Error: `driftGate` `nightly` of housing-price version 7\n\nMedian income moved");
    }

    @Test
    void listsWhatDidNotPassAndCountsTheRest() {
        String text = Markdown.render(SampleReports.everything());

        assertThat(text.lines().filter(line -> line.startsWith("| ") && line.contains("Check")))
                .hasSize(1);
        assertThat(text.lines().filter(line -> line.matches("\\| [^|]+ (Error|Failed|Not enough data|Warning) \\|.*")))
                .hasSize(5);
        assertThat(text)
                .contains("| ❌ Failed | Median income | 0.3412 | ≤ 0.2 |")
                .contains("Checks: 1 error · 1 failed · 1 not enough data · 2 warning · 7 passed · 1 skipped")
                .doesNotContain("Enough rows");
    }

    @Test
    void aReportThatPassedHasNoTable() {
        assertThat(Markdown.render(one(Verdict.PASSED, "Fine")))
                .doesNotContain("|")
                .contains("Checks: 1 passed");
    }

    @Test
    void namesCannotBreakTheTableNorCallAnybody() {
        String text = Markdown.render(
                one(Verdict.FAILED, "a|b\n| c | `d` @team #12 <img src=x> [x](http://y) www.z \\| ~~s~~"));
        String row =
                text.lines().filter(line -> line.startsWith("| ❌")).findFirst().orElseThrow();

        assertThat(row.replaceAll("\\\\.", "").chars().filter(c -> c == '|')).hasSize(6);
        assertThat(text).doesNotContain("@team", "#12", "<img", "http://", "www.z", "[x]");
    }

    @Test
    void staysShortEnoughForAComment() {
        List<Check> checks = IntStream.range(0, 500)
                .mapToObj(i -> Check.of("c" + i, "Column " + i, Verdict.FAILED, "moved"))
                .toList();
        String text = Markdown.render(SampleReports.of("driftGate", "default", "s", Map.of(), checks));

        assertThat(text.lines().filter(line -> line.startsWith("| ❌"))).hasSize(50);
        assertThat(text).contains("… and 450 more in the report.");
    }

    private static Report one(Verdict verdict, String text) {
        return SampleReports.of("driftGate", "default", text, Map.of(), List.of(Check.of("a", text, verdict, text)));
    }
}
