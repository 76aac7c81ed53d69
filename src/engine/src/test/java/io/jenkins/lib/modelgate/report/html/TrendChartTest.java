package io.jenkins.lib.modelgate.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.html.TrendChart.Build;
import io.jenkins.lib.modelgate.report.html.TrendChart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TrendChartTest {

    @Test
    void everyBuildThatDidNotPassIsMarkedAlsoWithoutANumber() {
        List<Build> builds = builds(50, 3, 4, 20, 21, 22, 40, 49);
        List<Double> values = values(50, 0.9);
        values.set(40, null);

        Document picture = parse(new TrendChart("Metrics", builds, List.of(line("ROC AUC", values))));

        assertThat(PageReader.withClass(picture, "mg-trend-stem")).hasSize(7);
        assertThat(titles(picture)).contains("#41, failed", "#50, failed: ROC AUC 0.9");
    }

    @Test
    void aColumnOfThePictureLeadsToItsBuild() {
        Document picture = parse(new TrendChart("Metrics", builds(3), List.of(line("ROC AUC", values(3, 0.9)))));

        assertThat(PageReader.elements(picture, "svg")
                        .get(0)
                        .getElementsByTagName("a")
                        .getLength())
                .isEqualTo(3);
        assertThat(PageReader.elements(picture, "a"))
                .extracting(link -> link.getAttribute("href"))
                .contains("../1/modelgate/driftGate-default/");
    }

    @Test
    void chartsOfTheSameBuildsShareTheirAxis() {
        List<Double> gaps = values(5, 2.0);
        gaps.set(0, null);
        gaps.set(4, null);
        List<String> whole = axis(parse(new TrendChart("a", builds(5), List.of(line("a", values(5, 1.0))))));

        assertThat(axis(parse(new TrendChart("b", builds(5), List.of(line("b", gaps))))))
                .isEqualTo(whole);
        assertThat(whole).containsExactly("#1", "#2", "#3", "#4", "#5");
    }

    @Test
    void namesOfBuildsAreThinnedFromTheNewestBack() {
        List<String> axis = axis(parse(new TrendChart("a", builds(50), List.of(line("a", values(50, 1.0))))));

        assertThat(axis).contains("#50").hasSizeLessThan(10);
    }

    @Test
    void oneOutlierDoesNotFlattenTheRest() {
        List<Double> values = new ArrayList<>(List.of(20.0, 21.0, 22.0, 20.5, 30_000.0, 21.5));
        Document picture = parse(new TrendChart("Latency", builds(6), List.of(line("Latency", values))));

        assertThat(ticks(picture)).allMatch(tick -> Double.parseDouble(tick) < 40);
        assertThat(PageReader.elements(picture, "circle")).hasSize(5);
        assertThat(titles(picture)).contains("#5, passed: Latency 30,000");
    }

    @Test
    void aLimitIsDashedInTheColourOfItsLine() {
        Document picture = parse(new TrendChart(
                "Errors",
                builds(3),
                List.of(
                        new Line("Stable", values(3, 0.01), values(3, 0.02)),
                        new Line("Candidate", values(3, 0.015), values(3, 0.03)))));

        assertThat(PageReader.withClass(picture, "mg-limit"))
                .filteredOn(limit -> limit.getAttribute("d").startsWith("M")
                        && limit.getAttribute("d").contains("L"))
                .extracting(limit -> limit.getAttribute("class"))
                .containsExactly("mg-limit mg-line-1", "mg-limit mg-line-2");
        assertThat(PageReader.elements(picture, "li"))
                .extracting(Element::getTextContent)
                .contains("Stable, limit", "Candidate, limit");
    }

    @Test
    void oneLimitOfAllLinesIsDrawnOnce() {
        Document picture = parse(new TrendChart(
                "Drift",
                builds(3),
                List.of(
                        new Line("MedInc", values(3, 0.01), values(3, 0.02)),
                        new Line("score", values(3, 0.015), values(3, 0.02)))));

        assertThat(PageReader.elements(picture, "li"))
                .extracting(Element::getTextContent)
                .containsExactly("MedInc", "score", "Limit");
        assertThat(PageReader.elements(picture, "th"))
                .extracting(Element::getTextContent)
                .startsWith("Build", "Verdict", "MedInc", "score", "Limit");
    }

    @Test
    void aLimitFarAwayIsToldAndDoesNotFlatten() {
        Document picture = parse(
                new TrendChart("Latency", builds(3), List.of(new Line("latency", values(3, 20.0), values(3, 5000.0)))));

        assertThat(ticks(picture)).allMatch(tick -> Double.parseDouble(tick.replace(",", "")) < 100);
        assertThat(picture.getDocumentElement().getTextContent()).contains("Limit: 5,000, above the axis");
    }

    @Test
    void fewerThanThreeNumbersAreFigures() {
        Document figures = parse(new TrendChart(
                "Metrics", builds(2), List.of(new Line("ROC AUC", List.of(0.91, 0.93), List.of(0.9, 0.9)))));

        assertThat(PageReader.elements(figures, "figure")).isEmpty();
        assertThat(PageReader.elements(figures, "dd").get(0).getTextContent()).isEqualTo("0.93#2, limit 0.9");
    }

    @Test
    void theTableTellsTheSameInWords() {
        Document picture = parse(
                new TrendChart("Metrics", builds(4, 1), List.of(new Line("ROC AUC", values(4, 0.91), values(4, 0.9)))));

        assertThat(PageReader.elements(picture, "tr"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "BuildVerdictROC AUCLimit",
                        "#4Passed0.910.9",
                        "#3Passed0.910.9",
                        "#2Failed0.910.9",
                        "#1Passed0.910.9");
    }

    @Test
    void namesOfSeriesCannotBeMarkup() {
        String html =
                new TrendChart("<script>", builds(3), List.of(line("effect.<b>\u202e", values(3, 1.0)))).render(3);

        assertThat(html).doesNotContain("<script>", "<b>", "\u202e").contains("&lt;b&gt;\\u202e");
    }

    @Test
    void refusesALineThatDoesNotFitTheBuilds() {
        assertThatThrownBy(() -> new TrendChart("a", builds(3), List.of(line("a", values(2, 1.0)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void isWellFormedWhateverTheNumbers(
            @ForAll @Size(min = 3, max = 12) List<@DoubleRange(min = -1e300, max = 1e300) Double> values) {
        Document picture = parse(new TrendChart("a", builds(values.size()), List.of(line("a", values))));

        assertThat(picture.getDocumentElement().getTextContent()).doesNotContain("NaN", "Infinity");
        assertThat(PageReader.elements(picture, "circle"))
                .allSatisfy(point ->
                        assertThat(Double.parseDouble(point.getAttribute("cy"))).isBetween(0.0, 240.0));
    }

    private static List<Build> builds(int count, Integer... failed) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Build(
                        "#" + (i + 1),
                        "../%d/modelgate/driftGate-default/".formatted(i + 1),
                        Arrays.asList(failed).contains(i) ? Verdict.FAILED : Verdict.PASSED))
                .toList();
    }

    private static List<Double> values(int count, double value) {
        return new ArrayList<>(Collections.nCopies(count, value));
    }

    private static Line line(String name, List<Double> values) {
        return new Line(name, values, Collections.nCopies(values.size(), null));
    }

    private static Document parse(TrendChart chart) {
        return PageReader.parse(chart.render(3));
    }

    private static List<String> titles(Document picture) {
        return PageReader.elements(picture, "title").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> axis(Document picture) {
        return PageReader.elements(picture, "text").stream()
                .map(Element::getTextContent)
                .filter(text -> text.startsWith("#"))
                .sorted()
                .toList();
    }

    private static List<String> ticks(Document picture) {
        return PageReader.elements(picture, "text").stream()
                .map(Element::getTextContent)
                .filter(text -> !text.startsWith("#"))
                .toList();
    }
}
