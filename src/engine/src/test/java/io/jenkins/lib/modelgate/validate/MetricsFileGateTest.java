package io.jenkins.lib.modelgate.validate;

import static io.jenkins.lib.modelgate.validate.ValidateSpecTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other tools computed, judged with and without predictions. */
class MetricsFileGateTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        write("now.json", "{\"auc\": 0.91, \"wer\": 0.2, \"lost\": NaN}");
        write("then.json", "{\"auc\": 0.95, \"wer\": 0.1}");
        write("other.json", "{\"f1\": 0.95}");
    }

    @Test
    void judgesAMetricsFileAloneAndSaysThatItsNumbersAreAnothers() {
        Report report = run("metricsFile: now.json, limits: [{metric: file.auc, min: 0.9}]");

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.file.auc").explanation())
                .isEqualTo("auc 0.91 is at least 0.9 (computed elsewhere).");
        assertThat(check(report, "metrics-file").explanation())
                .startsWith("models/now.json holds 3 entries that were computed elsewhere");
        assertThat(report.summary()).isEqualTo("The limit holds by numbers computed elsewhere: auc 0.91.");
        assertThat(report.series()).containsEntry("file.auc", 0.91).hasSize(1);
        assertThat(report.inputs()).extracting(Input::role).containsExactly("metrics");
    }

    @Test
    void doesNotPassWhereNothingIsAskedOfTheFile() {
        assertThat(run("metricsFile: now.json").verdict()).isEqualTo(Verdict.WARNING);
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "file.auc; noWorseThan: 0.05; PASSED",
                "file.auc; noWorseThan: 0.03; FAILED",
                "file.wer; noWorseThan: 0.05; FAILED",
                "file.wer; betterBy: 0; FAILED",
            })
    void comparesWithAnotherMetricsFileInTheDirectionKnown(String metric, String limit, Verdict verdict) {
        Report report =
                run("metricsFile: now.json, baseline: then.json, limits: [{metric: %s, %s}]".formatted(metric, limit));

        assertThat(check(report, "metric.%s.baseline".formatted(metric)).verdict())
                .isEqualTo(verdict);
        assertThat(check(report, "baseline").explanation()).contains("computed elsewhere");
    }

    @Test
    void whatMustBeBetterByNothingMustBeBetter() {
        Report report = run("metricsFile: now.json, baseline: then.json, limits: [{metric: file.wer, betterBy: 0}]");

        assertThat(check(report, "metric.file.wer.baseline").explanation()).contains("; it must be better. ");
    }

    @Test
    void turnsAroundWhatTheUserSaysIsTheOtherWay() {
        Report report = run(
                "metricsFile: now.json, baseline: then.json, directions: ['file.wer=higher'], limits: [{metric: file.wer, noWorseThan: 0}]");

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void comparesWithTheReportOfAnEarlierMetricsFile() throws IOException {
        Report then = run("metricsFile: then.json, limits: [{metric: file.auc, min: 0.5}]");
        write("champion.json", Json.write(then));

        Report report =
                run("metricsFile: now.json, baseline: champion.json, limits: [{metric: file.auc, noWorseThan: 0.01}]");

        assertThat(check(report, "metric.file.auc.baseline").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void warnsWhereTheBaselineIsTheSameFile() {
        Report report = run("metricsFile: now.json, baseline: now.json, limits: [{metric: file.auc, noWorseThan: 0}]");

        assertThat(check(report, "same-predictions").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "same-predictions").explanation()).endsWith("the very same numbers.");
    }

    @Test
    void standsBesideWhatIsMeasuredFromPredictions() throws IOException {
        StringBuilder rows = new StringBuilder("y,s\n");
        for (int row = 0; row < 40; row++) {
            rows.append(row % 2).append(',').append(row % 2 == 0 ? 0.2 : 0.8).append('\n');
        }
        write("p.csv", rows.toString());

        Report report = run("predictions: p.csv, target: y, score: s, metricsFile: now.json, baseline: then.json,"
                + " limits: [{metric: accuracy, min: 0.9}, {metric: file.auc, min: 0.95}]");

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "metric.accuracy").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.file.auc").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void isAnErrorWhereWhatIsAskedForIsNotThereOrNoNumber() {
        assertThat(run("metricsFile: now.json, limits: [{metric: file.f1, min: 0}]")
                        .summary())
                .startsWith("The metrics file 'models/now.json' has no 'f1';");
        Report lost = run("metricsFile: now.json, metrics: [file.lost]");
        assertThat(lost.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(lost.summary()).contains("has NaN as 'lost'");
        assertThat(run("metricsFile: nowhere.json").verdict()).isEqualTo(Verdict.ERROR);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'auc': 62.3|has 62.3 as 'auc', and a metric of that name is from 0 to 1; is it a percentage?",
                "'val': {'accuracy': 91.5}|has 91.5 as 'val.accuracy', and a metric of that name is from 0 to 1; is it a percentage?",
                "'test/r2': 1.7|has 1.7 as 'test/r2', and a metric of that name is at most 1; is it a percentage?",
                "'rmse': -4|has -4.0 as 'rmse', and a metric of that name is at least 0.",
                "'mcc': -1.5|has -1.5 as 'mcc', and a metric of that name is from −1 to 1.",
                "'f1': 450|has 450.0 as 'f1', and a metric of that name is from 0 to 1.",
            })
    void isAnErrorWhereAMetricCannotHaveItsValue(String file, String message) throws IOException {
        write("odd.json", "{%s}".formatted(file.replace('\'', '"')));
        String name = file.contains("val") ? "val.accuracy" : file.substring(1, file.indexOf('\'', 1));

        Report report = run("metricsFile: odd.json, metrics: ['file.%s']".formatted(name));

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .isEqualTo("The metrics file 'models/odd.json' " + message
                        + (message.endsWith("?") || message.endsWith(".") ? "" : "."));
        assertThat(run("metricsFile: now.json, baseline: odd.json, metrics: ['file.auc']")
                        .verdict())
                .isEqualTo(file.contains("auc") ? Verdict.ERROR : Verdict.WARNING);
    }

    @Test
    void takesAnyValueOfANameThatIsNotOneOfTheUsual() throws IOException {
        write("odd.json", "{\"loss\": -310.5, \"score\": 62.3, \"wer\": 1.2}");

        Report report =
                run("metricsFile: odd.json, limits: [{metric: file.loss, max: 0}, {metric: file.score, min: 60},"
                        + " {metric: file.wer, max: 1.5}]");

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void doesNotPassWhatTheBaselineLacks() {
        Report report =
                run("metricsFile: then.json, baseline: other.json, limits: [{metric: file.auc, noWorseThan: 0}]");

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.summary()).isEqualTo("models/other.json has no auc to compare with.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: [{metric: file.auc, min: 0}], predictions: p, target: y, score: s|'limits' speaks of metrics of a 'metricsFile', which is not said",
                "metricsFile: m, limits: [{metric: file.latency, noWorseThan: 0}], baseline: b|nobody says which of its values are better; add 'directions', such as file.latency=lower",
                "metricsFile: m, limits: [{metric: file.auc, noWorseThan: 0}]|no 'baseline' to compare with",
                "metricsFile: m, limits: [{metric: auc, min: 0}]|asks for 'auc', which is measured from 'predictions'; a number of 'metricsFile' is called file.auc",
                "metricsFile: m, limits: [{metric: file.val_auc, min: 85}]|has a limit of 85.0 for 'file.val_auc', which never has that value",
                "metricsFile: m, target: y|'target' means nothing without 'predictions'",
                "metricsFile: m, slices: [sex]|'slices' means nothing without 'predictions'",
                "metricsFile: m, baseline: dummy|is dummy, which would have to predict rows",
                "metricsFile: m, directions: ['file.auc=up']|must be texts such as file.wer=lower",
                "metricsFile: m, directions: ['file.auc=lower']|names 'file.auc', which has no limit",
                "metricsFile: m, metrics: ['file.']|has 'file.', which cannot be a metric's name",
                "metricsFile: m, baseline: 'registry:a b@'|must name a registered version",
                "metricsFile: m, baseline: b, firstChampion: true|is for a 'baseline' such as registry:housing@champion",
                "metricsFile: m, baseline: 'registry:a:3', firstChampion: true|is for a 'baseline' such as registry:housing@champion",
            })
    void refusesWhatCannotBeMeant(String settings, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{%s}".formatted(settings)))
                .withMessageContaining(message);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve("models").resolve(name), content);
    }

    private Report run(String settings) {
        return Validate.run(
                        spec("{%s}".formatted(settings)), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + report.checks()));
    }
}
