package io.jenkins.lib.modelgate.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
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

class GeneratedTasksTest {

    private static final String RANKING =
            "\"task\": \"ranking\", \"target\": \"r\", \"score\": \"s\", \"group\": \"q\", \"minRows\": 2";
    private static final String TEXT =
            "\"task\": \"text\", \"target\": \"ref\", \"prediction\": \"said\", \"minRows\": 2";

    @TempDir
    Path folder;

    @Test
    void judgesRankingsByTheirQueries() throws IOException {
        table("q,r,s\n1,0,0.9\n1,1,0.8\n2,1,0.9\n2,0,0.8\n3,0,0.5\n");
        Report report = validate(RANKING
                + ", \"limits\": [{\"metric\": \"mrr\", \"min\": 0.75}, {\"metric\": \"recall@1\", \"min\": 0.6}]");

        assertThat(check(report, "metric.mrr").observed()).isEqualTo(0.75);
        assertThat(check(report, "metric.mrr").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.mrr").interval()).isNotNull();
        assertThat(check(report, "metric.recall@1").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "metrics").evidence().toString()).contains("without one, left out, 1");
    }

    @Test
    void holdsARankingAgainstARandomOrder() throws IOException {
        table("q,r,s\n1,0,0.9\n1,1,0.8\n2,0,0.9\n2,1,0.8\n");
        Report report =
                validate(RANKING + ", \"baseline\": \"dummy\", \"limits\": [{\"metric\": \"mrr\", \"min\": 0.1}]");

        assertThat(check(report, "metric.mrr.dummy").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "metric.mrr.dummy").explanation())
                .contains("of a dummy that scores all rows alike 0.75");
    }

    @Test
    void cannotTellOfRankingsWithoutARelevantRow() throws IOException {
        table("q,r,s\na,0,0.9\na,0,0.8\n");
        Report report = validate(RANKING + ", \"limits\": [{\"metric\": \"map\", \"min\": 0.1}]");

        assertThat(check(report, "metric.map").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q,r,s\na,-1,0.9\n", "q,r,s\n,1,0.9\n", "q,r,s\na,1,\n", "q,r,s\na,1,NaN\n", "q,r\na,1\n"})
    void refusesRowsThatCannotBeRanked(String content) throws IOException {
        table(content);

        assertThat(validate(RANKING).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void judgesTextsColumnsAndJson() throws IOException {
        table("ref,said,cost\n42,42,1\n\"{}\",\"{}\",2\nthe cat,,\nI know,\"I'm sorry, but I cannot help\",3\n");
        Files.writeString(folder.resolve("s.json"), "{\"type\": \"object\"}");
        Report report = validate(
                TEXT
                        + ", \"columns\": [\"cost\"], \"jsonSchema\": \"s.json\", \"limits\": [{\"metric\": \"exactMatch\", \"min\": 0.5}, {\"metric\": \"refusalRate\", \"max\": 0.1}, {\"metric\": \"column.cost\", \"max\": 2}]");

        assertThat(check(report, "metric.exactMatch").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "metric.refusalRate").observed()).isEqualTo(0.25);
        assertThat(check(report, "metric.refusalRate").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "metric.column.cost").observed()).isEqualTo(2);
        assertThat(check(report, "metric.column.cost").interval()).isNotNull();
        assertThat(report.series()).containsEntry("jsonValid", 0.5).containsEntry("schemaValid", 0.25);
        assertThat(report.series().get("bleu")).isBetween(0.0, 100.0);
    }

    @Test
    void leavesOutWhatComparesWhereThereIsNothingToCompareWith() throws IOException {
        table("said\nhello\nworld\n");
        String said = "\"task\": \"text\", \"prediction\": \"said\", \"minRows\": 2";

        assertThat(validate(said).series()).containsKey("length").doesNotContainKey("bleu");
        assertThatThrownBy(() -> validate(said + ", \"limits\": [{\"metric\": \"bleu\", \"min\": 20}]"))
                .isInstanceOf(SettingsException.class);
    }

    @Test
    void refusesATextWithoutAReference() throws IOException {
        table("ref,said\na,a\n,b\n");

        assertThat(validate(TEXT).summary()).contains("Row 2", "'ref'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"target\": \"r\", \"score\": \"s\", \"group\": \"q\"",
                "\"task\": \"ranking\", \"target\": \"r\", \"score\": \"s\"",
                "\"task\": \"text\", \"target\": \"said\", \"prediction\": \"said\"",
                "\"task\": \"text\", \"prediction\": \"said\", \"references\": \"b\"",
                "\"task\": \"text\", \"prediction\": \"said\", \"refusals\": [\"regex:(\"]",
                "\"task\": \"text\", \"prediction\": \"said\", \"metrics\": [\"schemaValid\"]",
                "\"target\": \"y\", \"prediction\": \"p\", \"jsonSchema\": \"s.json\"",
                "\"task\": \"text\", \"prediction\": \"said\", \"baseline\": \"dummy\", \"limits\": [{\"metric\": \"length\", \"max\": 5}]"
            })
    void refusesSettingsThatCannotBeMeant(String said) {
        assertThatThrownBy(() -> validate(said)).isInstanceOf(SettingsException.class);
    }

    private void table(String content) throws IOException {
        Files.writeString(folder.resolve("p.csv"), content);
    }

    private Report validate(String said) {
        Settings settings =
                Settings.of("test", Json.read("{\"predictions\": \"p.csv\", " + said + "}", ObjectNode.class, "it"));
        return Validate.run(ValidateSpec.from(settings), Workspace.confined(folder), Clock.systemUTC(), Progress.NONE)
                .report();
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " in " + report));
    }
}
