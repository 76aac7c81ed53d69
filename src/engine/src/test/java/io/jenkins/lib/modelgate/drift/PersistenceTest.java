package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.History;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersistenceTest {

    private static final String TWO_OF_THREE = "'persistence': '2 of 3'";

    @TempDir
    Path path;

    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
        folder.reference("x", 1_000, i -> "" + i % 100);
        folder.current("x", 1_000, i -> "" + (i % 100 + 80));
    }

    /** Earlier runs, the newest first: 1 where drift was beyond its limit. */
    @ParameterizedTest
    @CsvSource({"'', WARNING", "'0,0', WARNING", "'0,1', FAILED", "'1,0', FAILED", "'0,0,1', WARNING", "'1,1,1', FAILED"
    })
    void oneOddBatchWarnsAndALastingChangeFails(String earlier, Verdict verdict) {
        List<Map<String, Double>> series = new ArrayList<>();
        for (String one : earlier.isEmpty() ? new String[0] : earlier.split(",")) {
            series.add(Map.of(Drift.BROKEN, Double.valueOf(one)));
        }
        History history = (step, id, most) -> {
            assertThat(step).isEqualTo(Drift.STEP);
            assertThat(id).isEqualTo("nightly");
            return series.subList(0, Math.min(most, series.size()));
        };

        Report report = folder.run(
                        TWO_OF_THREE + ", 'id': 'nightly'", new DriftContext(StoredProfiles.NONE, history, Logins.NONE))
                .report();

        assertThat(DriftFolder.check(report, "dataset").verdict()).isEqualTo(verdict);
        assertThat(DriftFolder.check(report, "column.x").verdict()).isEqualTo(verdict);
        assertThat(report.series()).containsEntry(Drift.BROKEN, 1.0);
        assertThat(report.summary()).contains("of the last 3 runs; 2 make a failure.");
    }

    @Test
    void reportsOnDiskAreRememberedTheNewestFirst() {
        earlier("a.json", "2026-01-01T00:00:00Z", "default", 1.0);
        earlier("b.json", "2026-01-01T01:00:00Z", "default", 0.0);
        assertThat(verdict()).isEqualTo(Verdict.FAILED);

        earlier("c.json", "2026-01-01T02:00:00Z", "default", 0.0);
        assertThat(verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void otherGatesAndRunsThatCouldNotTellDoNotCount() {
        earlier("a.json", "2026-01-01T00:00:00Z", "default", 1.0);
        earlier("b.json", "2026-01-01T01:00:00Z", "default", null);
        earlier("c.json", "2026-01-01T02:00:00Z", "default", null);
        earlier("d.json", "2026-01-01T03:00:00Z", "other", 0.0);
        earlier("e.json", "2026-01-01T04:00:00Z", "other", 0.0);
        assertThat(verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aReportThatCannotBeReadIsAnError() {
        folder.write("h-a.json", "{\"schema\": \"else\"}");

        Report report = folder.report(TWO_OF_THREE + ", 'history': 'h-*.json'");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).startsWith("The earlier report h-a.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 of 2", "0 of 3", "2 of 31", "two of three", "2", "2of3"})
    void whatIsNoSuchRuleIsRefused(String text) {
        assertThatThrownBy(() -> DriftFolder.spec("'persistence': '%s'".formatted(text)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("such as '2 of 3'");
    }

    @Test
    void withoutItDriftFailsAtOnce() {
        assertThat(folder.report("").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(folder.report("'persistence': '1 of 1'").verdict()).isEqualTo(Verdict.FAILED);
    }

    private Verdict verdict() {
        return DriftFolder.check(folder.report(TWO_OF_THREE + ", 'history': 'h-*.json'"), "dataset")
                .verdict();
    }

    private void earlier(String name, String startedAt, String id, Double broken) {
        Report made = folder.report("'id': '%s'".formatted(id));
        folder.write(
                "h-" + name,
                Json.write(new Report(
                        made.schema(),
                        id,
                        made.step(),
                        made.model(),
                        made.verdict(),
                        made.summary(),
                        Instant.parse(startedAt),
                        0,
                        made.inputs(),
                        made.checks(),
                        broken == null ? Map.of() : Map.of(Drift.BROKEN, broken),
                        made.settings(),
                        made.tool())));
    }

    /** Reports of another gate would count as runs without drift for ever. */
    @Test
    void reportsOfOtherGatesOnlyAreAnError() {
        folder.write("other.json", io.jenkins.lib.modelgate.report.Json.write(folder.report("'id': 'other'")));

        Report report = folder.report(TWO_OF_THREE + ", 'history': 'other.json'");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("none is of driftGate with the id 'default'");
    }
}
