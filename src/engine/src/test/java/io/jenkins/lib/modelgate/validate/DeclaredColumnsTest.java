package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
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

/** A type is declared of a column that one of the tables has. */
class DeclaredColumnsTest {

    private static final String SETTINGS = "predictions: p.csv, target: y, score: s, minRows: 2, types: ['%s=text']";

    @TempDir
    private Path folder;

    @BeforeEach
    void predictions() throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        Files.writeString(models.resolve("p.csv"), "y,s,zip\n1,0.8,01234\n0,0.2,01235\n");
        Files.writeString(models.resolve("train.csv"), "y,zip,street\n1,01236,x\n");
    }

    @Test
    void refusesAColumnThatNoTableHas() {
        Report report = run(SETTINGS.formatted("zpi"));

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .isEqualTo(
                        "'types' names the column 'zpi', which models/p.csv does not have — did you mean 'zip'? There are y, s, zip.");
        assertThat(report.inputs()).hasSize(1);
    }

    @Test
    void namesTheColumnsOfAllTables() {
        assertThat(run(SETTINGS.formatted("country") + ", train: train.csv").summary())
                .isEqualTo(
                        "'types' names the column 'country', which models/p.csv and models/train.csv do not have. There are y, s, zip, street.");
    }

    @Test
    void takesAColumnThatOnlyAnotherTableHas() {
        assertThat(run(SETTINGS.formatted("street") + ", train: train.csv").verdict())
                .isEqualTo(Verdict.WARNING);
    }

    @Test
    void refusesTypesWhereThereIsNoTable() {
        assertThatThrownBy(() -> spec("{metricsFile: m.json, types: ['zip=text']}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'types' means nothing without 'predictions'");
    }

    private Report run(String settings) {
        return Validate.run(spec("{" + settings + "}"), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }
}
