package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void cannotJudgeWhereOnlyOneClassHasWeight() {
        Report report = run(SCORED + ", limits: [{metric: accuracy, min: 0.7}]", row -> row % 2);

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "classes").explanation())
                .isEqualTo("There are not rows of both classes: 100 rows are positive ('1'), 0 are negative ('0'),"
                        + " without the 100 rows of weight 0; check 'target' and 'positive'.");
    }

    @Test
    void cannotJudgeWhereOnlyOneOfSeveralClassesHasWeight() {
        Report report = run(
                "predictions: p.csv, target: y, decision: y2, weight: w, task: multiclass, limits: [{metric: accuracy, min: 0.7}]",
                row -> row % 2);

        assertThat(check(report, "classes").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void holdsTheFewestRowsAgainstWhatRowsCountAs() {
        Report report = run(SCORED + ", limits: [{metric: accuracy, min: 0.7}]", row -> row < 2 ? 1000 : 1);

        Check rows = check(report, "rows");
        assertThat(rows.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(rows.observed()).isEqualTo(2);
        assertThat(rows.explanation())
                .isEqualTo("200 rows, which by their weights count as much as 2, at least 30 are needed.");
        assertThat(check(report, "metric.accuracy").explanation())
                .endsWith("Not judged: the rows count as much as 2 by their weights, fewer than 30.");
    }

    @Test
    void judgesWhereTheRowsCountForEnough() {
        Report report = run(SCORED + ", limits: [{metric: accuracy, min: 0.7}]", row -> row < 50 ? 0.1 : 0.2);

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "rows").explanation())
                .isEqualTo("200 rows, which by their weights count as much as 188, at least 30 are needed.");
        assertThat(check(run(SCORED, row -> 0.3), "rows").explanation()).isEqualTo("200 rows, at least 30 are needed.");
    }

    @Test
    void holdsSlicesAndGroupsAgainstWhatTheirRowsCountAs() {
        Report report = run(
                SCORED
                        + ", limits: [{metric: accuracy, min: 0.7}], slices: g, sliceLimits: 'accuracy>=0.5', sensitive: g,"
                        + " fairness: 'accuracyDifference<=0.5'",
                row -> row == 1 ? 1000 : row < 100 ? 0 : 1);

        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        Report enough = run(
                SCORED
                        + ", minRows: 2, limits: [{metric: accuracy, min: 0.7}], slices: g, sliceLimits: 'accuracy>=0.5',"
                        + " sensitive: g, fairness: 'accuracyDifference<=0.5'",
                row -> row < 100 && row > 20 ? 0 : 1);
        assertThat(check(enough, "metric.accuracy").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(enough, "slice.g.accuracy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(enough, "slice.g.accuracy").explanation())
                .contains("g = a (1, 100 rows, by their weights 21)");
        assertThat(check(enough, "fairness.g.accuracyDifference").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(enough, "fairness.g.accuracyDifference").explanation())
                .contains("fewer than 30 rows: g = a (100, by their weights 21)");
    }

    @Test
    void endsInErrorWhereWeightsAreTooLargeToAddUp() {
        Report report = run(SCORED + ", limits: [{metric: accuracy, min: 0.7}]", row -> 1e307);

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .isEqualTo(
                        "The weights of p.csv in column 'w' are too large to add up; divide all of them by the same number.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: w, score: s",
                "target: y, score: w",
                "target: y, score: s, decision: w",
                "target: y, prediction: w",
                "target: y, prediction: p, lower: w, upper: u",
                "target: y, prediction: p, quantiles: '0.9=w'",
                "target: y, scores: [a=w, b=v]",
                "target: y, scores: 'w*'",
                "target: y, decision: w, task: multiclass",
                "target: y, score: w, group: g, task: ranking",
                "target: w, prediction: p, task: text",
                "target: y, prediction: p, references: w, task: text",
                "target: y, score: s, championScore: w",
            })
    void refusesAWeightThatIsTheTruthOrWhatTheModelSaid(String settings) {
        String weight = settings.contains("'w*'") ? "w_a" : "w";
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{predictions: p.csv, weight: %s, %s}".formatted(weight, settings)))
                .withMessageContaining("'weight' names the column '%s', which is the truth or what a model said of it"
                        .formatted(weight));
    }

    @Test
    void takesAsWeightWhatOnlyStandsBesideThePredictions() {
        for (String settings : new String[] {
            "target: y, score: s, championPredictions: c.csv, championScore: w",
            "target: y, prediction: p, horizon: w, task: forecast",
            "prediction: p, columns: w, task: text",
            "target: y, scores: 'p_*'"
        }) {
            assertThat(spec("{predictions: p.csv, weight: w, %s}".formatted(settings))
                            .weight())
                    .contains("w");
        }
    }

    /** Half of the rows are positive, all of them predicted rightly. */
    private Report run(String settings, IntToDoubleFunction weight) {
        InMemoryTable table = InMemoryTable.named("p.csv")
                .numbers("y", column(row -> row % 2))
                .numbers("y2", column(row -> row % 2))
                .numbers("s", column(row -> row % 2 == 0 ? 0.2 : 0.8))
                .words(
                        "g",
                        IntStream.range(0, 200)
                                .mapToObj(row -> row < 100 ? "a" : "b")
                                .toArray(String[]::new))
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
