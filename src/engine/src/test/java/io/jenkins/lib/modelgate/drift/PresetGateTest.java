package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetGateTest {

    @TempDir
    Path path;

    private final Random random = new Random(8);
    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
        table("reference.csv", 2_000, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidently", "nannyml", "whylogs", "psi-classic"})
    void eachPassesWhatIsAlikeAndFailsWhatMoved(String preset) {
        random.setSeed(8); // the reference's own rows: some of the tools flag new ones of the same kind
        table("current.csv", 2_000, 0);
        Report alike = preset(preset);
        table("current.csv", 2_000, 5);
        Report moved = preset(preset);

        assertThat(DriftFolder.check(alike, "dataset").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(DriftFolder.check(alike, "same-data").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(moved.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(moved.summary()).startsWith("By the rules of %s, 2 of 2 columns drifted".formatted(preset));
        assertThat(DriftFolder.check(moved, "column.x").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(moved.series()).containsEntry(Drift.BROKEN, 1.0).containsKeys("driftShare", "effect.x");
        assertThat(alike.series()).containsEntry(Drift.BROKEN, 0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidently", "nannyml", "whylogs", "psi-classic"})
    void noRowsAreNoPass(String preset) {
        table("current.csv", 0, 0);

        assertThat(preset(preset).verdict()).isNotIn(Verdict.PASSED, Verdict.WARNING, Verdict.SKIPPED);
    }

    @Test
    void aColumnThatIsGoneFails() {
        folder.current("x", 500, i -> "" + random.nextGaussian());

        assertThat(DriftFolder.check(preset("evidently"), "schema").verdict()).isEqualTo(Verdict.FAILED);
    }

    /** Evidently's data set drifts from half of the columns on; a single one of three is a warning. */
    @Test
    void lessThanTheToolsShareIsAWarning() {
        folder.reference(
                "a,b,c", 1_000, i -> random.nextGaussian() + "," + random.nextGaussian() + "," + random.nextGaussian());
        folder.current(
                "a,b,c",
                1_000,
                i -> random.nextGaussian() + "," + random.nextGaussian() + "," + (2 + random.nextGaussian()));

        Report report = preset("evidently");

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(DriftFolder.check(report, "column.c").verdict()).isEqualTo(Verdict.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'measure': 'psi'",
                "'threshold': 0.3",
                "'alpha': 0.01",
                "'maxDriftedShare': 0.5",
                "'critical': 'x'",
                "'importance': 'w.json'",
                "'persistence': '2 of 3'",
                "'by': 'region'",
                "'time': 'at', 'window': '1d'",
                "'multivariate': 'classifier'",
                "'minRows': 10",
                "'maxMissingIncrease': 0.01",
                "'maxUnseen': 0",
                "'maxOutOfRange': 0",
                "'maxDuplicates': 0",
                "'maxAuc': 0.6",
                "'keepCurrent': true"
            })
    void refusesWhatItWouldNotHeed(String setting) {
        assertThatThrownBy(() -> DriftFolder.spec("'preset': 'evidently', " + setting))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("preset");
    }

    @Test
    void aStoredProfileHasNotTheRows() {
        assertThatThrownBy(() -> DriftFolder.spec("'preset': 'nannyml', 'reference': 'p.json'"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("driftGate: 'preset' needs reference data");
    }

    @Test
    void moreThanMemoryHoldsIsAnErrorThatSaysSo() {
        folder.reference("x", 40_000, i -> "" + i);
        folder.current("x", 100, i -> "" + i);

        Report report = folder.report("'preset': 'evidently', 'maxMemory': '1m'");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .startsWith("reference.csv has more than 32,768 rows, which the preset 'evidently' cannot hold");
    }

    private Report preset(String preset) {
        return folder.report("'preset': '%s'".formatted(preset));
    }

    private void table(String name, int rows, double shift) {
        folder.table(
                name,
                "x,word",
                rows,
                i -> (shift + random.nextGaussian()) + ",w" + (shift > 0 ? 9 : random.nextInt(4)));
    }
}
