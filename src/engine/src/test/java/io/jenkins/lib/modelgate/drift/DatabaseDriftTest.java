package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.PostgresServer;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseDriftTest {

    private static PostgresServer server;

    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = PostgresServer.start();
        server.write(
                "CREATE TABLE trips (day int, miles double precision, zone text)",
                "INSERT INTO trips SELECT g % 3, g * 7919 % 1009 + CASE WHEN g % 3 = 2 THEN 500 ELSE 0 END, 'z' || g % 4 "
                        + "FROM generate_series(1, 9000) g");
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void judgesOneQueryAgainstAnother() {
        Outcome same = run("WHERE day = 1", id -> PostgresServer.LOGIN);
        Outcome moved = run("WHERE day = 2", id -> PostgresServer.LOGIN);

        assertThat(same.report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(moved.report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(moved.report().summary()).contains("miles");
        assertThat(moved.report().inputs())
                .extracting(Input::role, Input::path, Input::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "reference", server.url() + ": SELECT miles, zone FROM trips WHERE day = 0", 3_000L),
                        org.assertj.core.groups.Tuple.tuple(
                                "current", server.url() + ": SELECT miles, zone FROM trips WHERE day = 2", 3_000L));
        assertThat(Json.write(moved.report()) + progress + moved.attachments())
                .doesNotContain(PostgresServer.LOGIN.password(), PostgresServer.LOGIN.user());
    }

    @Test
    void isAnErrorWithoutSecretsWhereTheLoginIsWrong() {
        Outcome outcome = run("WHERE day = 1", id -> new Login("mallory", "gu3ssed"));

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(outcome.report().summary()).startsWith(server.url() + " cannot be reached: ");
        assertThat(Json.write(outcome.report()) + progress).doesNotContain("gu3ssed", "mallory");
    }

    @Test
    void aLoginForFilesIsAMistake() {
        assertThatThrownBy(() -> DriftTestSettings.spec(
                        "{'reference': 'r.csv', 'current': 'c.csv', 'credentialsId': 'x'}".replace('\'', '"')))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("credentialsId")
                .hasMessageContaining("neither 'reference' nor 'current' is a jdbc: URL");
    }

    private Outcome run(String where, Logins logins) {
        DriftSpec spec = DriftTestSettings.spec("""
                {"reference": "%s?sslmode=disable", "referenceQuery": "SELECT miles, zone FROM trips WHERE day = 0",
                 "current": "%s", "currentQuery": "SELECT miles, zone FROM trips %s", "credentialsId": "warehouse"}
                """.formatted(server.url(), server.url(), where));
        return Drift.run(
                spec, Workspace.confined(folder), Clock.systemUTC(), progress::add, DriftContext.NONE.with(logins));
    }
}
