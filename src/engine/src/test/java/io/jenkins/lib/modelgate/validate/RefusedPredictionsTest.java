package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read as labels, probabilities or numbers ends in an error that says where it stands. */
class RefusedPredictionsTest {

    private static final String SCORED = "{predictions: p.csv, target: y, score: s}";
    private static final String DECIDED = "{predictions: p.csv, target: y, decision: d}";
    private static final String PREDICTED = "{predictions: p.csv, target: y, prediction: q}";

    @TempDir
    private Path folder;

    private final InMemoryTable table = InMemoryTable.named("p.csv").inBatchesOf(2);

    @Test
    void aMissingTarget() {
        table.numbers("y", 1.0, 0.0, null).numbers("s", 0.5, 0.5, 0.5);
        assertError(
                SCORED,
                "Row 3 of p.csv, column 'y', is empty or NaN; every row needs a label, or say unlabelled: skip.");
    }

    @Test
    void aMissingWordAsTarget() {
        table.words("y", "1", "0", null).numbers("s", 0.5, 0.5, 0.5);
        assertError(
                SCORED,
                "Row 3 of p.csv, column 'y', is empty or NaN; every row needs a label, or say unlabelled: skip.");
    }

    @Test
    void aTargetThatIsNotFinite() {
        table.numbers("y", 1.0, Double.NaN).numbers("s", 0.5, 0.5);
        assertError(
                SCORED,
                "Row 2 of p.csv, column 'y', is empty or NaN; every row needs a label, or say unlabelled: skip.");
    }

    @Test
    void aTargetThatIsAPointInTime() {
        table.column("y", ColumnType.TIMESTAMP, 1.0, 2.0).numbers("s", 0.5, 0.5);
        assertError(SCORED, "Row 1 of p.csv, column 'y', holds a point in time, which is no label.");
    }

    @Test
    void aThirdLabel() {
        table.numbers("y", 1.0, 0.0, 2.0).numbers("s", 0.5, 0.5, 0.5);
        assertError(
                SCORED,
                "Row 3 of p.csv, column 'y', holds '2', a third label besides '1' and '0'; a binary classifier has two,"
                        + " with more classes say task: multiclass.");
    }

    @Test
    void aThirdWordInAnotherBatchWithAnotherDictionary() {
        table.words("y", "true", "false", "maybe", "false").numbers("s", 0.5, 0.5, 0.5, 0.5);
        assertError(SCORED, "Row 3 of p.csv, column 'y', holds 'maybe', a third label besides 'true' and 'false'");
    }

    @Test
    void labelsOfWhichNoneIsThePositiveOne() {
        table.words("y", "good", "bad").numbers("s", 0.5, 0.5);
        assertError(
                SCORED,
                "Row 2 of p.csv, column 'y', holds 'bad' and there is 'good' before it, but the positive label is '1';"
                        + " name the positive label with 'positive', or with more than two classes say task: multiclass.");
    }

    @Test
    void wordsThatOnlyLookLikeNumbers() {
        table.words("y", "1d", "2d").numbers("s", 0.5, 0.5);
        assertError(SCORED, "holds '2d' and there is '1d' before it, but the positive label is '1'");
    }

    @Test
    void aDecisionThatIsNeitherLabel() {
        table.words("y", "1", "0").words("d", "1", "approve");
        assertError(DECIDED, "Row 2 of p.csv, column 'd', holds 'approve', a third label");
    }

    @Test
    void aMissingDecision() {
        table.numbers("y", 1.0, 0.0).words("d", "1", null);
        assertError(DECIDED, "Row 2 of p.csv, column 'd', is empty or NaN");
    }

    @Test
    void aMissingScore() {
        table.numbers("y", 1.0, 0.0).numbers("s", 0.5, null);
        assertError(SCORED, "Row 2 of p.csv, column 's', is empty or NaN; every row needs a number.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.0000001, 55})
    void aScoreThatIsNoProbability(double score) {
        table.numbers("y", 1.0, 0.0).numbers("s", 0.5, score);
        assertError(
                SCORED,
                "Row 2 of p.csv, column 's', holds %s; a score must be the probability of the positive class"
                        .formatted(score));
    }

    @Test
    void aScoreThatIsNotANumber() {
        table.numbers("y", 1.0, 0.0).numbers("s", 0.5, Double.NaN);
        assertError(SCORED, "Row 2 of p.csv, column 's', is empty or NaN; every row needs a number.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatIsNotFinite(double value) {
        table.numbers("y", 1.0, 0.0).numbers("s", 0.5, value).numbers("q", value, 0.5);
        assertError(SCORED, "Row 2 of p.csv, column 's', holds %s, not a finite number.".formatted(value));
        assertError(PREDICTED, "Row 1 of p.csv, column 'q', holds %s, not a finite number.".formatted(value));
    }

    @Test
    void aWordAmongNumbersByItsRow() {
        table.inBatchesOf(2)
                .numbers("y", 1.0, 0.0, 1.0, 0.0)
                .words("s", "0.5", null, "oops", "x")
                .words("q", "1", "2", "3", "1d");
        assertError(
                SCORED,
                "Row 3 of p.csv, column 's', holds 'oops', which is no number; correct it, or name a column of numbers.");
        assertError(PREDICTED, "Row 4 of p.csv, column 'q', holds '1d', which is no number");
    }

    @Test
    void numbersThatWereDeclaredAsText() {
        table.numbers("y", 1.0, 0.0).words("s", "0.5", "1e-3");
        assertError(SCORED, "p.csv, column 's', holds numbers as text; say types: s=number.");
    }

    @Test
    void anIntervalWhoseLowerEndIsAboveItsUpperOne() {
        table.numbers("y", 1.0, 0.0, 2.0)
                .numbers("q", 1.0, 0.0, 2.0)
                .numbers("lo", 0.0, 0.0, 5.0)
                .numbers("hi", 2.0, 0.0, -5.0);
        assertError(
                "{predictions: p.csv, target: y, prediction: q, lower: lo, upper: hi}",
                "Row 3 of p.csv, column 'lo', holds 5.0, but 'hi' holds -5.0 there; the lower end of an interval is at"
                        + " most the upper one.");
    }

    @Test
    void aColumnThatIsNotThere() {
        table.numbers("y", 1.0, 0.0);
        assertError(SCORED, "p.csv has no column 's'");
    }

    private void assertError(String settings, String message) {
        Report report = Validate.run(
                        spec(settings), Workspace.confined(folder), () -> table, Clock.systemUTC(), Progress.NONE)
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains(message);
        assertThat(report.series()).isEmpty();
        assertThat(report.inputs()).extracting(Input::role).containsExactly("predictions");
    }
}
