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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DummyExaminationTest {

    private static final String SCORED = "predictions: p.csv, target: y, score: s, baseline: dummy, limits: [%s]";

    @TempDir
    private Path folder;

    @Test
    void failsAModelThatOnlyKnowsTheMajority() {
        Report report = run(SCORED.formatted("{metric: accuracy, min: 0.8}"), scored(10, 0.1, 0.1));

        assertThat(verdict(report, "metric.accuracy")).isEqualTo(Verdict.PASSED);
        assertThat(verdict(report, "metric.accuracy.dummy")).isEqualTo(Verdict.FAILED);
        assertThat(report.summary()).isEqualTo("Accuracy 0.9, of a dummy 0.9: the model is no better.");
    }

    @Test
    void passesAModelThatTellsTheClassesApart() {
        Report report = run(
                SCORED.formatted("{metric: rocAuc, min: 0.8}, {metric: precision, min: 0.5}"), scored(10, 0.9, 0.1));

        assertThat(verdict(report, "metric.rocAuc.dummy")).isEqualTo(Verdict.PASSED);
        assertThat(verdict(report, "metric.precision.dummy")).isEqualTo(Verdict.SKIPPED);
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
