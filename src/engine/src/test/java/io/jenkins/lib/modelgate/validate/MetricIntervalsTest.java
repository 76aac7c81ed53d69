package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which metrics come with an interval, and by which rule. */
class MetricIntervalsTest {

    private static final String SCORED = "predictions: p.csv, target: y, score: s";

    @TempDir
    private Path folder;

    @Test
    void whatIsAskedForHasAnIntervalAndWhatIsOnlyUsualHasNot() {
        Report report = run(
                SCORED + ", metrics: [mcc, bestThreshold], limits: [{metric: f1, min: 0.1}, {metric: logLoss, max: 9}]",
                rows(500));

        assertThat(interval(report, "f1").low()).isLessThan(report.series().get("f1"));
        assertThat(interval(report, "f1").high()).isGreaterThan(report.series().get("f1"));
        assertThat(told(report, "mcc")).isNotEmpty();
        assertThat(interval(report, "logLoss")).isNotNull();
        assertThat(told(report, "accuracy")).isNotEmpty();
        assertThat(told(report, "brier")).isEmpty();
        assertThat(told(report, "bestThreshold")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "precision", "rocAuc", "gini", "f1"})
    void everyIntervalIsOfTheConfidenceAskedFor(String metric) {
        String limited = SCORED + ", limits: [{metric: %s, min: 0}]".formatted(metric);
        Interval usual = interval(run(limited, rows(500)), metric);
        Report report = run(limited + ", confidence: 0.8", rows(500));
        Interval asked = interval(report, metric);

        assertThat(usual.level()).isEqualTo(0.95);
        assertThat(asked.level()).isEqualTo(0.8);
        assertThat(asked.high() - asked.low()).isLessThan(0.8 * (usual.high() - usual.low()));
        assertThat(report.checks())
                .filteredOn(check -> check.id().equals("metric." + metric))
                .extracting(Check::explanation)
                .allMatch(said -> said.contains("80 % interval"));
    }

    @Test
    void soAreThoseThatAreOnlyDrawn() {
        Table table = InMemoryTable.named("p.csv")
                .numbers("y", new Random(1).doubles(100).toArray())
                .numbers("q", new Random(2).doubles(100).toArray());

        Report report = run("predictions: p.csv, target: y, prediction: q, confidence: 0.8", table);

        assertThat(report.checks().stream()
                        .filter(check -> check.id().equals("metrics"))
                        .findFirst()
                        .orElseThrow()
                        .evidence()
                        .toString())
                .contains("level=0.8")
                .doesNotContain("level=0.95");
    }

    @Test
    void aFormulaIsNotResampled() {
        Report plain = run(SCORED, rows(500));
        Report limited = run(SCORED + ", limits: [{metric: accuracy, min: 0}, {metric: rocAuc, min: 0}]", rows(500));

        assertThat(told(plain, "accuracy"))
                .isEqualTo(interval(limited, "accuracy").text());
        assertThat(told(plain, "rocAuc")).isEqualTo(interval(limited, "rocAuc").text());
    }

    @Test
    void withWeightsWhatIsAskedForIsResampled() {
        Report report = run(
                SCORED + ", weight: w, limits: [{metric: accuracy, min: 0}]",
                rows(500).numbers("w", new Random(1).doubles(500).toArray()));

        assertThat(interval(report, "accuracy")).isNotNull();
        assertThat(told(report, "recall")).isEmpty();
    }

    @Test
    void manyRowsAreLeftOutInGroupsWhichSaysAboutTheSame() {
        String limited = SCORED + ", limits: [{metric: f1, min: 0}]";
        Table many = rows(60_000);
        Interval groups = interval(run(limited, many), "f1");
        Interval resampled = interval(run(limited + ", resamples: 200", many), "f1");

        double width = resampled.high() - resampled.low();
        assertThat(groups).isNotEqualTo(resampled);
        assertThat(groups.low()).isCloseTo(resampled.low(), within(0.4 * width));
        assertThat(groups.high()).isCloseTo(resampled.high(), within(0.4 * width));
    }

    @Test
    void theLargestErrorHasNone() {
        Table table = InMemoryTable.named("p.csv")
                .numbers("y", new Random(1).doubles(200).toArray())
                .numbers("p", new Random(2).doubles(200).toArray());
        Report report = run(
                "predictions: p.csv, target: y, prediction: p, limits: [{metric: maxError, max: 9}, {metric: mae, max: 9}]",
                table);

        assertThat(interval(report, "maxError")).isNull();
        assertThat(interval(report, "mae").low()).isPositive();
    }

    private static InMemoryTable rows(int count) {
        Random random = new Random(3);
        double[] truth = new double[count];
        double[] scores = new double[count];
        for (int row = 0; row < count; row++) {
            truth[row] = random.nextInt(4) == 0 ? 1 : 0;
            scores[row] = Math.min(1, Math.max(0, 0.3 + 0.3 * truth[row] + 0.2 * random.nextGaussian()));
        }
        return InMemoryTable.named("p.csv").numbers("y", truth).numbers("s", scores);
    }

    private static Interval interval(Report report, String metric) {
        return report.checks().stream()
                .filter(check -> check.id().equals("metric." + metric))
                .map(Check::interval)
                .toList()
                .get(0);
    }

    /** Of a metric without a limit, as the table of those has it; empty for none. */
    private static String told(Report report, String metric) {
        Evidence evidence = report.checks().stream()
                .filter(check -> check.id().equals("metrics"))
                .findFirst()
                .orElseThrow()
                .evidence();
        Evidence.Table table = (Evidence.Table)
                (evidence instanceof Evidence.Group group ? group.parts().get(0) : evidence);
        int column = table.header().indexOf("95 % interval");
        return column < 0
                ? ""
                : table.rows().stream()
                        .filter(row -> row.get(row.size() - 1).equals(metric))
                        .findFirst()
                        .orElseThrow()
                        .get(column);
    }

    private Report run(String settings, Table table) {
        return Validate.run(
                        spec("{%s}".formatted(settings)),
                        Workspace.confined(folder),
                        () -> table,
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();
    }
}
