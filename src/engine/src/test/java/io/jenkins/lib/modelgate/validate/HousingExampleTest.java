package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that the project ships; its README has the numbers that scikit-learn printed. */
class HousingExampleTest {

    private static final Path EXAMPLE = Path.of("../../docs/examples/housing");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheExample() throws IOException {
        Files.createDirectories(folder.resolve("models/data"));
        for (String file : new String[] {"model.onnx", "data/reference.csv", "data/champion-reference.csv"}) {
            Files.copy(EXAMPLE.resolve(file), folder.resolve("models").resolve(file));
        }
    }

    @Test
    void equalsWhatScikitLearnPrinted() {
        Report report = run("{predictions: data/reference.csv, modelFile: model.onnx, target: target, score: score}");

        assertThat(report.series().get("rows")).isEqualTo(2736);
        assertThat(report.series().get("rocAuc")).isCloseTo(0.9479, within(5e-5));
        assertThat(report.series().get("logLoss")).isCloseTo(0.2904, within(5e-5));
        assertThat(report.series().get("accuracy")).isCloseTo(0.8757, within(5e-5));
        assertThat(report.series().get("f1")).isCloseTo(0.8917, within(5e-5));
    }

    @Test
    void decidesAsTheModelDid() {
        Report byScore = run("{predictions: data/reference.csv, target: target, score: score}");
        Report byDecision = run("{predictions: data/reference.csv, target: target, score: score, decision: decision}");

        assertThat(byDecision.series()).isEqualTo(byScore.series());
    }

    @Test
    void findsTheCandidateBetterThanTheChampion() throws IOException {
        Report champion = run("{predictions: data/champion-reference.csv, target: target, score: score,"
                + " limits: [{metric: rocAuc, min: 0.85}]}");
        assertThat(champion.verdict()).isEqualTo(Verdict.PASSED);
        Files.writeString(folder.resolve("models/champion.json"), Json.write(champion));

        Report candidate = run("""
                predictions: data/reference.csv
                target: target
                score: score
                baseline: champion.json
                limits: [{metric: rocAuc, min: 0.9, noWorseThan: 0.01}, {metric: accuracy, noWorseThan: 0.01}]
                """);

        assertThat(candidate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(candidate.summary())
                .isEqualTo("All 3 limits hold over 2,736 rows: Accuracy 0.8757, ROC AUC 0.9479.");
        assertThat(candidate.checks())
                .filteredOn(check -> check.id().equals("metric.rocAuc.baseline"))
                .singleElement()
                .satisfies(check -> assertThat(check.explanation())
                        .startsWith("ROC AUC 0.9479 now, 0.8897 in the baseline: 0.058")
                        .contains(" better; up to 0.01 worse is allowed."));
    }

    @Test
    void endsInErrorWhereThePredictionsAreMissing() {
        Report report = run("{predictions: data/none.csv, target: target, score: score}");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .isEqualTo("The predictions 'models/data/none.csv' does not exist or cannot be read.");
    }

    private Report run(String settings) {
        return Validate.run(spec(settings), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }
}
