package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final String BINARY = "predictions: p.csv, target: y, score: s";

    @TempDir
    private Path folder;

    @Test
    void passesWhereEveryLimitHolds() {
        Report report = run(BINARY + ", limits: [{metric: accuracy, min: 0.7}, {metric: logLoss, max: 1}]", good());

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.step()).isEqualTo("modelValidate");
        assertThat(report.summary())
                .isEqualTo("All 2 limits hold over 100 rows: Accuracy 0.9, Log loss " + logLossText(report) + ".");
        Check accuracy = check(report, "metric.accuracy");
        assertThat(accuracy.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(accuracy.observed()).isEqualTo(0.9);
        assertThat(accuracy.limit().min()).isEqualTo(0.7);
        assertThat(accuracy.explanation())
                .isEqualTo("Accuracy 0.9 is at least 0.7 (95 % interval 0.8256 … 0.9448, 100 rows).");
        assertThat(accuracy.evidence()).isEqualTo(new Evidence.ConfusionMatrix(45, 5, 5, 45));
        assertThat(report.series()).containsEntry("accuracy", 0.9).containsEntry("rows", 100.0);
        assertThat(report.series())
                .containsOnlyKeys(
                        "accuracy",
                        "averagePrecision",
                        "brier",
                        "ece",
                        "f1",
                        "logLoss",
                        "precision",
                        "recall",
                        "rocAuc",
                        "rows");
    }

    @Test
    void failsWhereALimitIsBroken() {
        Report report = run(BINARY + ", limits: [{metric: accuracy, min: 0.95}, {metric: f1, max: 0.5}]", good());

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.summary())
                .isEqualTo("Accuracy 0.9 is below 0.95 (95 % interval 0.8256 … 0.9448, 100 rows). (And 1 more.)");
        assertThat(check(report, "metric.f1").explanation())
                .isEqualTo("F1 0.9 is above 0.5 (95 % interval 0.8268 … 0.9555, 100 rows).");
    }

    @Test
    void saysWhenALimitIsTooCloseToTell() {
        Report report = run(BINARY + ", limits: [{metric: accuracy, min: 0.85}]", good());

        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.accuracy").explanation()).contains("The limit lies within the interval");
    }

    @Test
    void showsEveryDigitWhereFourWouldContradictThemselves() {
        Report report = run(BINARY + ", limits: [{metric: accuracy, min: 0.90000001}]", good());

        assertThat(check(report, "metric.accuracy").explanation()).startsWith("Accuracy 0.9 is below 0.90000001 ");
    }

    @Test
    void showsWithoutJudgingWhatHasNoLimit() {
        Report report = run(BINARY + ", limits: [{metric: accuracy, min: 0.7}]", good());

        assertThat(report.checks())
                .filteredOn(check -> check.id().startsWith("metric"))
                .hasSize(2);
        Check others = check(report, "metrics");
        assertThat(others.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(others.explanation())
                .startsWith("For information, without a limit of their own: Precision ")
                .contains(" and 3 more");
        List<Evidence> parts = ((Evidence.Group) others.evidence()).parts();
        assertThat(((Evidence.Table) parts.get(0)).header())
                .containsExactly("Metric", "Value", "95 % interval", "Name in limits");
        assertThat(((Evidence.Table) parts.get(0)).rows())
                .filteredOn(row -> row.get(3).equals("rocAuc"))
                .first()
                .satisfies(row -> assertThat(row.get(2)).contains("…"));
        assertThat(parts).hasAtLeastOneElementOfType(Evidence.Curve.class);
    }

    @Test
    void doesNotPassWhereNothingWasLimited() {
        Report report = run(BINARY, good());

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(report.summary()).isEqualTo("No limit was asked for, so nothing was judged; add 'limits'.");
    }

    @Test
    void refusesToJudgeAnEmptyTable() {
        Table empty = InMemoryTable.named("p.csv").words("y").words("s");

        Report report = run(BINARY + ", limits: [{metric: accuracy, min: 0}]", empty);

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "rows").explanation()).isEqualTo("There are no rows, at least 30 are needed.");
        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metric.accuracy").explanation())
                .isEqualTo("Accuracy is undefined: there are no rows.");
        assertThat(report.series()).containsOnlyKeys("rows");
    }

    @Test
    void judgesNoLimitOverTooFewRows() {
        Report report =
                run(BINARY + ", minRows: 101, limits: [{metric: accuracy, min: 0.7}, {metric: f1, min: 1}]", good());

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metric.accuracy").explanation())
                .endsWith("Not judged: there are fewer than 101 rows.");
        assertThat(check(report, "metric.f1").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void refusesToJudgeASingleClass() {
        double[] ones = IntStream.range(0, 40).mapToDouble(row -> 1).toArray();
        Table table = InMemoryTable.named("p.csv").numbers("y", ones).numbers("s", ones);

        Report report = run(BINARY + ", limits: [{metric: accuracy, min: 0.7}]", table);

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "classes").explanation())
                .isEqualTo("There are not rows of both classes: 40 rows are positive ('1'), 0 are negative;"
                        + " check 'target' and 'positive'.");
        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metrics").evidence().toString()).contains("undefined: ");
        assertThat(report.series()).doesNotContainKey("rocAuc");
    }

    @Test
    void doesNotTakeAnUndefinedMetricForZero() {
        Table table = InMemoryTable.named("p.csv")
                .numbers("y", half())
                .numbers("s", IntStream.range(0, 100).mapToDouble(row -> 0.1).toArray());

        Report report = run(BINARY + ", limits: [{metric: precision, min: 0}]", table);

        Check precision = check(report, "metric.precision");
        assertThat(precision.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(precision.observed()).isNull();
        assertThat(precision.explanation()).isEqualTo("Precision is undefined: no row was decided positive.");
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void doesNotStopForAnUndefinedMetricThatNobodyLimited() {
        Table table = InMemoryTable.named("p.csv")
                .numbers("y", half())
                .numbers("s", IntStream.range(0, 100).mapToDouble(row -> 0.1).toArray());

        Report report = run(BINARY + ", limits: [{metric: rocAuc, min: 0.5}]", table);

        assertThat(check(report, "metrics").evidence().toString())
                .contains("[Precision, undefined: no row was decided positive,");
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void measuresDecisionsWhereThereAreNoScores() {
        Report report = run(
                "predictions: p.csv, target: y, decision: d, positive: 'yes', limits: [{metric: recall, min: 0.8}]",
                InMemoryTable.named("p.csv")
                        .inBatchesOf(7)
                        .words("y", words("no", "yes", half()))
                        .words("d", words("no", "yes", half())));

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.series()).containsOnlyKeys("accuracy", "f1", "precision", "recall", "rows");
        assertThat(check(report, "classes").explanation())
                .isEqualTo("50 rows are positive ('yes'), 50 are negative ('no').");
    }

    @Test
    void takesTrueAndOneForTheSameLabel() {
        Report report = run(
                "predictions: p.csv, target: y, decision: d, limits: [{metric: accuracy, min: 1}]",
                InMemoryTable.named("p.csv")
                        .column("y", ColumnType.BOOLEAN, (Object[]) words("False", "true", half()))
                        .numbers("d", half()));

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void decidesByTheThreshold() {
        Report report = run(BINARY + ", threshold: 0.05, limits: [{metric: recall, min: 1}]", good());

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.series()).containsEntry("precision", 0.5);
    }

    @Test
    void decidesForAScoreThatIsExactlyTheThreshold() {
        double[] scores = Arrays.stream(half()).map(y -> y == 1 ? 0.5 : 0.4).toArray();

        Report report = run(
                BINARY + ", limits: [{metric: accuracy, min: 1}]",
                InMemoryTable.named("p.csv").numbers("y", half()).numbers("s", scores));

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Property(tries = 20)
    void readsTheSameInBatchesOfAnySize(@ForAll @IntRange(min = 1, max = 120) int size) {
        Table whole =
                InMemoryTable.named("p.csv").words("y", words("0", "1", half())).numbers("s", scores());
        Table parts = InMemoryTable.named("p.csv")
                .inBatchesOf(size)
                .words("y", words("0", "1", half()))
                .numbers("s", scores());
        ValidateSpec spec = spec("{" + BINARY + "}");

        assertThat(values(spec, parts)).isEqualTo(values(spec, whole));
    }

    private static List<MetricValue> values(ValidateSpec spec, Table table) {
        Rows rows = Rows.read(spec, table, List.of(), Workspace.confined(Path.of("")));
        return spec.metrics().stream().map(rows::value).toList();
    }

    @Test
    void measuresARegression() {
        double[] target = IntStream.range(0, 50).mapToDouble(row -> 1e6 + row).toArray();
        double[] prediction = IntStream.range(0, 50)
                .mapToDouble(row -> 1e6 + row + (row % 2 == 0 ? 3 : -3))
                .toArray();

        Report report = run(
                "predictions: p.csv, target: y, prediction: p, limits: [{metric: rmse, max: 3}, {metric: r2, min: 0.9}]",
                InMemoryTable.named("p.csv").numbers("y", target).numbers("p", prediction));

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.series()).containsEntry("mae", 3.0).containsEntry("rmse", 3.0);
        assertThat(report.series().get("r2")).isCloseTo(1 - 9 / 208.25, within(1e-12));
        assertThat(((Evidence.Group) check(report, "metrics").evidence()).parts())
                .hasSizeGreaterThan(2);
        assertThat(report.checks()).noneMatch(check -> check.id().equals("classes"));
    }

    @Test
    void leavesR2UndefinedForAConstantTarget() {
        double[] ones = IntStream.range(0, 50).mapToDouble(row -> 1).toArray();

        Report report = run(
                "predictions: p.csv, target: y, prediction: p, limits: [{metric: r2, min: 0}]",
                InMemoryTable.named("p.csv").numbers("y", ones).numbers("p", ones));

        assertThat(check(report, "metric.r2").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void namesTheModelAndItsFile() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/model.onnx"), "weights");

        Report report = run(BINARY + ", model: housing, modelFile: model.onnx", good());

        assertThat(report.model().name()).isEqualTo("housing");
        assertThat(report.model().digest())
                .isEqualTo("sha256:9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c");
        assertThat(report.inputs()).extracting(Input::role).containsExactly("model", "predictions");
        assertThat(report.inputs().get(0).path()).isEqualTo("models/model.onnx");
        assertThat(report.inputs().get(1).rows()).isEqualTo(100);
    }

    @Test
    void endsInErrorWhereTheModelFileIsMissing() {
        Report report = run(BINARY + ", modelFile: model.onnx", good());

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("The model file 'models/model.onnx' does not exist");
    }

    private Report run(String settings, Table table) {
        return Validate.run(spec("{" + settings + "}"), Workspace.confined(folder), () -> table, CLOCK, Progress.NONE)
                .report();
    }

    /** Fifty rows of each class, of which five each are decided wrong. */
    private static Table good() {
        return InMemoryTable.named("p.csv").numbers("y", half()).numbers("s", scores());
    }

    private static double[] half() {
        return IntStream.range(0, 100).mapToDouble(row -> row % 2).toArray();
    }

    private static double[] scores() {
        return IntStream.range(0, 100)
                .mapToDouble(row -> (row % 2 == 1) == (row >= 10) ? 0.6 + row / 1000.0 : 0.1 + row / 1000.0)
                .toArray();
    }

    private static String[] words(String zero, String one, double[] values) {
        return Arrays.stream(values).mapToObj(value -> value == 1 ? one : zero).toArray(String[]::new);
    }

    private static String logLossText(Report report) {
        return Numbers.text(report.series().get("logLoss"));
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " among " + report.checks()));
    }
}
