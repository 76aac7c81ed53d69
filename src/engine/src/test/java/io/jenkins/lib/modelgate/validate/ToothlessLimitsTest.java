package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no model can break asks for nothing. */
class ToothlessLimitsTest {

    private static final String SCORED = "predictions: p.csv, target: y, score: s, ";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: [{metric: accuracy, min: 0}]|accuracy ≥ 0 allows everything",
                "limits: [{metric: rocAuc, max: 1}]|rocAuc ≤ 1 allows everything",
                "limits: [{metric: logLoss, min: 0}]|logLoss ≥ 0 allows everything",
                "limits: [{metric: mcc, min: -1, max: 1}]|mcc −1 … 1 allows everything",
                "limits: [{metric: accuracy, min: 0}, {metric: brier, max: 1}]|accuracy ≥ 0, brier ≤ 1 allow everything",
                "slices: g, sliceLimits: 'accuracy>=0'|accuracy ≥ 0 of slices allows everything",
                "slices: g, sliceLimits: 'accuracy=1'|accuracy up to 1 worse of slices allows everything",
                "sensitive: g, fairness: 'demographicParityDifference<=1'|demographicParityDifference ≤ 1 allows everything",
                "sensitive: g, fairness: 'accuracyRatio>=0'|accuracyRatio ≥ 0 allows everything",
                "sensitive: g, fairness: 'mccDifference<=2'|mccDifference ≤ 2 allows everything",
                "weakSlices: g, weakSliceLimits: 'accuracy>=0.9'|'weakSliceLimits' ask nothing where no weak slice is found",
                "limits: [{metric: accuracy, min: 0}], weakSlices: g, weakSliceLimits: 'accuracy>=0.9'|accuracy ≥ 0 allows everything; 'weakSliceLimits' ask nothing where no weak slice is found",
            })
    void areNoLimits(String settings, String because) {
        Report report = run(SCORED + settings);

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(limits(report)).hasValueSatisfying(check -> {
            assertThat(check.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(check.explanation())
                    .isEqualTo("No limit was asked for that could fail: " + because
                            + ". Add 'limits' that a bad model would break.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: [{metric: accuracy, min: 0}, {metric: rocAuc, min: 0.5}]",
                "limits: [{metric: logLoss, max: 5}]",
                "limits: [{metric: mcc, min: -0.9}]",
                "limits: [{metric: accuracy, min: 0}], baseline: dummy",
                "limits: [{metric: accuracy, min: 0, noWorseThan: 0.5}], championScore: old",
                "slices: g, sliceLimits: 'accuracy=0.99'",
                "sensitive: g, fairness: 'demographicParityDifference<=0.99'",
                "sensitive: g, fairness: 'logLossDifference<=100'",
            })
    void oneThatCanFailIsEnough(String settings) {
        assertThat(limits(run(SCORED + settings))).isEmpty();
    }

    @Test
    void ofAMetricsFileToo() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/m.json"), "{\"auc\": 0.1, \"score\": 3}");

        Report report = run("metricsFile: m.json, limits: [{metric: file.auc, min: 0}]");

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(report.summary()).contains("file.auc ≥ 0 allows everything");
        assertThat(run("metricsFile: m.json, limits: [{metric: file.score, min: 0}]")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    private static Optional<Check> limits(Report report) {
        return report.checks().stream()
                .filter(check -> check.id().equals("limits"))
                .findFirst();
    }

    private Report run(String settings) {
        InMemoryTable table = InMemoryTable.named("p.csv")
                .numbers("y", column(row -> row % 2))
                .numbers("s", column(row -> row % 2 == 0 ? 0.2 : 0.8))
                .numbers("old", column(row -> row % 2 == 0 ? 0.3 : 0.6))
                .words(
                        "g",
                        IntStream.range(0, 200)
                                .mapToObj(row -> row < 100 ? "a" : "b")
                                .toArray(String[]::new));
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
}
