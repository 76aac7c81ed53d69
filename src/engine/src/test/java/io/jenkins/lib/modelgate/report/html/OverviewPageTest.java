package io.jenkins.lib.modelgate.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.SampleReports;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class OverviewPageTest {

    private final Report validate = report("modelValidate", Verdict.PASSED);
    private final Report drift = report("driftGate", Verdict.FAILED);
    private final Report register = report("modelRegister", Verdict.SKIPPED);

    @Test
    void showsTheStepsInTheOrderTheyRanAndTheWorstVerdictOnTop() {
        Document page = PageReader.parse(OverviewPage.render("Housing", List.of(validate, drift, register), Map.of()));

        assertThat(PageReader.withClass(page, "mg-card-title"))
                .extracting(Element::getTextContent)
                .containsExactly("Validation", "Drift", "Registration");
        assertThat(PageReader.withClass(page, "mg-card-verdict"))
                .extracting(Element::getTextContent)
                .containsExactly("Passed", "Failed", "Skipped");
        assertThat(PageReader.withClass(page, "mg-badge-word"))
                .extracting(Element::getTextContent)
                .containsExactly("Failed");
    }

    @Test
    void linksEachStepToItsPage() {
        Document page = PageReader.parse(OverviewPage.render(
                "Housing", List.of(validate, drift), Map.of("driftGate-default", "driftGate-default.html")));

        assertThat(PageReader.elements(page, "a"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("driftGate-default.html");
    }

    @Test
    void aRunWithoutStepsVouchesForNothing() {
        Document page = PageReader.parse(OverviewPage.render("Housing", List.of(), Map.of()));

        assertThat(PageReader.withClass(page, "mg-badge-word").get(0).getTextContent())
                .isEqualTo("Error");
        assertThat(PageReader.withClass(page, "mg-summary").get(0).getTextContent())
                .contains("No step ran");
    }

    @Test
    void aRunThatSkippedAStepDoesNotSayThatAllPassed() {
        String page = OverviewPage.render("Housing", List.of(validate, register), Map.of());

        assertThat(page).doesNotContain("All 2 steps passed").contains("1 of 2 steps passed; skipped: Registration.");
    }

    @Test
    void picksTheNumbersThatChecksJudge() {
        Report report = SampleReports.of(
                "modelValidate",
                "default",
                "s",
                new TreeMap<>(Map.of("aaa", 1.0, "latency", 12.5, "rocAuc", 0.9, "zzz", 2.0)),
                List.of(
                        Check.of("metric.rocAuc", "Area under the curve", Verdict.PASSED, "e")
                                .observed(0.9),
                        Check.of("latency", "Latency", Verdict.FAILED, "e")
                                .observed(12.5)
                                .limit(Bounds.atMost(10))
                                .unit("ms")));

        assertThat(Highlight.of(report))
                .containsExactly(
                        new Highlight("Latency", "12.5\u00A0ms"),
                        new Highlight("Area under the curve", "0.9"),
                        new Highlight("Aaa", "1"));
    }

    @Test
    void saysWhenStepsSpeakOfDifferentModelFiles() {
        Report other = new Report(
                Report.SCHEMA,
                "default",
                "canaryDeploy",
                new ModelRef("housing-price", "7", "sha256:" + "b".repeat(64)),
                Verdict.PASSED,
                "s",
                validate.startedAt(),
                1,
                List.of(),
                validate.checks(),
                Map.of(),
                Map.of(),
                validate.tool());

        assertThat(OverviewPage.render("Housing", List.of(validate, other), Map.of()))
                .contains("2 different model files", ">bbbbbbbbbbbb<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "https://example.org/", "//example.org/", "\\\\server\\share"})
    void refusesALinkThatLeavesTheFolder(String link) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverviewPage.render("t", List.of(drift), Map.of("driftGate-default", link)))
                .withMessageContaining("not relative");
    }

    @Test
    void aHostileTitleStaysText() {
        Document page =
                PageReader.parse(OverviewPage.render("</title><script>alert(1)</script>", List.of(validate), Map.of()));

        assertThat(PageReader.elements(page, "script")).isEmpty();
        assertThat(PageReader.attributeNames(page)).noneMatch(name -> name.startsWith("on"));
    }

    private static Report report(String step, Verdict verdict) {
        return SampleReports.of(
                step,
                "default",
                "What happened.",
                Map.of("rows", 7.0),
                List.of(Check.of("a", "A", verdict, "because")));
    }
}
