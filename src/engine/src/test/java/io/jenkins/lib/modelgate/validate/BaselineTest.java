package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

    private static final String ACCURACY = "{metric: accuracy, min: 0.5%s}";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("models"));
    }

    @ParameterizedTest(name = "{0} wrong of 100 then, {1} now, {2} allowed: {3}")
    @CsvSource({
        "10, 10, 0, PASSED",
        "10, 9, 0, PASSED",
        "10, 11, 0, FAILED",
        "10, 11, 0.01, PASSED",
        "10, 12, 0.01, FAILED",
        "20, 30, 0.1, PASSED",
    })
    void mayBeWorseByAsMuchAsWasAllowed(int then, int now, double allowed, Verdict verdict) throws IOException {
        baseline(then, report -> {});

        Report report = run(now, ", noWorseThan: " + allowed);

        assertThat(check(report, "metric.accuracy.baseline").verdict()).isEqualTo(verdict);
        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void saysWhatWasComparedWithWhat() throws IOException {
        baseline(10, report -> {});

        Check check = check(run(12, ", noWorseThan: 0.01"), "metric.accuracy.baseline");

        assertThat(check.explanation())
                .isEqualTo(
                        "Accuracy 0.88 now, 0.9 in the baseline: 0.02 worse; up to 0.01 worse is allowed."
                                + " This compares two numbers, not row by row: how much is chance cannot be told, the candidate's own interval is 0.8019 … 0.93.");
        assertThat(check.observed()).isEqualTo(0.88);
        assertThat(check.limit().min()).isEqualTo(0.89);
    }

    @Test
    void takesTheSmallerForTheBetterWhereItIs() throws IOException {
        baseline(10, report -> {});

        Report report = run(12, "}, {metric: logLoss, noWorseThan: 0.0001");

        Check check = check(report, "metric.logLoss.baseline");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.limit().max()).isNotNull();
        assertThat(check(report, "metrics").evidence().toString()).contains("[Log loss, ");
    }

    @Test
    void showsWithoutJudgingWhatNobodyAskedAbout() throws IOException {
        baseline(10, report -> {});

        Report report = run(20, "");

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        Check check = check(report, "metrics");
        assertThat(check.verdict()).isEqualTo(Verdict.SKIPPED);
        Evidence.Table table =
                (Evidence.Table) ((Evidence.Group) check.evidence()).parts().get(0);
        assertThat(table.header()).contains("Baseline", atIndex(3));
        assertThat(table.rows())
                .filteredOn(row -> row.get(0).equals("Recall"))
                .first()
                .satisfies(row -> assertThat(row).contains("0.8", atIndex(1)).contains("0.9", atIndex(3)));
        assertThat(check(report, "metric.accuracy").explanation()).endsWith(" It was 0.9 in the baseline.");
    }

    @Test
    void isAmongTheInputs() throws IOException {
        baseline(10, report -> {});

        assertThat(run(10, "").inputs()).extracting(Input::role).containsExactly("baseline", "predictions");
    }

    @Test
    void doesNotPassAMetricThatTheBaselineLacks() throws IOException {
        baseline(10, report -> ((ObjectNode) report.get("series")).remove("accuracy"));

        Report report = run(10, ", noWorseThan: 0.01");

        assertThat(check(report, "metric.accuracy.baseline").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.summary()).isEqualTo("models/champion.json has no Accuracy to compare with.");
    }

    @Test
    void judgesNothingOverTooFewRows() throws IOException {
        baseline(10, report -> {});

        Report report = run(90, "}, {metric: f1, noWorseThan: 0.01", ", minRows: 101");

        assertThat(check(report, "metric.f1.baseline").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void warnsWhereTheCandidateIsComparedWithItself() throws IOException {
        Report then = validate(10, "{predictions: p.csv, target: y, score: s}");
        Files.writeString(folder.resolve("models/champion.json"), Json.write(then));

        Report report = run(10, ", noWorseThan: 0");

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "same-predictions").explanation())
                .startsWith("The candidate was compared with itself");
    }

    @Test
    void warnsWhereTheBaselineItselfWasNoPass() throws IOException {
        Report failed = validate(10, "{predictions: p.csv, target: y, score: s, limits: [{metric: f1, min: 1}]}");
        Files.writeString(folder.resolve("models/champion.json"), Json.write(failed));

        Check check = check(run(11, ", noWorseThan: 0.5"), "baseline");

        assertThat(check.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check.explanation()).contains("verdict FAILED; a model that did not pass is a low bar.");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertError("The baseline 'models/champion.json' does not exist or cannot be read.");
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        Files.writeString(folder.resolve("models/champion.json"), "{\"schema\": \"other/1\", \"accuracy\": 0.9}");
        assertError("The baseline 'models/champion.json' is not a report of the schema modelgate.report/1;");

        Files.writeString(folder.resolve("models/champion.json"), "accuracy 0.9");
        assertError("The baseline 'models/champion.json' cannot be read: ");
    }

    @Test
    void refusesAReportOfAnotherStep() throws IOException {
        baseline(10, report -> report.put("step", "driftGate"));
        assertError("The baseline 'models/champion.json' is a report of driftGate; name one of modelValidate.");
    }

    @Test
    void refusesAReportThatCameToNothing() throws IOException {
        Report failed = validate(10, "{predictions: p.csv, target: y, score: missing}");
        Files.writeString(folder.resolve("models/champion.json"), Json.write(failed));
        assertError(
                "The baseline 'models/champion.json' is of a validation that could not be done; name one that was. It said: p.csv has no column");
    }

    @Test
    void refusesAReportWhoseVerdictDoesNotFollowFromItsChecks() throws IOException {
        baseline(10, report -> report.put("verdict", "PASSED"));
        assertError("verdict is PASSED, its worst check says WARNING");
    }

    @Test
    void refusesAValueThatTheMetricCannotHave() throws IOException {
        baseline(10, report -> ((ObjectNode) report.get("series")).put("accuracy", -5));
        assertError("The baseline 'models/champion.json' says that 'accuracy' was -5.0, which it cannot be.");
    }

    @Test
    void tellsWhatWasAskedForWithoutMoreThanThat() throws IOException {
        assertThat(run(10, "", ", threshold: 0.25, weight: w, positive: 'true'").settings())
                .containsExactly(
                        Map.entry("task", "binary"),
                        Map.entry("target", "y"),
                        Map.entry("score", "s"),
                        Map.entry("threshold", "0.25"),
                        Map.entry("positive", "1"),
                        Map.entry("weight", "w"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "positive  | 0          | ERROR   | positive '0' then, '1' now. Its numbers are of something else, so name another baseline.",
                "task      | multiclass | ERROR   | task 'multiclass' then, 'binary' now. Its numbers are of something else, so name another baseline.",
                "threshold | 0.25       | WARNING | threshold '0.25' then, '0.5' now. Its numbers may differ for that alone.",
                "weight    | w          | WARNING | weight 'w' then, none now. Its numbers may differ for that alone."
            })
    void saysWhichSettingIsAnother(String name, String then, Verdict verdict, String sentence) throws IOException {
        baseline(10, report -> ((ObjectNode) report.get("settings")).put(name, then));

        Check check = check(run(10, ""), "baseline-settings");

        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.explanation()).isEqualTo("models/champion.json was measured with other settings: " + sentence);
    }

    @Test
    void comparesWithAnOlderReportThatDoesNotTellItsSettings() throws IOException {
        baseline(10, report -> report.remove("settings"));

        assertThat(run(10, ", noWorseThan: 0").checks()).extracting(Check::id).doesNotContain("baseline-settings");
    }

    /** Keeps the report of another hundred rows, changed by hand. */
    private void baseline(int wrong, Consumer<ObjectNode> change) throws IOException {
        Report then = Validate.run(
                        spec("{predictions: old.csv, target: y, score: s}"),
                        Workspace.confined(folder),
                        () -> rows(wrong).numbers("id", new double[100]),
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();
        ObjectNode tree = Json.mapper().valueToTree(then);
        change.accept(tree);
        Files.writeString(folder.resolve("models/champion.json"), tree.toString());
    }

    private Report run(int wrong, String limit) {
        return run(wrong, limit, "");
    }

    private Report run(int wrong, String limit, String more) {
        return validate(
                wrong,
                "{predictions: p.csv, target: y, score: s, baseline: champion.json, limits: [%s]%s}"
                        .formatted(ACCURACY.formatted(limit), more));
    }

    private Report validate(int wrong, String settings) {
        Table table = rows(wrong);
        return Validate.run(spec(settings), Workspace.confined(folder), () -> table, Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private void assertError(String message) {
        Report report = run(10, ", noWorseThan: 0");
        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains(message);
    }

    /** A hundred rows, of which so many are decided wrong. */
    private static InMemoryTable rows(int wrong) {
        return InMemoryTable.named("p.csv")
                .numbers(
                        "y", IntStream.range(0, 100).mapToDouble(row -> row % 2).toArray())
                .numbers(
                        "s",
                        IntStream.range(0, 100)
                                .mapToDouble(row -> (row % 2 == 1) == (row >= wrong) ? 0.8 : 0.2)
                                .toArray());
    }

    private static Check check(Report report, String id) {
        List<Check> found =
                report.checks().stream().filter(check -> check.id().equals(id)).toList();
        assertThat(found).as(id + " among " + report.checks()).hasSize(1);
        return found.get(0);
    }
}
