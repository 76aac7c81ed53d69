package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableSourceTest {

    @Test
    void isFilesOrAQuery() {
        assertThat(from("data/*.csv", null)).isEqualTo(TableSource.files("data/*.csv"));

        TableSource query = from("jdbc:postgresql://db/x?sslmode=require", "select 1");
        assertThat(query.isQuery()).isTrue();
        assertThat(query.query()).contains("select 1");
        assertThat(query.credentialsId()).contains("warehouse");
        assertThat(query.name()).isEqualTo("jdbc:postgresql://db/x").isEqualTo(query.toString());
    }

    @Test
    void aDatabaseNeedsAQuery() {
        assertThatThrownBy(() -> from("jdbc:postgresql://db/x", null))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("currentQuery")
                .hasMessageContaining("is missing: say what to ask the database of 'current'");
    }

    @Test
    void aFileHasNone() {
        assertThatThrownBy(() -> from("a.csv", "SELECT 1"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is for a database; 'current' is no jdbc: URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DELETE FROM x", "drop table x", "insert into x select 1", "selection", "{call x}", "commit"})
    void refusesWhatIsNoQuery(String query) {
        assertThatThrownBy(() -> from("jdbc:postgresql://db/x", query))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("must be a query");
    }

    @Test
    void refusesSeveralStatements() {
        assertThatThrownBy(() -> from("jdbc:postgresql://db/x", "SELECT 1; COMMIT; DELETE FROM x"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("must be one query, without a semicolon in it");
        assertThat(from("jdbc:postgresql://db/x", "SELECT 1;").isQuery()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://anna:hush@db/x",
                "jdbc:postgresql://anna@db/x",
                "jdbc:postgresql://db/x?user=anna&password=hush",
                "jdbc:postgresql://db/x?PASSWORD=hush",
                "jdbc:postgresql://db/x?ssl=true&pwd=hush",
                "jdbc:sqlserver://db;databaseName=x;user=anna;password=hush",
                "jdbc:oracle:thin:anna/hush@//db:1521/x",
                "jdbc:oracle:thin:anna/hush@db:1521:x",
                "jdbc:mysql://(host=db,user=anna,password=hush)/x",
                "jdbc:snowflake://db/?authenticator=oauth&token=hush",
                "JDBC:postgresql://anna:hu/sh@db/x"
            })
    void refusesALoginInAUrlAndDoesNotRepeatIt(String url) {
        assertThatThrownBy(() -> from(url, "SELECT 1"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "must not hold a user or password; leave them out and name the login by credentialsId")
                .hasMessageNotContainingAny("hush", "anna");
        assertThat(new JdbcUrl(url).shown()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/x?sslmode=require&options=a, jdbc:postgresql://db:5432/x",
        "jdbc:postgresql:x, jdbc:postgresql:x",
        "jdbc:sqlserver://db:1433;databaseName=x, jdbc:sqlserver://db:1433",
        "jdbc:oracle:thin:@//db:1521/x, jdbc:oracle:thin:@//db:1521/x"
    })
    void isShownWithoutParameters(String url, String shown) {
        assertThat(new JdbcUrl(url).holdsLogin()).isFalse();
        assertThat(new JdbcUrl(url).shown()).isEqualTo(shown);
    }

    @Test
    void aLoginIsNoText() {
        Login login = new Login("anna", "hush");

        assertThat(login).hasToString("a login");
        assertThat(login.censor("anna may not, hush")).isEqualTo("**** may not, ****");
    }

    private static TableSource from(String place, String query) {
        ObjectNode said = JsonNodeFactory.instance
                .objectNode()
                .put("current", place)
                .put("currentQuery", query)
                .put("credentialsId", "warehouse");
        return TableSource.from(Settings.of("driftGate", said), "current");
    }
}
