package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A metric that rests on hardly any rows passes no limit, however many rows there are. */
class MetricBasisTest {

    private static final int ROWS = 200;
    private static final String NEEDED = "; at least 10 are needed ('minMetricRows').";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} rests on {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "recall|positive rows, of which there is 1",
                "f1|positive rows, of which there is 1",
                "fbeta@2|positive rows, of which there is 1",
                "gain@0.1|positive rows, of which there is 1",
                "lift@0.1|positive rows, of which there is 1",
                "precision|rows decided positive, of which there is 1",
                "balancedAccuracy|rows of the rarer class, of which there is 1",
                "mcc|rows of the rarer class, of which there is 1",
                "kappa|rows of the rarer class, of which there is 1",
                "rocAuc|rows of the rarer class, of which there is 1",
                "gini|rows of the rarer class, of which there is 1",
                "ks|rows of the rarer class, of which there is 1",
                "averagePrecision|rows of the rarer class, of which there is 1",
            })
    void ofTwoClasses(String metric, String basis) {
        Check check = check(
                run("target: y, score: s, limits: [{metric: '%s', min: 0.1}]".formatted(metric), binary(1)),
                "metric." + metric);

        assertThat(check.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check.explanation()).endsWith(" Not judged: it rests on " + basis + NEEDED);
    }

    @ParameterizedTest
    @CsvSource({"accuracy, 1", "specificity, 1", "recall, 10", "rocAuc, 10", "precision, 10"})
    void whatRestsOnEnoughIsJudged(String metric, int positives) {
        Report report =
                run("target: y, score: s, limits: [{metric: %s, min: 0.1}]".formatted(metric), binary(positives));

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void ofNegativeRows() {
        assertThat(explanation("target: y, score: s", "specificity", binary(ROWS - 2)))
                .contains("it rests on negative rows, of which there are 2;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recall.macro", "balancedAccuracy"})
    void saysWhatItRestsOnWhereThatIsLessThanHalfOfTheRows(String metric) {
        Table table = InMemoryTable.named("p.csv")
                .words("y", words(row -> row < 2 ? "c" : row % 2 == 0 ? "a" : "b"))
                .words("d", words(row -> row < 2 ? "c" : row % 2 == 0 ? "a" : "b"));
        Check check = check(
                run(
                        "target: y, decision: d, task: multiclass, limits: [{metric: '%s', min: 0.1}]"
                                .formatted(metric),
                        table),
                "metric." + metric);

        // 3² / (1/99 + 1/99 + 1/2) = 17.3
        assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check.explanation()).endsWith("200 rows, resting on 17 rows, each class counting alike).");
    }

    @ParameterizedTest(name = "{0} rests on {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "recall[c]|rows of 'c', of which there are 2",
                "precision[c]|rows decided 'c', of which there are 2",
                "f1[c]|rows of 'c', of which there are 2",
                "rocAuc[c]|rows of 'c' or of the rest, whichever are fewer, of which there are 2",
                "accuracy|",
                "f1.weighted|",
                "mcc|",
            })
    void ofSeveralClasses(String metric, String basis) {
        Table table = InMemoryTable.named("p.csv")
                .words("y", words(row -> row < 2 ? "c" : row % 2 == 0 ? "a" : "b"))
                .numbers("p_a", column(row -> row >= 2 && row % 2 == 0 ? 1 : 0))
                .numbers("p_b", column(row -> row >= 2 && row % 2 == 1 ? 1 : 0))
                .numbers("p_c", column(row -> row < 2 ? 1 : 0));
        Check check = check(
                run("target: y, scores: 'p_*', limits: [{metric: '%s', min: 0.1}]".formatted(metric), table),
                "metric." + metric);

        assertThat(check.verdict()).isEqualTo(basis == null ? Verdict.PASSED : Verdict.INSUFFICIENT_DATA);
        assertThat(check.explanation()).endsWith(basis == null ? "200 rows)." : basis + NEEDED);
    }

    @Test
    void classesThatCountAlikeDoNotHideARareOne() {
        Table table = InMemoryTable.named("p.csv")
                .words("y", words(row -> row < 2 ? "c" : "a"))
                .words("d", words(row -> row < 2 ? "c" : "a"));

        // 2² / (1/198 + 1/2) = 7.9
        assertThat(explanation("target: y, decision: d, task: multiclass", "recall.macro", table))
                .endsWith("it rests on rows, each class counting alike, of which there are 7" + NEEDED);
        assertThat(explanation("target: y, decision: d, task: multiclass", "kappa", table))
                .endsWith("it rests on rows outside the most frequent class, of which there are 2" + NEEDED);
    }

    @Test
    void ofOneHorizon() {
        Table table = InMemoryTable.named("p.csv")
                .numbers("y", column(row -> row + 1))
                .numbers("p", column(row -> row + 1))
                .words("h", words(row -> row == 0 ? "7" : "1"));

        String forecast = "task: forecast, target: y, prediction: p, horizon: h";
        assertThat(explanation(forecast, "wape[7]", table))
                .endsWith("it rests on rows of the horizon '7', of which there is 1" + NEEDED);
        assertThat(check(run(forecast + ", limits: [{metric: 'wape[1]', max: 0.1}]", table), "metric.wape[1]")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void ofQueriesThatHaveARelevantRow() {
        Table table = InMemoryTable.named("p.csv")
                .words("q", words(row -> "q" + row / 5))
                .numbers("r", column(row -> row == 0 || row == 5 ? 1 : 0))
                .numbers("s", column(row -> row % 5 == 0 ? 1 : 0));

        assertThat(explanation("task: ranking, target: r, score: s, group: q", "ndcg@10", table))
                .endsWith("it rests on queries with a relevant row, of which there are 2" + NEEDED);
    }

    @Test
    void ofRowsThatHaveANumber() {
        Table table = InMemoryTable.named("p.csv")
                .words("said", words(row -> "x"))
                .numbers(
                        "cost",
                        IntStream.range(0, ROWS)
                                .mapToObj(row -> row == 0 ? 1.0 : null)
                                .toArray(Double[]::new));

        assertThat(explanation("task: text, prediction: said, columns: cost", "column.cost", table))
                .endsWith("it rests on rows with a number in 'cost', of which there is 1" + NEEDED);
    }

    @Test
    void byTheirWeights() {
        Table table = binary(20).numbers("w", column(row -> row == 0 ? 50 : 1));

        // (50 + 19)² / (2500 + 19) = 1.9
        assertThat(explanation("target: y, score: s, weight: w, minRows: 15, minMetricRows: 15", "recall", table))
                .endsWith(
                        "it rests on positive rows, of which there is 1 by their weights; at least 15 are needed ('minMetricRows').");
    }

    @Test
    void asManyAsTheUserSays() {
        assertThat(run("target: y, score: s, minMetricRows: 1, limits: [{metric: recall, min: 0.1}]", binary(1))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(explanation("target: y, score: s, minMetricRows: 50", "recall", binary(49)))
                .contains("of which there are 49; at least 50 are needed");
        assertThat(spec("{predictions: p, target: y, score: s, minRows: 4}").minMetricRows())
                .isEqualTo(4);
        assertThat(spec("{predictions: p, target: y, score: s}").minMetricRows())
                .isEqualTo(10);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{predictions: p, target: y, score: s, minMetricRows: 0}"))
                .withMessageContaining("'minMetricRows' must lie between 1 and 1000000000");
    }

    @Test
    void comparisonsRestOnThemToo() {
        Report report =
                run("target: y, score: s, championScore: old, limits: [{metric: recall, noWorseThan: 0.1}]", binary(1));

        Check champion = check(report, "metric.recall.champion");
        assertThat(champion.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(champion.explanation()).contains("it rests on positive rows, of which there is 1" + NEEDED);
    }

    @Test
    void beingBetterThanADummyRestsOnThemToo() {
        String asked = "target: y, score: s, baseline: dummy, limits: [{metric: balancedAccuracy, min: 0.1}]";
        Check dummy = check(run(asked, binary(4)), "metric.balancedAccuracy.dummy");

        assertThat(dummy.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(dummy.explanation()).contains("Not judged: it rests on ", "of which there are 4" + NEEDED);
        assertThat(check(run(asked + ", minMetricRows: 4", binary(4)), "metric.balancedAccuracy.dummy")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void slicesAndGroupsRestOnThemToo() {
        // three positive rows in the first slice, sixty in the second
        Table table = InMemoryTable.named("p.csv")
                .numbers("y", column(row -> row < 3 || row >= 140 ? 1 : 0))
                .numbers("s", column(row -> row < 3 || row >= 140 ? 0.9 : 0.1))
                .words("g", words(row -> row < 100 ? "a" : "b"));
        String asked = "target: y, score: s, slices: g, sliceLimits: 'recall>=0.5', sensitive: g, fairness:"
                + " ['equalOpportunityDifference<=0.1', 'recallDifference<=0.1', 'demographicParityDifference<=0.9']";
        Report report = run(asked, table);

        Check slices = check(report, "slice.g.recall");
        assertThat(slices.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(slices.explanation()).contains("fewer than 10 positive rows", "g = a (1, 100 rows)");
        for (String measure : new String[] {"equalOpportunityDifference", "recallDifference"}) {
            Check fairness = check(report, "fairness.g." + measure);
            assertThat(fairness.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(fairness.explanation()).contains("Not judged: fewer than 10 positive rows: g = a (3).");
        }
        assertThat(check(report, "fairness.g.demographicParityDifference").verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(check(run(asked + ", minMetricRows: 3", table), "slice.g.recall")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    /** So many rows are positive, all predicted rightly. */
    private static InMemoryTable binary(int positives) {
        return InMemoryTable.named("p.csv")
                .numbers("y", column(row -> row < positives ? 1 : 0))
                .numbers("s", column(row -> row < positives ? 0.9 : 0.1 + row / 1000.0))
                .numbers("old", column(row -> row < positives ? 0.8 : 0.2));
    }

    private static double[] column(IntToDoubleFunction value) {
        return IntStream.range(0, ROWS).mapToDouble(value).toArray();
    }

    private static String[] words(IntFunction<String> word) {
        return IntStream.range(0, ROWS).mapToObj(word).toArray(String[]::new);
    }

    private String explanation(String settings, String metric, Table table) {
        Check check = check(
                run("%s, limits: [{metric: '%s', min: 0}]".formatted(settings, metric), table), "metric." + metric);
        assertThat(check.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        return check.explanation();
    }

    private Report run(String settings, Table table) {
        return Validate.run(
                        spec("{predictions: p.csv, %s}".formatted(settings)),
                        Workspace.confined(folder),
                        () -> table,
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + report.checks()));
    }
}
