package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When two labels are the same, of tables in files. */
class LabelFormTest {

    private static final String CLASSES =
            "predictions: p.csv, target: y, decision: d, task: multiclass, minRows: 1, limits: [{metric: accuracy, min: 0.9}]";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678,123456789012345679", "01,1", "1e0,1.0", "true,1", "b ,b"})
    void declaredTextIsAsItIsWritten(String other) throws IOException {
        write("y,d\nx,x\n%s\n".formatted(other));

        assertThat(run(CLASSES + ", types: ['y=text', 'd=text']").series()).containsEntry("accuracy", 0.5);
    }

    @Test
    void scoresAreNamedByTheWordsThatWereDeclared() throws IOException {
        write("y,a,b\n01,0.9,0.1\n1,0.2,0.8\n1,0.1,0.9\n");

        Report report = run(
                "predictions: p.csv, target: y, scores: ['01=a', '1=b'], types: 'y=text', minRows: 1, metrics: 'recall[01]'");

        assertThat(report.series()).containsEntry("accuracy", 1.0).containsEntry("recall[01]", 1.0);
    }

    @Test
    void thePositiveLabelIsTheWordThatWasDeclared() throws IOException {
        write("y,d\n1,1\n01,01\n01,1\n");

        Report report = run(
                "predictions: p.csv, target: y, decision: d, types: ['y=text', 'd=text'], positive: '01', minRows: 1");

        assertThat(report.series()).containsEntry("recall", 0.5).containsEntry("precision", 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLASSES, "predictions: p.csv, target: y, decision: d, minRows: 1"})
    void refusesNumbersThatAreNotToldFromTheirNeighbours(String settings) throws IOException {
        write("y,d\n123456789012345678,123456789012345679\n1,1\n");

        Report report = run(settings);

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .contains(
                        "Row 1 of models/p.csv, column 'y', holds a number too large to be told from its neighbours; declare it as text, types: y=text.");
    }

    @Test
    void refusesThemWhereTheyAreWordsThatNobodyDeclared() throws IOException {
        write("y,d\n123456789012345678,123456789012345679\nx,x\n");

        assertThat(run(CLASSES).summary()).contains("Row 1 of models/p.csv, column 'y', holds a number too large");
    }

    @Test
    void countsLabelsOfTheTrainingDataAsWritten() throws IOException {
        write("y,d,f\n01,01,1\n1,1,2\n");
        Files.writeString(folder.resolve("models/t.csv"), "y,f\n1,3\n1,4\n");

        Report report = run(CLASSES + ", types: ['y=text', 'd=text'], train: t.csv, hygiene: 'labelShift<=0.1'");

        assertThat(report.checks())
                .filteredOn(check -> check.id().equals("hygiene.labelShift"))
                .first()
                .satisfies(check -> assertThat(check.observed()).isEqualTo(0.5));
    }

    private void write(String csv) throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/p.csv"), csv);
    }

    private Report run(String settings) {
        return Validate.run(spec("{" + settings + "}"), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }
}
