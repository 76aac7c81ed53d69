package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportanceTest {

    @TempDir
    Path path;

    private DriftFolder folder;

    /** Of x and y, only y drifts. */
    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
        folder.reference("x,y", 1_000, i -> i % 100 + "," + i % 70);
        folder.current("x,y", 1_000, i -> i % 100 + "," + (i % 70 + 50));
    }

    @ParameterizedTest
    @CsvSource({"9, 1, 0.1, WARNING", "8, 2, 0.2, FAILED", "1, 0, 0, WARNING", "0, 5, 1, FAILED"})
    void theWeightsDecide(double x, double y, double share, Verdict verdict) {
        Report report = importance("{\"x\": %s, \"y\": %s}".formatted(x, y));

        assertThat(DriftFolder.check(report, "dataset").verdict()).isEqualTo(verdict);
        assertThat(report.series().get("driftShare")).isCloseTo(share, within(1e-12));
        assertThat(report.summary()).contains(" by importance");
        assertThat(report.inputs()).extracting(Input::role).contains("importance");
    }

    @Test
    void theyMayBeAMemberOfTheFile() {
        assertThat(importance("{\"model\": \"m\", \"importance\": {\"x\": 99, \"y\": 1}}")
                        .series()
                        .get("driftShare"))
                .isCloseTo(0.01, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"x\": -1} # The feature importance w.json gives 'x' the weight -1; a weight is a number from 0.",
                "{\"x\": \"1\"} # The feature importance w.json gives 'x' the weight \"1\"; a weight",
                "{\"x\": null} # The feature importance w.json gives 'x' the weight null; a weight",
                "{\"x\": 1e999} # The feature importance w.json",
                "{\"x\": 0} # The feature importance w.json has no weights with a sum above 0;",
                "{\"x\": 1e308, \"y\": 1e308} # The feature importance w.json has no weights with a sum above 0;",
                "{} # The feature importance w.json has no weights",
                "[1, 2] # The feature importance w.json has no weights",
                "x # The feature importance w.json",
                "{\"x\": 1, \"Y\": 2} # The feature importance w.json names the column 'Y', which the reference does not have — did you mean 'y'?"
            })
    void aFileThatSaysNothingUsefulIsAnErrorNotAPass(String content, String sentence) {
        Report report = importance(content);

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).startsWith(sentence);
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThat(folder.report("'importance': 'gone.json'").verdict()).isEqualTo(Verdict.ERROR);
    }

    private Report importance(String content) {
        return folder.write("w.json", content).report("'importance': 'w.json', 'maxDriftedShare': 0.1");
    }
}
