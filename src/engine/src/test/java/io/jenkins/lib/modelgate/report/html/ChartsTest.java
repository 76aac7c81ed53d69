package io.jenkins.lib.modelgate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartsTest {

    private final Markup out = new Markup();

    private static Evidence.Histogram histogram(List<Double> edges, Evidence.Side current) {
        int bins = edges.size() - 1;
        Evidence.Side reference = new Evidence.Side(Collections.nCopies(bins, 1.0 / bins), 0, 0);
        return new Evidence.Histogram(edges, true, false, reference, current, "kPa");
    }

    private static List<Double> even(int bins) {
        return IntStream.rangeClosed(0, bins).mapToObj(Double::valueOf).toList();
    }

    private List<String> tooltips() {
        return PageReader.elements(PageReader.parse(out.toString()), "rect").stream()
                .filter(rect -> rect.getElementsByTagName("title").getLength() == 1)
                .map(Element::getTextContent)
                .toList();
    }

    private List<String> texts() {
        return PageReader.elements(PageReader.parse(out.toString()), "text").stream()
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void aHistogramSaysOfEachBinWhatItHolds() {
        new HistogramChart("P", histogram(even(4), new Evidence.Side(List.of(0.4, 0.3, 0.1, 0.1), 0.06, 0.04)))
                .writeTo(out);

        assertThat(tooltips())
                .containsExactly(
                        "up to 1 kPa: reference 25 %, current 40 %",
                        "1 to 2 kPa: reference 25 %, current 30 %",
                        "2 to 3 kPa: reference 25 %, current 10 %",
                        "3 to 4 kPa: reference 25 %, current 10 %",
                        "missing: reference 0 %, current 6 %",
                        "not finite: reference 0 %, current 4 %");
        assertThat(out.toString())
                .contains("The largest difference: up to 1 kPa went from 25 % to 40 %.")
                .contains("The first bin also holds all lower values.")
                .doesNotContain("not of one width");
    }

    @Test
    void aHistogramWithoutMissingValuesKeepsNoPlaceForThem() {
        new HistogramChart("P", histogram(even(2), new Evidence.Side(List.of(0.5, 0.5), 0, 0))).writeTo(out);

        assertThat(texts()).doesNotContain("missing", "not finite");
        assertThat(out.toString()).contains("the same in every bin");
    }

    @Test
    void binsOfUnequalWidthStandSideBySideWithTheirEdgesNamed() {
        new HistogramChart(
                        "P",
                        histogram(List.of(0.0, 1.0, 10.0, 1000.0), new Evidence.Side(List.of(0.5, 0.25, 0.25), 0, 0)))
                .writeTo(out);

        // the lowest edge is open, so it is none
        assertThat(texts()).contains("1", "10", "1,000").doesNotContain("0");
        assertThat(out.toString()).contains("not of one width");
    }

    @Test
    void moreBinsThanCanBeToldApartAreTakenTogether() {
        new HistogramChart("P", histogram(even(240), new Evidence.Side(Collections.nCopies(240, 1.0 / 240), 0, 0)))
                .writeTo(out);

        assertThat(tooltips()).hasSize(60).contains("4 to 8 kPa: reference 1.7 %, current 1.7 %");
        assertThat(out.toString()).contains("Each step holds 4 bins.");
    }

    @Test
    void aQuantileShiftSaysWhereTheDistributionMovedMost() {
        new QuantileChart(
                        "P",
                        new Evidence.QuantileShift(
                                List.of(0.0, 0.5, 0.9, 1.0),
                                List.of(1.0, 3.5, 5.0, 9.0),
                                List.of(1.0, 2.9, 5.0, 9.1),
                                null))
                .writeTo(out);

        assertThat(out.toString()).contains("It moved most at the median: 3.5 → 2.9.");
        assertThat(texts()).contains("least", "median", "90 %", "most", "3.5 → 2.9");
    }

    @Test
    void ofManyQuantilesTheEndsAndTheMedianAreShown() {
        List<Double> hundred =
                IntStream.rangeClosed(0, 100).mapToObj(i -> i / 100.0).toList();
        new QuantileChart("P", new Evidence.QuantileShift(hundred, hundred, hundred, null)).writeTo(out);

        assertThat(tooltips()).hasSizeBetween(14, 15);
        assertThat(texts()).contains("least", "median", "most");
        assertThat(out.toString()).contains("No quantile moved.");
    }

    @Test
    void aHeatMapMarksWhatIsBeyondTheLimitAndWhatCouldNotBeJudged() {
        List<Double> row = new java.util.ArrayList<>(List.of(0.01, 0.19, 0.2, 0.5));
        row.add(null);
        new HeatMapChart(
                        "Over time",
                        new Evidence.HeatMap(
                                List.of("MedInc"), List.of("w1", "w2", "w3", "w4", "w5"), List.of(row), 0.2, "PSI"))
                .writeTo(out);

        assertThat(tooltips())
                .containsExactly(
                        "MedInc, w1: 0.01",
                        "MedInc, w2: 0.19",
                        "MedInc, w3: 0.2",
                        "MedInc, w4: 0.5",
                        "MedInc, w5: not judged");
        assertThat(PageReader.withClass(PageReader.parse(out.toString()), "mg-chart")
                        .get(0)
                        .getElementsByTagName("circle")
                        .getLength())
                .as("a dot in each cell from the limit on")
                .isEqualTo(2);
        assertThat(out.toString())
                .contains("PSI: 2 of 4 at the limit of 0.2 or beyond; the largest is MedInc, w4: 0.5.");
    }

    @Test
    void aLargeHeatMapKeepsItsWorstRowsAndItsLastColumns() {
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "n" + i).toList();
        List<List<Double>> values = IntStream.range(0, 100)
                .mapToObj(i -> Collections.nCopies(100, i == 7 ? 9.0 : i / 100.0))
                .toList();
        new HeatMapChart("Over time", new Evidence.HeatMap(names, names, values, null, "PSI")).writeTo(out);

        assertThat(tooltips()).hasSize(40 * 36).contains("n7, n99: 9").noneMatch(cell -> cell.startsWith("n8, "));
        assertThat(out.toString()).contains("the 40 rows with the largest values of 100", "the last 36 columns of 100");
    }

    @Test
    void estimatesStandOnOneAxisWithTheirIntervalTheChampionAndTheWhole() {
        new EstimatesTable(
                        "Accuracy by age",
                        new Evidence.Estimates(
                                "Accuracy",
                                List.of(
                                        new Evidence.Estimate(
                                                "young", 1_204L, 0.75, new Interval(0.5, 1, 0.95), 0.5, Verdict.FAILED),
                                        new Evidence.Estimate("old", 3L, null, null, null, Verdict.INSUFFICIENT_DATA)),
                                0.9,
                                Bounds.atLeast(0.8),
                                null))
                .writeTo(out);

        assertThat(PageReader.elements(PageReader.parse(out.toString()), "title"))
                .extracting(Element::getTextContent)
                .containsExactly("young: 0.75, 0.5 … 1 at 95 %; champion 0.5", "old: could not be told");
        String dot = PageReader.withClass(PageReader.parse(out.toString()), "mg-dot")
                .get(0)
                .getAttribute("cx");
        assertThat(dot).as("half way between 0.5 and 1").isEqualTo("120");
        assertThat(out.toString())
                .contains("0.9 over all rows (dashed); allowed ≥ 0.8", "1,204", "Value and 95 % interval");
    }

    @Test
    void aConfusionTableOfVeryManyClassesKeepsTheLargestAndSumsTheRest() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "c" + i).toList();
        List<List<Double>> counts = IntStream.range(0, 30)
                .mapToObj(i -> Collections.nCopies(30, i == 0 ? 1.0 : 2.0))
                .toList();
        new ConfusionTableView("Kinds", new Evidence.ConfusionTable(names, counts)).writeTo(out);

        assertThat(out.toString())
                .contains("the 20 largest classes of 30", "Decided otherwise", "<strong>20</strong>")
                .doesNotContain("Truly <bdi>c0</bdi>");
    }

    @Test
    void categoriesAreSortedByShareWithTheRestLast() {
        new DistributionChart(
                        "Region",
                        new Evidence.Distribution(
                                List.of("others", "missing", "east", "the far north of the country, beyond the river"),
                                List.of(0.5, 0.1, 0.1, 0.3),
                                List.of(0.5, 0.1, 0.2, 0.2)))
                .writeTo(out);

        assertThat(tooltips())
                .extracting(tooltip -> tooltip.replaceFirst(":.*", ""))
                .containsExactly("the far north of the country, beyond the river", "east", "others", "missing");
        assertThat(texts())
                .contains(
                        "30 %",
                        "20 %", "50 %", "the far north of the country, beyond the riverthe far north of the co…");
    }

    @Test
    void rangesOfValuesKeepTheirOrder() {
        new DistributionChart(
                        "Age",
                        new Evidence.Distribution(
                                List.of("≤ 10", "20", "> 20"), List.of(0.1, 0.2, 0.7), List.of(0.1, 0.2, 0.7)))
                .writeTo(out);

        assertThat(tooltips())
                .extracting(tooltip -> tooltip.replaceFirst(":.*", ""))
                .containsExactly("≤ 10", "20", "> 20");
    }
}
