package io.jenkins.lib.modelgate.validate.metricsfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsNestedNamesWithPoints() throws IOException {
        MetricsFile file = read("{\"auc\": 0.9, \"val\": {\"f1\": 1, \"by\": {\"cat\": -2.5e3}}, \"model\": \"rf\"}");

        assertThat(file.value("auc")).isEqualTo(0.9);
        assertThat(file.value("val.f1")).isEqualTo(1);
        assertThat(file.value("val.by.cat")).isEqualTo(-2500);
        assertThat(file.values()).containsOnlyKeys("auc", "val.f1", "val.by.cat", "model");
        assertThat(file.input().role()).isEqualTo("metrics");
    }

    @Test
    void takesOfMlflowsListTheLastStepAndOfThatTheLatestTime() throws IOException {
        MetricsFile file = read("""
                [{"key": "val/auc", "value": 0.7, "step": 2, "timestamp": 10},
                 {"key": "val/auc", "value": 0.9, "step": 10, "timestamp": "5"},
                 {"key": "val/auc", "value": 0.8, "step": 10, "timestamp": "4"},
                 {"key": "loss", "value": "NaN", "step": 0, "timestamp": 1}]
                """);

        assertThat(file.value("val/auc")).isEqualTo(0.9);
        assertNoValue(file, "loss", "The metrics file 'm.json' has NaN as 'loss', not a finite number.");
    }

    @Test
    void readsAnMlflowRunFromTheServerAndFromPython() throws IOException {
        String ofServer = "{\"run\": {\"info\": {\"run_id\": \"a\"}, \"data\": {\"metrics\": [{\"key\": \"auc\","
                + " \"value\": 0.5, \"step\": 1, \"timestamp\": 2}], \"params\": [{\"key\": \"lr\", \"value\": \"1\"}]}}}";
        String ofPython =
                "{\"info\": {\"run_id\": \"a\"}, \"data\": {\"metrics\": {\"auc\": 0.5}, \"params\": {\"lr\": \"1\"}}}";
        String history = "{\"metrics\": [{\"key\": \"auc\", \"value\": 0.5, \"step\": 1, \"timestamp\": 2}]}";

        for (String text : new String[] {ofServer, ofPython, history}) {
            assertThat(read(text).values()).containsOnlyKeys("auc").containsEntry("auc", 0.5);
        }
    }

    @Test
    void readsWhatDvcShowsOfOneRevision() throws IOException {
        MetricsFile file = read(
                "{\"workspace\": {\"data\": {\"metrics.json\": {\"data\": {\"auc\": 0.5, \"val\": {\"f1\": 0.25}}},"
                        + " \"more.json\": {\"data\": {\"loss\": 3}}}}}");

        assertThat(file.values()).containsOnlyKeys("auc", "val.f1", "loss");
    }

    @Test
    void takesDataForANameWhereNothingElseSpeaksOfATool() throws IOException {
        assertThat(read("{\"data\": {\"auc\": 0.5}}").value("data.auc")).isEqualTo(0.5);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]|has a list in which not every entry has a 'key' and a 'value', as MLflow's have.",
                "0.5|is neither an object of names and numbers nor MLflow's list.",
                "{\"auc\": 1, \"auc\": 2}|cannot be read: Duplicate field 'auc'.",
                "{\"a.b\": 1, \"a\": {\"b\": 2}}|says 'a.b' twice; say it once.",
                "[{\"key\":\"a\",\"value\":1},{\"key\":\"a\",\"value\":2}]|says 'a' twice for the same step and time",
                "[{\"key\":\"a\",\"value\":1,\"step\":\"x\"}]|has 'x' as the step of 'a', not a whole number.",
                "[{\"key\":\"a\",\"value\":1,\"step\":1.5}]|has '1.5' as the step of 'a', not a whole number.",
                "{\"model\": \"rf\"}|holds no number.",
                "{}|holds no number.",
                "{\"info\": {}, \"data\": {}}|holds no number.",
                "{\"auc\": 0.5|cannot be read: Unexpected end-of-input",
                "{\"auc\": 0.5} {\"auc\": 0.9}|cannot be read: Trailing token",
                "{\"a\": {\"data\": {\"m\": {\"data\": {\"x\": 1}}}}, \"b\": {\"data\": {}}}|has the metrics of 2 revisions (a, b); write those of one.",
                "{\"a\": {\"data\": {\"m\": {\"data\": {\"x\": 1}}, \"n\": {\"data\": {\"x\": 2}}}}}|says 'x' twice; say it once.",
                "{\"a\": {\"data\": {\"m\": {\"error\": {\"type\": \"x\"}}}}}|holds an error of DVC for the file 'm'.",
            })
    void refusesInOneSentence(String json, String message) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> read(json))
                .withMessageStartingWith("The metrics file 'm.json' ")
                .withMessageContaining(message);
    }

    @Test
    void refusesWhatIsNestedTooDeepOrTooLargeOrHasEndlessNames() {
        refuses("{\"a\":".repeat(70) + "1" + "}".repeat(70), "is nested deeper than 64 levels");
        refuses("{\"a\":\"" + "x".repeat(16 << 20) + "\"}", "is larger than 16 MB; write the final metrics only.");
        refuses("{\"" + "x".repeat(501) + "\": 1}", "has a name of more than 500 characters");
    }

    @Test
    void saysWhatIsThereInsteadOfAFiniteNumber() throws IOException {
        MetricsFile file =
                read("{\"a\": 1, \"n\": NaN, \"i\": -Infinity, \"t\": \"0.9\", \"b\": true, \"l\": [1], \"z\": null}");

        assertNoValue(file, "n", "has NaN as 'n', not a finite number.");
        assertNoValue(file, "i", "has -Infinity as 'i', not a finite number.");
        assertNoValue(file, "t", "has a text as 't', not a finite number.");
        assertNoValue(file, "b", "has true or false as 'b', not a finite number.");
        assertNoValue(file, "l", "has a list as 'l', not a finite number.");
        assertNoValue(file, "z", "has nothing (null) as 'z', not a finite number.");
        assertNoValue(file, "accuracy", "has no 'accuracy'; it has a, n, i, t, b, l, z.");
    }

    @Test
    void suggestsWhatMayHaveBeenMeant() throws IOException {
        assertNoValue(read("{\"val_auc\": 1}"), "val.auc", "has no 'val.auc'; is 'val_auc' meant to be it?");
    }

    @ParameterizedTest
    @CsvSource({
        "val_loss, SMALLER",
        "test/AUC, GREATER",
        "metrics.roc_auc, GREATER",
        "macro avg.f1-score, GREATER",
        "eval-rmse, SMALLER",
        "aucx, NEITHER",
        "neg_mean_squared_error, NEITHER",
        "latency, NEITHER",
    })
    void knowsWhichValuesAreBetterOfUsualNamesOnly(String name, Direction direction) {
        assertThat(KnownDirections.of(name)).isEqualTo(direction);
    }

    private void refuses(String json, String message) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> read(json))
                .withMessageContaining(message);
    }

    private static void assertNoValue(MetricsFile file, String name, String message) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> file.value(name))
                .withMessageContaining(message);
    }

    private MetricsFile read(String json) throws IOException {
        Files.writeString(folder.resolve("m.json"), json);
        return MetricsFile.read(Workspace.confined(folder), "m.json", "metrics file", "metrics");
    }
}
