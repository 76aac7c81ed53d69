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
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DummyExaminationTest {

    private static final String SCORED = "predictions: p.csv, target: y, score: s, baseline: dummy, limits: [%s]";

    @TempDir
    private Path folder;

    @Test
    void failsAModelThatOnlyKnowsTheMajority() {
        Report report = run(SCORED.formatted("{metric: accuracy, min: 0.8}"), scored(10, 0.1, 0.1));

        assertThat(verdict(report, "metric.accuracy")).isEqualTo(Verdict.PASSED);
        assertThat(verdict(report, "metric.accuracy.dummy")).isEqualTo(Verdict.FAILED);
        assertThat(report.summary())
                .startsWith("Accuracy 0.9 (95 % interval 0.8256 … 0.9448), of a dummy that always decides")
                .endsWith("0.9: the model is no better.");
    }

    @Test
    void passesAModelThatTellsTheClassesApart() {
        Report report = run(
                SCORED.formatted("{metric: rocAuc, min: 0.8}, {metric: precision, min: 0.5}"), scored(10, 0.9, 0.1));

        assertThat(verdict(report, "metric.rocAuc.dummy")).isEqualTo(Verdict.PASSED);
        assertThat(verdict(report, "metric.precision.dummy")).isEqualTo(Verdict.PASSED);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void doesNotPassWhereNoLimitedMetricCanTell() {
        // Nine in ten are positive, and the dummy finds them all.
        Report report = run(SCORED.formatted("{metric: recall, min: 0.8}"), scored(90, 0.9, 0.1));

        assertThat(verdict(report, "metric.recall.dummy")).isEqualTo(Verdict.SKIPPED);
        assertThat(verdict(report, "dummy")).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void failsAModelThatAlwaysDecidesTheSameWhicheverItIs() {
        Report report = run(
                SCORED.formatted("{metric: recall, min: 0.9}, {metric: f1, min: 0.3}, {metric: expectedCost, max: 1}")
                        + ", costs: ['1:0=100', '0:1=1']",
                scored(20, 0.9, 0.9));

        assertThat(verdict(report, "metric.recall.dummy")).isEqualTo(Verdict.SKIPPED);
        assertThat(verdict(report, "metric.f1.dummy")).isEqualTo(Verdict.FAILED);
        assertThat(verdict(report, "metric.expectedCost.dummy")).isEqualTo(Verdict.FAILED);
    }

    @Test
    void failsAlsoTheBestOfManyClasses() {
        String[] truth = IntStream.range(0, 100)
                .mapToObj(row -> List.of("a", "b", "c").get(row % 3))
                .toArray(String[]::new);
        String[] always = IntStream.range(0, 100).mapToObj(row -> "c").toArray(String[]::new);
        Report report = run(
                "predictions: p.csv, target: y, decision: d, task: multiclass, baseline: dummy,"
                        + " costs: ['a:a=9', 'a:b=9', 'a:c=1', 'b:a=9', 'b:b=9', 'b:c=1', 'c:a=9', 'c:b=9', 'c:c=1'],"
                        + " limits: [{metric: expectedCost, max: 10}]",
                InMemoryTable.named("p.csv").words("y", truth).words("d", always));

        assertThat(verdict(report, "metric.expectedCost.dummy")).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"mape, 2.4, 9", "maxError, 505, 9999", "rmsle, 31.6, 99", "medianAe, 1.5, 99", "smape, 20, 1.9"})
    void failsANumberThatIsAlwaysTheSame(String metric, double always, double max) {
        double[] target = IntStream.rangeClosed(1, 100)
                .mapToDouble(row -> row <= 50 ? 1 + row / 50.0 : 10 * row)
                .toArray();
        double[] said = IntStream.range(0, 100).mapToDouble(row -> always).toArray();
        Report report = run(
                "predictions: p.csv, target: y, prediction: p, baseline: dummy, limits: [{metric: %s, max: %s}]"
                        .formatted(metric, max),
                InMemoryTable.named("p.csv").numbers("y", target).numbers("p", said));

        assertThat(verdict(report, "metric.%s.dummy".formatted(metric))).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rocAuc", "ks", "averagePrecision", "balancedAccuracy"})
    void guessingIsNeverTakenForKnowing(String metric) {
        int passed = 0;
        for (int trial = 0; trial < 40; trial++) {
            Random random = new Random(trial);
            double[] truth = random.doubles(200).map(x -> x < 0.4 ? 1 : 0).toArray();
            Report report = run(
                    SCORED.formatted("{metric: %s, min: 0.05}".formatted(metric)),
                    InMemoryTable.named("p.csv")
                            .numbers("y", truth)
                            .numbers("s", random.doubles(200).toArray()));
            passed += verdict(report, "metric.%s.dummy".formatted(metric)) == Verdict.PASSED ? 1 : 0;
        }
        // One in forty would be; five are less likely than one in a thousand.
        assertThat(passed).isLessThan(5);
    }

    @Test
    void comparesNumbersWithTheirMean() {
        double[] target = IntStream.range(0, 50).mapToDouble(row -> row).toArray();
        double[] wrong = IntStream.range(0, 50).mapToDouble(row -> 49 - row).toArray();
        Table table = InMemoryTable.named("p.csv").numbers("y", target).numbers("p", wrong);

        Report report = run(
                "predictions: p.csv, target: y, prediction: p, baseline: dummy, limits: [{metric: mae, max: 100}]",
                table);

        assertThat(verdict(report, "metric.mae.dummy")).isEqualTo(Verdict.FAILED);
    }

    @Test
    void comparesNoIntervalsOfWhichADummyPredictsNone() {
        Report report = run(
                "predictions: p.csv, target: y, prediction: p, lower: l, upper: u, baseline: dummy,"
                        + " limits: [{metric: coverage, min: 0.8}, {metric: mae, max: 100}]",
                shifted());

        assertThat(verdict(report, "metric.coverage")).isEqualTo(Verdict.PASSED);
        assertThat(verdict(report, "metric.coverage.dummy")).isEqualTo(Verdict.SKIPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void comparesAQuantileWithThatOfTheTargets() {
        Report report = run(
                "predictions: p.csv, target: y, prediction: p, quantiles: ['0.9=u'], baseline: dummy,"
                        + " limits: [{metric: 'pinball@0.9', max: 100}]",
                shifted());

        Check check = report.checks().stream()
                .filter(any -> any.id().equals("metric.pinball@0.9.dummy"))
                .findFirst()
                .orElseThrow();
        assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
        // The 45th target: (0.9 · (1 + … + 5) + 0.1 · (1 + … + 44)) / 50.
        assertThat(check.explanation()).contains("of a dummy that always says the mean 2.25");
    }

    /** Fifty targets that are predicted exactly, each with an interval of one above and below. */
    private static Table shifted() {
        double[] target = IntStream.range(0, 50).mapToDouble(row -> row).toArray();
        return InMemoryTable.named("p.csv")
                .numbers("y", target)
                .numbers("p", target)
                .numbers(
                        "l",
                        IntStream.range(0, 50).mapToDouble(row -> row - 1.0).toArray())
                .numbers(
                        "u",
                        IntStream.range(0, 50).mapToDouble(row -> row + 1.0).toArray());
    }

    @Test
    void saysThatADummyIsToBeBeatenWithoutAMargin() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{%s}".formatted(SCORED.formatted("{metric: accuracy, betterBy: 0.1}"))))
                .withMessageContaining("'baseline' is a dummy, which is to be beaten without a margin");
    }

    @Test
    void refusesADummyWhereNothingIsLimited() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{%s}".formatted(SCORED.formatted(""))))
                .withMessageContaining("'baseline' is dummy, but there are no 'limits'");
    }

    private static Table scored(int positives, double ofPositives, double ofNegatives) {
        return InMemoryTable.named("p.csv")
                .numbers(
                        "y",
                        IntStream.range(0, 100)
                                .mapToDouble(row -> row < positives ? 1 : 0)
                                .toArray())
                .numbers(
                        "s",
                        IntStream.range(0, 100)
                                .mapToDouble(row -> row < positives ? ofPositives : ofNegatives)
                                .toArray());
    }

    private Report run(String settings, Table table) {
        return Validate.run(
                        spec("{" + settings + "}"),
                        Workspace.confined(folder),
                        () -> table,
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();
    }

    private static Verdict verdict(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .map(Check::verdict)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id));
    }
}
