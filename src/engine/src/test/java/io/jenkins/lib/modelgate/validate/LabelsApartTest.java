package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions, their labels and the champion's predictions in tables apart, joined by a key. */
class LabelsApartTest {

    private static final int ROWS = 1_000;
    private static final String APART =
            "predictions: p.csv, labels: l.csv, key: [day, id], target: y, limits: [{metric: accuracy, min: 0.1}], ";

    @TempDir
    private Path folder;

    private final List<String> predictions = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> champions = new ArrayList<>();

    @BeforeEach
    void tables() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Random random = new Random(7);
        List<String> together = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            String key = "2026-01-0%d,%d".formatted(row % 7 + 1, row / 7);
            String type = List.of("a", "b", "c").get(random.nextInt(3));
            String truth = "%d,%s,%s".formatted(random.nextInt(2), type, random.nextInt(100));
            String said = "%s,%s,%s,x%d"
                    .formatted(
                            (random.nextInt(1000) + truth.charAt(0) - '0') / 1001.0,
                            random.nextInt(3) == 0 ? "a" : type,
                            random.nextInt(100),
                            random.nextInt(4));
            predictions.add(key + "," + said);
            labels.add(key + "," + truth);
            champions.add(key + "," + said.replace("0.", "0.1"));
            together.add(key + "," + said + "," + truth);
        }
        write("together.csv", "day,id,s,d,p,group,y,type,amount", together);
        Collections.shuffle(labels, random);
        Collections.shuffle(champions, random);
        write();
    }

    private void write() throws IOException {
        write("p.csv", "day,id,s,d,p,group", predictions);
        write("l.csv", "day,id,y,type,amount", labels);
        write("c.csv", "day,id,s,d,p,group", champions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: y, score: s",
                "target: type, decision: d, task: multiclass",
                "target: amount, prediction: p",
                "target: amount, score: p, group: group, task: ranking",
                "target: type, prediction: d, task: text",
                "target: y, score: s, weight: amount, slices: type, sensitive: group",
            })
    void joinedTablesSayWhatOneTableSays(String task) {
        Report apart = run("predictions: p.csv, labels: l.csv, key: [day, id], " + task);
        Report together = run("predictions: together.csv, " + task);

        assertThat(apart.series()).isNotEmpty().isEqualTo(together.series());
        assertThat(check(apart, "labels").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(apart.inputs()).extracting(input -> input.role()).containsExactly("predictions", "labels");
    }

    @Test
    void predictionsWithoutALabelLeaveTheVerdictOpen() throws IOException {
        String gone = labels.remove(3);
        int row = 1
                + predictions.indexOf(predictions.stream()
                        .filter(each -> each.startsWith(gone.substring(0, gone.indexOf(',', 11) + 1)))
                        .findFirst()
                        .orElseThrow());
        write();
        Report report = run(APART + "score: s");

        assertThat(check(report, "labels").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "labels").explanation())
                .contains("999 of 1,000", "1 have none (first row %d)".formatted(row));
        assertThat(report.series().get("rows")).isEqualTo(999);
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void aRowKeepsItsNumberWhereOthersAreLeftOut() throws IOException {
        labels.removeIf(label -> label.startsWith("2026-01-01"));
        predictions.set(9, "2026-01-03,1,2.5,a,1,x");
        write();

        assertThat(run(APART + "score: s").summary()).startsWith("Row 10 of").contains("2.5");
    }

    @Test
    void labelsWithoutAPredictionAreSaid() throws IOException {
        predictions.remove(0);
        predictions.remove(0);
        write();
        Report report = run(APART + "score: s");

        assertThat(check(report, "labels").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "labels").explanation()).contains("2 labels have no prediction");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() throws IOException {
        labels.add(labels.get(0));
        write();
        assertThat(run(APART + "score: s").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(run(APART + "score: s").summary())
                .contains("Rows 1 and 1,001 of", "l.csv", "same key (day, id)")
                .doesNotContain("2026");

        labels.remove(ROWS);
        predictions.add(predictions.get(4));
        write();
        assertThat(run(APART + "score: s").summary()).contains("Rows 5 and 1,001 of", "p.csv", "same key");
    }

    @Test
    void keysThatNeverMeetAreAnError() throws IOException {
        labels.replaceAll(label -> label.replace("2026", "2025"));
        write();

        assertThat(run(APART + "score: s").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(run(APART + "score: s").summary()).contains("None of the 1,000 predictions has a label");
    }

    @Test
    void aKeyOfWordsAndOneOfNumbersIsAnError() throws IOException {
        labels.replaceAll(label -> label.replaceFirst(",(\\d+)", ",n$1"));
        write();

        assertThat(run(APART + "score: s").summary()).contains("'id' is of type", "id=text");
    }

    @Test
    void rowsWithoutAKeyAreAnError() throws IOException {
        labels.set(5, ",3,1,a,5");
        write();

        assertThat(run(APART + "score: s").summary()).contains("Row 6 of", "'day', is empty or NaN");
    }

    @Test
    void numbersTooLargeToBeToldApartAreNoKeys() throws IOException {
        Files.writeString(folder.resolve("models/p.csv"), "id,s\n9007199254740993,0.5\n9007199254740992,0.5\n");
        Files.writeString(folder.resolve("models/l.csv"), "id,y\n9007199254740993,1\n9007199254740992,0\n");
        String settings = "predictions: p.csv, labels: l.csv, key: id, target: y, score: s";

        assertThat(run(settings).summary()).contains("too large to be told from its neighbours", "id=text");
        assertThat(run(settings + ", types: 'id=text'").series().get("rows")).isEqualTo(2);
    }

    @Test
    void theTruthIsTakenFromTheLabels() throws IOException {
        predictions.replaceAll(row -> row + ",1");
        write("p.csv", "day,id,s,d,p,group,y", predictions);

        assertThat(run(APART + "score: s").series())
                .isEqualTo(run("predictions: together.csv, target: y, score: s").series());
        assertThat(run(APART.replace("l.csv", "c.csv") + "score: s").summary()).contains("no column 'y'");
    }

    @Test
    void joinsTheChampionsPredictionsInAnyOrder() throws IOException {
        Report report = run(APART.replace("min: 0.1", "noWorseThan: 0.99") + "score: s, championPredictions: c.csv");

        assertThat(check(report, "metric.accuracy.champion").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "same-model").verdict()).isEqualTo(Verdict.PASSED);

        write("c.csv", "day,id,s,d,p,group", predictions.subList(1, ROWS));
        assertThat(run(APART + "score: s, championPredictions: c.csv").summary())
                .contains("lack 1 of the candidate's rows (first row 1)");
    }

    @Test
    void saysWhatOnlyTheChampionPredicted() throws IOException {
        labels.removeIf(label -> label.startsWith(predictions.get(0).substring(0, 13)));
        predictions.remove(0);
        write();
        Report report = run(APART + "score: s, championPredictions: c.csv");

        assertThat(check(report, "champion-rows").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "champion-rows").explanation()).contains("1 rows more");
    }

    @Test
    void theChampionItselfIsSeenInAnyOrder() throws IOException {
        Collections.shuffle(predictions, new Random(3));
        write("c.csv", "day,id,s,d,p,group", predictions);

        assertThat(check(run(APART + "score: s, championPredictions: c.csv"), "same-model")
                        .verdict())
                .isEqualTo(Verdict.WARNING);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        refused("predictions: p.csv, labels: l.csv, target: y, score: s", "'key' is missing");
        refused("predictions: p.csv, key: id, target: y, score: s", "joins nothing");
        refused("predictions: p.csv, labels: l.csv, key: [id, id], target: y, score: s", "twice");
        refused("predictions: p.csv, labels: l.csv, key: y, target: y, score: s", "which is the truth");
        refused("predictions: p.csv, labels: l.csv, key: id, prediction: s, task: text", "'target' does not say");
    }

    @Test
    void aMulticlassChampionIsComparedByItsScores() throws IOException {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 600; row++) {
            int truth = random.nextInt(3);
            StringBuilder line = new StringBuilder("abc".charAt(truth) + "");
            for (double skill : new double[] {2, 0.5}) {
                double[] scores = random.doubles(3).toArray();
                scores[truth] += skill;
                double sum = scores[0] + scores[1] + scores[2];
                for (double score : scores) {
                    line.append(',').append(score / sum);
                }
            }
            rows.add(line.toString());
        }
        write("m.csv", "y,new_a,new_b,new_c,old_a,old_b,old_c", rows);
        String settings = "predictions: m.csv, target: y, scores: 'new_*', limits: [{metric: logLoss, betterBy: 0.01},"
                + " {metric: rocAuc.ovr, betterBy: 0.01}], ";
        Report report = run(settings + "championScores: 'old_*'");

        assertThat(check(report, "metric.logLoss.champion").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.rocAuc.ovr.champion").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "same-model").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.series().get("logLoss")).isCloseTo(0.5, within(0.2));
        assertThat(check(run(settings + "championScores: [a=new_a, b=new_b, c=new_c]"), "same-model")
                        .verdict())
                .isEqualTo(Verdict.WARNING);
        refused(settings + "championDecision: d", "'championScores' is missing");
        Check accuracy = check(
                run(settings.replace("logLoss, betterBy: 0.01", "accuracy, noWorseThan: 0")
                        + "championScores: 'old_*'"),
                "metric.accuracy.champion");
        assertThat(accuracy.explanation()).contains("Tango, McNemar");
        assertThat(accuracy.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void rowsThatAllWeighNothingHaveNoMetrics() throws IOException {
        labels.replaceAll(label -> label.replaceFirst("\\d+$", "0"));
        write();
        Report report = run(APART + "score: s, weight: amount");

        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(check(report, "metric.accuracy").explanation()).contains("every row has the weight 0");
    }

    private static void refused(String settings, String words) {
        assertThatThrownBy(() -> spec("{" + settings + "}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(words);
    }

    private void write(String name, String header, List<String> rows) throws IOException {
        Files.writeString(folder.resolve("models").resolve(name), header + "\n" + String.join("\n", rows) + "\n");
    }

    private Report run(String settings) {
        return Validate.run(spec("{" + settings + "}"), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(id, report)));
    }
}
