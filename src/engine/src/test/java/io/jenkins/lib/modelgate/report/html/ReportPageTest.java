package io.jenkins.lib.modelgate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.SampleReports;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.VisibleText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPageTest {

    private final Report everything = SampleReports.everything();

    @Test
    void needsNothingFromAnywhereAndRunsNothing() {
        Document page = PageReader.parse(ReportPage.render(everything));

        assertThat(PageReader.elements(page, "*"))
                .extracting(Element::getTagName)
                .doesNotContain("script", "link", "iframe", "img", "object", "embed", "form", "base");
        assertThat(PageReader.attributeNames(page))
                .noneMatch(name -> name.startsWith("on"))
                .doesNotContain("src", "href", "xlink:href", "srcset", "style");
        assertThat(ReportPage.css()).doesNotContain("url(", "@import", "expression(", "<", ">", "&");
    }

    @Test
    void showsFoldedAtItsEndWhatWasAskedFor() {
        Document page = PageReader.parse(ReportPage.render(everything));

        Element settings = PageReader.elements(page, "details").stream()
                .filter(each -> each.getTextContent().startsWith("Settings"))
                .findFirst()
                .orElseThrow();
        assertThat(settings.hasAttribute("open")).isFalse();
        assertThat(settings.getTextContent()).contains("Positive").contains("yes");
    }

    @Test
    void aModelsPicturesStandAboveTheChecksEachSubjectOnceAndWithTheChampionsWhereThereIsOne() {
        Evidence.Curve own = roc("candidate");
        Evidence.Curve both = roc("candidate", "champion");
        Report report = new ReportBuilder("modelValidate", "default", Clock.systemUTC())
                .check(Check.of("metric.rocAuc", "ROC AUC", Verdict.PASSED, "high")
                        .evidence(own))
                .check(Check.of("champion", "Both models", Verdict.PASSED, "beside each other")
                        .evidence(both))
                .check(Check.of("metric.accuracy", "Accuracy", Verdict.PASSED, "high")
                        .evidence(new Evidence.ConfusionMatrix(5, 1, 2, 4)))
                .check(Check.of("column.age", "age", Verdict.PASSED, "no metric")
                        .evidence(own))
                .build("good");

        Document page = PageReader.parse(ReportPage.renderHead(report));

        assertThat(PageReader.elements(page, "h4"))
                .extracting(Element::getTextContent)
                .containsExactly("Accuracy", "Both models: true positive rate by false positive rate");
        Report drift = new ReportBuilder("driftGate", "default", Clock.systemUTC())
                .check(Check.of("column.age", "age", Verdict.PASSED, "no metric")
                        .evidence(own))
                .build("none drifted");
        assertThat(ReportPage.renderHead(drift)).doesNotContain("At a glance");
    }

    @Test
    void aMetricHasTheNameOfItsCheckAmongTheNumbersForTrends() {
        Report report = new ReportBuilder("modelValidate", "default", Clock.systemUTC())
                .check(Check.of("metric.rougeL", "ROUGE-L", Verdict.PASSED, "high"))
                .series("rougeL", 0.5)
                .series("rows", 100)
                .build("good");

        Document page = PageReader.parse(ReportPage.render(report));

        assertThat(PageReader.elements(page, "dt"))
                .extracting(Element::getTextContent)
                .contains("ROUGE-L", "Rows");
    }

    @Test
    void breaksWithinAWordOnlyWhereItIsLong() {
        String call = "operator.attrgetter('system')";
        Report report = new ReportBuilder("modelScan", "default", Clock.systemUTC())
                .check(Check.of("scan.import", "Import", Verdict.FAILED, "found")
                        .evidence(
                                new Evidence.Table(List.of("chain", "place"), List.of(List.of(call, "a/".repeat(40))))))
                .build("bad");

        Document page = PageReader.parse(ReportPage.render(report));

        assertThat(PageReader.elements(page, "td"))
                .filteredOn(cell -> cell.hasAttribute("data-label"))
                .extracting(cell -> cell.getAttribute("class"))
                .contains("mg-words", "mg-long");
    }

    private static Evidence.Curve roc(String... models) {
        return new Evidence.Curve(
                "false positive rate",
                "true positive rate",
                false,
                Stream.of(models)
                        .map(model -> new Evidence.Line(model, List.of(0.0, 0.2, 1.0), List.of(0.0, 0.9, 1.0)))
                        .toList());
    }

    @Test
    void theBodyAloneBringsNoStyleAndOnlyItsOwnClassNames() {
        Document body = PageReader.parse(ReportPage.renderBody(everything));

        assertThat(PageReader.elements(body, "style")).isEmpty();
        assertThat(PageReader.attributeNames(body)).doesNotContain("style", "id");
        assertThat(PageReader.elements(body, "*"))
                .flatExtracting(
                        element -> Stream.of(element.getAttribute("class").split(" "))
                                .filter(name -> !name.isEmpty())
                                .toList())
                .isNotEmpty()
                .allMatch(name -> name.startsWith("mg-"));
        assertThat(PageReader.elements(body, "h1")).isEmpty();
        assertThat(PageReader.elements(body, "h2")).hasSize(1);
    }

    @Test
    void everyClassThatIsLookedUpByNameIsStyled() {
        String css = ReportPage.css();
        for (Verdict verdict : Verdict.values()) {
            assertThat(css).contains(".mg-is-" + Wording.cssName(verdict), ".mg-fill-" + Wording.cssName(verdict));
        }
        for (int i = 1; i <= 6; i++) {
            assertThat(css).contains(".mg-line-" + i + " ");
        }
        for (int i = 0; i <= 6; i++) {
            assertThat(css).contains(".mg-heat-" + i + " ");
        }
        for (int i = 0; i <= 4; i++) {
            assertThat(css).contains(".mg-right-" + i, ".mg-wrong-" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</style></script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' onfocus='alert(1)' autofocus='",
                "]]><svg onload=alert(1)>",
                "&#60;script&#62;",
                "\u0000\u0008\uFFFE\uD800 bell",
            })
    void hostileNamesStayText(String name) {
        Check check = Check.of(name, name, Verdict.FAILED, name)
                .observed(1)
                .limit(Bounds.atMost(0.5))
                .unit(name)
                .interval(new Interval(0.9, 1.1, 0.95));
        Report hostile = SampleReports.of(
                "driftGate",
                "default",
                name,
                Map.of(name, 1.0),
                List.of(
                        check.evidence(new Evidence.Distribution(List.of(name), List.of(0.5), List.of(0.5))),
                        check.evidence(new Evidence.Table(List.of(name), List.of(List.of(name)))),
                        check.evidence(new Evidence.ConfusionMatrix(1, 2, 3, 4)),
                        check.evidence(new Evidence.Curve(
                                name,
                                name,
                                false,
                                List.of(new Evidence.Line(name, List.of(0.0, 1.0), List.of(0.0, 1.0))))),
                        check.figures(Map.of(name, 1.0, "noise", 0.1))
                                .evidence(new Evidence.Group(List.of(
                                        new Evidence.Histogram(
                                                List.of(0.0, 1.0),
                                                true,
                                                true,
                                                new Evidence.Side(List.of(1.0), 0, 0),
                                                new Evidence.Side(List.of(1.0), 0, 0),
                                                name),
                                        new Evidence.QuantileShift(List.of(0.5), List.of(1.0), List.of(2.0), name)))),
                        check.evidence(
                                new Evidence.HeatMap(List.of(name), List.of(name), List.of(List.of(1.0)), 0.5, name))));

        Document page = PageReader.parse(ReportPage.render(hostile));

        assertThat(PageReader.elements(page, "*"))
                .extracting(Element::getTagName)
                .doesNotContain("script", "img");
        assertThat(PageReader.attributeNames(page)).noneMatch(attribute -> attribute.startsWith("on"));
        assertThat(PageReader.withClass(page, "mg-summary").get(0).getTextContent())
                .isEqualTo(VisibleText.line(name));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void saysEachVerdictInWordsAndByShape(Verdict verdict) {
        Report report = SampleReports.of(
                "driftGate", "default", "s", Map.of(), List.of(Check.of("a", "A", verdict, "because")));
        Document page = PageReader.parse(ReportPage.render(report));

        assertThat(PageReader.withClass(page, "mg-badge-word"))
                .extracting(Element::getTextContent)
                .containsOnly(verdict.label());
        List<String> shapes = Stream.of(Verdict.values())
                .map(other -> {
                    Markup out = new Markup();
                    VerdictMark.sign(out, other, 10);
                    return out.toString().replaceAll("class=\"[^\"]*\"|(fill|stroke)=\"[^\"]*\"", "");
                })
                .toList();
        assertThat(shapes).doesNotHaveDuplicates();
    }

    @Test
    void listsTheWorstChecksFirst() {
        Document page = PageReader.parse(ReportPage.render(everything));

        assertThat(PageReader.withClass(page, "mg-verdict"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "Error",
                        "Failed",
                        "Not enough data",
                        "Warning",
                        "Warning",
                        "Passed",
                        "Passed",
                        "Passed",
                        "Passed",
                        "Passed",
                        "Passed",
                        "Passed",
                        "Skipped");
    }

    @Test
    void showsWhatWasObservedAllowedAndHowSureThatIs() {
        String page = ReportPage.render(everything);

        assertThat(page)
                .contains(
                        "0.3412",
                        "≤ 0.2",
                        "0.29 … 0.39 at 95 %",
                        "more than the 0.2 allowed",
                        "38.5\u00A0ms",
                        "≤ 250\u00A0ms")
                .contains("observed 0.3412, 95 % interval 0.29 … 0.39, allowed ≤ 0.2");
    }

    @Test
    void drawsADifferentChartForEachKindOfEvidence() {
        Document page = PageReader.parse(ReportPage.render(everything));

        assertThat(PageReader.withClass(page, "mg-chart"))
                .as("one a kind, and the course once more at a glance")
                .hasSize(8)
                .allSatisfy(chart -> {
                    assertThat(chart.getElementsByTagName("title").item(0).getTextContent())
                            .isNotBlank();
                    assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                            .isNotBlank();
                });
        assertThat(PageReader.withClass(page, "mg-forest-row"))
                .as("a row an estimate, and the axis")
                .hasSize(4);
        assertThat(PageReader.withClass(page, "mg-confusion").get(0).getTextContent())
                .contains("1,204", "83 %", "4,198", "96 %");
        assertThat(ReportPage.render(everything)).contains("&gt; 6.2: reference 10 %, current 21 %");
    }

    @Test
    void namesEveryInputByItsWholeDigest() {
        String page = ReportPage.render(everything);

        assertThat(page).contains("data/reference.csv", "20,640", "1.2 MB", ">0123456789ab<");
        everything.inputs().forEach(input -> assertThat(page).contains("title=\"" + input.sha256() + "\""));
    }

    @Test
    void aLongTableIsFoldedAndNeverABoxThatScrolls() {
        List<List<String>> rows =
                IntStream.range(0, 40).mapToObj(row -> List.of("import " + row)).toList();
        Document page = PageReader.parse(ReportPage.render(new ReportBuilder("modelScan", "default", Clock.systemUTC())
                .check(Check.of("scan.imports", "Imports", Verdict.PASSED, "40 imports.")
                        .evidence(new Evidence.Table(List.of("Import"), rows)))
                .build("fine")));

        Element fold = PageReader.withClass(page, "mg-more").get(0);
        assertThat(fold.getTextContent()).startsWith("30 more rows").contains("import 10", "import 39");
        assertThat(PageReader.elements(page, "td"))
                .filteredOn(cell -> cell.getTextContent().startsWith("import "))
                .hasSize(40);
    }

    @Test
    void fiveHundredColumnsOpenOnlyWhatNeedsAPerson() {
        Document page = PageReader.parse(ReportPage.render(fiveHundredColumns()));
        List<Element> folds = PageReader.elements(page, "details");

        assertThat(folds.stream().filter(fold -> fold.hasAttribute("open"))).hasSize(20);
        assertThat(PageReader.withClass(page, "mg-quiet").get(0).getTextContent())
                .startsWith("470 more checks need no attention");
        assertThat(PageReader.withClass(page, "mg-check")).hasSize(502);
    }

    @Test
    void fiveHundredColumnsDrawTheWorstAndSayThatTheRestAreRows() {
        String page = ReportPage.render(fiveHundredColumns());
        Document document = PageReader.parse(page);

        assertThat(PageReader.withClass(document, "mg-chart"))
                .as("a histogram and quantiles each, but of the two checks of the whole")
                .hasSize(2 * 38);
        assertThat(page)
                .contains("drawn for the 40 worst checks; the other 462 are plain rows")
                .contains("closest to its limit first: the rest", "c499")
                .hasSizeLessThan(700_000);
    }

    @Test
    void manyChecksAreGroupedByWhatTheyLookAtUnderTheirNumbers() {
        Document page = PageReader.parse(ReportPage.render(fiveHundredColumns()));

        assertThat(PageReader.withClass(page, "mg-group-head"))
                .extracting(Element::getTextContent)
                .containsExactly("Overall1\u00A0failed\n1\u00A0passed\n", "Columns30\u00A0failed\n470\u00A0passed\n");
    }

    @Test
    void amongEqualVerdictsTheOneFurthestBeyondItsLimitComesFirst() {
        Document page = PageReader.parse(ReportPage.render(fiveHundredColumns()));

        assertThat(PageReader.withClass(page, "mg-what").stream()
                        .map(cell -> cell.getElementsByTagName("bdi").item(0).getTextContent())
                        .filter(title -> title.matches("c[0-9]+"))
                        .limit(3))
                .containsExactly("c29", "c28", "c27");
    }

    @Test
    void figuresStandInColumnsOfTheirOwn() {
        String page = ReportPage.render(everything);

        assertThat(page)
                .contains(">Noise</th>", ">Adjusted p</th>", ">Moved</th>")
                .doesNotContain(">Effect</th>");
        assertThat(page)
                .contains("data-label=\"Noise\" title=\"0.06\">0.06<", "data-label=\"Moved\" title=\"0.07\">7 %<");
    }

    private static Report fiveHundredColumns() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of("dataset", "Data set", Verdict.FAILED, "6 % of the columns drifted"));
        checks.add(Check.of("schema", "Columns", Verdict.PASSED, "as before"));
        Evidence.Side side =
                new Evidence.Side(IntStream.range(0, 20).mapToObj(i -> 0.05).toList(), 0, 0);
        for (int i = 0; i < 500; i++) {
            Verdict verdict = i < 30 ? Verdict.FAILED : Verdict.PASSED;
            Evidence histogram = new Evidence.Histogram(
                    IntStream.rangeClosed(0, 20).mapToObj(Double::valueOf).toList(), true, true, side, side, null);
            Evidence quantiles = new Evidence.QuantileShift(
                    List.of(0.1, 0.5, 0.9), List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 4.0), null);
            checks.add(Check.of("column.c" + i, "c" + i, verdict, "moved")
                    .observed(i < 30 ? 0.2 + i / 100.0 : 0.1)
                    .limit(Bounds.atMost(0.2))
                    .figures(Map.of("noise", 0.02, "adjustedP", 0.01))
                    .evidence(new Evidence.Group(List.of(histogram, quantiles))));
        }
        return SampleReports.of("driftGate", "default", "s", Map.of(), checks);
    }

    @Test
    void drawsWhateverNumbersAReportCanHold() {
        List<Double> extremes = List.of(-Double.MAX_VALUE, 0.0, Double.MIN_VALUE, Double.MAX_VALUE);
        List<Check> checks = List.of(
                Check.of("curve", "Curve", Verdict.PASSED, "e")
                        .evidence(new Evidence.Curve(
                                "x", "y", true, List.of(new Evidence.Line("l", extremes, extremes)))),
                Check.of("flat", "Flat", Verdict.PASSED, "e")
                        .evidence(new Evidence.Curve(
                                "x", "y", false, List.of(new Evidence.Line("l", List.of(5.0), List.of(5.0))))),
                Check.of("none", "None", Verdict.PASSED, "e").evidence(new Evidence.Curve("x", "y", false, List.of())),
                Check.of("empty", "Empty", Verdict.PASSED, "e")
                        .evidence(new Evidence.Distribution(List.of(), List.of(), List.of())),
                Check.of("zero", "Zero", Verdict.PASSED, "e")
                        .evidence(new Evidence.Distribution(List.of("a"), List.of(0.0), List.of(0.0))),
                Check.of("range", "Range", Verdict.PASSED, "e")
                        .evidence(new Evidence.Histogram(
                                extremes,
                                false,
                                false,
                                new Evidence.Side(List.of(0.0, 0.0, 0.0), 0, 0),
                                new Evidence.Side(List.of(1.0, 0.0, 0.0), 0, 1),
                                null)),
                Check.of("shift", "Shift", Verdict.PASSED, "e")
                        .evidence(new Evidence.QuantileShift(List.of(0.0, 0.1, 0.5, 1.0), extremes, extremes, null)),
                Check.of("map", "Map", Verdict.PASSED, "e")
                        .evidence(new Evidence.HeatMap(
                                List.of("r"), List.of("a", "b", "c", "d"), List.of(extremes), 0.0, "v")),
                Check.of("no map", "No map", Verdict.PASSED, "e")
                        .evidence(new Evidence.HeatMap(List.of(), List.of(), List.of(), null, "v")),
                Check.of("matrix", "Matrix", Verdict.PASSED, "e").evidence(new Evidence.ConfusionMatrix(0, 0, 0, 0)),
                Check.of("wide", "Wide", Verdict.PASSED, "e")
                        .observed(Double.MAX_VALUE)
                        .limit(new Bounds(-Double.MAX_VALUE, Double.MAX_VALUE))
                        .interval(new Interval(-Double.MAX_VALUE, Double.MAX_VALUE, 0.5)));

        String page = ReportPage.render(SampleReports.of("driftGate", "default", "s", Map.of(), checks));

        PageReader.parse(page);
        assertThat(page).doesNotContain("NaN", "Infinity");
    }

    @Test
    void aLongCurveKeepsItsPeakInASmallPicture() {
        List<Double> x = IntStream.range(0, 50_000).mapToObj(i -> i / 1000.0).toList();
        List<Double> y = IntStream.range(0, 50_000)
                .mapToObj(i -> i == 31_234 ? 9.0 : i % 2 * 0.1)
                .toList();
        Check check = Check.of("c", "C", Verdict.WARNING, "e")
                .evidence(new Evidence.Curve("x", "y", false, List.of(new Evidence.Line("l", x, y))));

        String page = ReportPage.renderBody(SampleReports.of("driftGate", "default", "s", Map.of(), List.of(check)));

        assertThat(page).hasSizeLessThan(60_000);
        Element line = PageReader.withClass(PageReader.parse(page), "mg-line-1").get(0);
        double highest = Stream.of(line.getAttribute("d").split("[ML]"))
                .filter(point -> !point.isEmpty())
                .mapToDouble(point -> Double.parseDouble(point.split(" ")[1]))
                .min()
                .orElseThrow();
        assertThat(highest).isLessThan(50);
    }
}
