package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MulticlassTest {

    private static final String SCORED = "predictions: p.csv, target: y, minRows: 1, scores: 'p_*'";

    @TempDir
    private Path folder;

    @Test
    void findsTheClassesByThePatternOfTheirColumns() {
        Report report = run(SCORED + ", limits: [{metric: 'recall[cat]', min: 0.4}, {metric: topK@2, min: 1}]", pets());

        assertThat(report.series())
                .containsEntry("accuracy", 0.75)
                .containsEntry("recall[cat]", 0.5)
                .containsEntry("topK@2", 1.0)
                .containsKeys("logLoss", "rocAuc.ovr", "f1.macro");
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.checks())
                .filteredOn(check -> check.id().equals("metrics"))
                .first()
                .satisfies(check -> assertThat(((Evidence.Group) check.evidence()).parts())
                        .hasAtLeastOneElementOfType(Evidence.ConfusionTable.class));
    }

    @Test
    void takesTheColumnsThatWereNamed() {
        Report report = run(
                "predictions: p.csv, target: y, minRows: 1, scores: [cat=p_cat, dog=p_dog, owl=p_owl],"
                        + " limits: [{metric: accuracy, min: 0.7}]",
                pets());

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void needsNoScoresWhereThereAreDecisions() {
        Report report = run(
                "predictions: p.csv, target: y, decision: d, task: multiclass, minRows: 1,"
                        + " limits: [{metric: precision.macro, min: 0.1}]",
                InMemoryTable.named("p.csv").numbers("y", 1.0, 2.0, 10.0).words("d", "1", "2", "2"));

        assertThat(report.series()).containsEntry("accuracy", 2 / 3.0).containsEntry("precision.macro", 0.5);
    }

    @Test
    void countsRowsByTheirWeights() {
        Report report = run(SCORED + ", weight: w, metrics: [kappa]", pets().numbers("w", 1.0, 0.0, 1.0, 2.0));

        assertThat(report.series()).containsEntry("accuracy", 1.0).containsEntry("kappa", 1.0);
    }

    @Test
    void refusesANegativeWeight() {
        assertError(
                SCORED + ", weight: w",
                pets().numbers("w", 1.0, -1.0, 1.0, 2.0),
                "Row 2 of p.csv, column 'w', holds -1.0; a weight is at least 0.");
    }

    @Test
    void refusesProbabilitiesThatDoNotAddUp() {
        Table table = InMemoryTable.named("p.csv")
                .words("y", "a", "b")
                .numbers("p_a", 0.5, 0.5)
                .numbers("p_b", 0.5, 0.4);

        assertError(SCORED, table, "Row 2 of p.csv, column 'p_a', begins probabilities that add up to 0.9, not to 1.");
    }

    @Test
    void refusesALabelWithoutScores() {
        Table table = InMemoryTable.named("p.csv")
                .words("y", "a", "c")
                .numbers("p_a", 0.5, 0.5)
                .numbers("p_b", 0.5, 0.5);

        assertError(SCORED, table, "holds 'c', a class that 'scores' does not name (it has a, b)");
    }

    @Test
    void saysOfAClassThatIsNotThereThatItIsNot() {
        Report report = run(SCORED + ", limits: [{metric: 'recall[cow]', min: 0.4}]", pets());

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.summary())
                .isEqualTo("Recall of 'cow' is undefined: there is no class 'cow', but cat, dog, owl.");
    }

    private static InMemoryTable pets() {
        return InMemoryTable.named("p.csv")
                .words("y", "cat", "cat", "dog", "owl")
                .numbers("p_owl", 0.1, 0.1, 0.1, 0.8)
                .numbers("p_cat", 0.8, 0.4, 0.1, 0.1)
                .numbers("p_dog", 0.1, 0.5, 0.8, 0.1);
    }

    private void assertError(String settings, Table table, String message) {
        Report report = run(settings, table);
        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains(message);
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
}
