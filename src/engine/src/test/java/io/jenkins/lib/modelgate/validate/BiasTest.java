package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is best near 0 is limited on both sides of it. */
class BiasTest {

    private static final String PREDICTED = "predictions: p.csv, target: y, prediction: p";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "max: 0.5; -1000; FAILED; -0.5; 0.5",
                "max: 0.5; 1000; FAILED; -0.5; 0.5",
                "max: 0.5; -0.4; PASSED; -0.5; 0.5",
                "min: -0.5; 1000; FAILED; -0.5; 0.5",
                "'min: -2, max: 0.5'; -1; PASSED; -2; 0.5",
                "'min: -2, max: 0.5'; 1; FAILED; -2; 0.5",
            })
    void oneLimitHoldsOnBothSidesAndTwoAsTheyStand(String limit, double bias, Verdict verdict, double min, double max) {
        Report report = run("%s, limits: [{metric: bias, %s}]".formatted(PREDICTED, limit), bias, bias);

        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(check(report, "metric.bias").limit()).isEqualTo(new Bounds(min, max));
    }

    @Test
    void namesBothSidesWhereItHolds() {
        Report report = run(PREDICTED + ", limits: [{metric: bias, max: 0.5}]", -0.25, -0.25);

        assertThat(check(report, "metric.bias").explanation()).startsWith("Bias −0.25 lies between −0.5 and 0.5");
    }

    @ParameterizedTest
    @CsvSource({"max, -0.5", "min, 0.5"})
    void refusesOneLimitThatLeavesZeroOut(String side, double bound) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{%s, limits: [{metric: bias, %s: %s}]}".formatted(PREDICTED, side, bound)))
                .withMessageContaining(
                        "has only a %s of %s for 'bias', which is best at 0; give min and max".formatted(side, bound));
    }

    @ParameterizedTest(name = "slices of {0} and {1}, {2}: {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                // over all rows −5.5, of which a slice may be 0.5 farther from 0
                "-1; -10; bias=0.5; FAILED; -6; 6",
                "-5.2; -5.8; bias=0.5; PASSED; -6; 6",
                // the other side is as bad
                "9; -20; bias=0.5; FAILED; -6; 6",
                "-1; -10; bias<=0.5; FAILED; -0.5; 0.5",
                "0.4; -0.4; bias<=0.5; PASSED; -0.5; 0.5",
            })
    void slicesAreJudgedByHowFarFromZeroTheyAre(
            double good, double bad, String limit, Verdict verdict, double min, double max) {
        Report report = run("%s, slices: g, sliceLimits: '%s'".formatted(PREDICTED, limit), good, bad);

        Check slices = check(report, "slice.g.bias");
        assertThat(slices.verdict()).isEqualTo(verdict);
        assertThat(slices.limit()).isEqualTo(new Bounds(min, max));
        assertThat(Math.abs(slices.observed()))
                .isCloseTo(Math.max(Math.abs(good), Math.abs(bad)), org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void aNumberOfAMetricsFileThatIsBestAtZeroIsLimitedAlike() throws java.io.IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/m.json"), "{\"tilt\": -3}");
        Report report = Validate.run(
                        spec(
                                "{metricsFile: m.json, directions: 'file.tilt=zero', limits: [{metric: file.tilt, max: 1}]}"),
                        Workspace.confined(folder),
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "metric.file.tilt").explanation()).startsWith("tilt −3 is below −1");
    }

    /** Forty rows of each of two slices, with these biases. */
    private Report run(String settings, double good, double bad) {
        double[] target = IntStream.range(0, 80).mapToDouble(row -> row / 4.0).toArray();
        double[] said = IntStream.range(0, 80)
                .mapToDouble(row -> row / 4.0 + (row % 2 == 0 ? good : bad))
                .toArray();
        InMemoryTable table = InMemoryTable.named("p.csv")
                .numbers("y", target)
                .numbers("p", said)
                .words(
                        "g",
                        IntStream.range(0, 80)
                                .mapToObj(row -> row % 2 == 0 ? "good" : "bad")
                                .toArray(String[]::new));
        return Validate.run(
                        spec("{%s}".formatted(settings)),
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
