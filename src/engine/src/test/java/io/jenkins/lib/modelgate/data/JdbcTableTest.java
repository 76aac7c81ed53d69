package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcTableTest {

    private static PostgresServer server;

    @TempDir
    Path folder;

    private TableOpener opener;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = PostgresServer.start();
        server.write("""
                CREATE TABLE seen (
                    id bigint, small smallint, price numeric(9, 2), whole numeric(9), score double precision,
                    part real, ok boolean, word text, code char(3), day date, at timestamp, zoned timestamptz,
                    name uuid, note json)
                """, """
                INSERT INTO seen VALUES
                    (1, 2, 1.25, 7, 'NaN', 0.5, true, 'Zürich', 'ab', '2016-01-01', '2016-01-01 12:30:00.5',
                     '2016-01-01 12:30:00+02', '7f1d3b0e-0000-4000-8000-000000000001', '{"a": 1}'),
                    (2, NULL, NULL, NULL, 'Infinity', NULL, NULL, 'NA', NULL, NULL, NULL, NULL, NULL, NULL)
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void openOpener() {
        opener = new TableOpener(Workspace.confined(folder), id -> PostgresServer.LOGIN);
    }

    @AfterEach
    void closeOpener() {
        opener.close();
    }

    @Test
    void hasTheColumnsOfItsQuery() {
        Table table = open("SELECT * FROM seen ORDER BY id");

        assertThat(table.fields())
                .extracting(Field::type)
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.NUMBER,
                        ColumnType.BOOLEAN,
                        ColumnType.TEXT,
                        ColumnType.TEXT,
                        ColumnType.TIMESTAMP,
                        ColumnType.TIMESTAMP,
                        ColumnType.TIMESTAMP,
                        ColumnType.TEXT,
                        ColumnType.TEXT);
        assertThat(Rows.of(table))
                .containsExactly(
                        List.of(
                                1.0,
                                2.0,
                                1.25,
                                7.0,
                                Double.NaN,
                                0.5,
                                "true",
                                "Zürich",
                                "ab ",
                                1451606400000.0,
                                1451651400500.0,
                                1451644200000.0,
                                "7f1d3b0e-0000-4000-8000-000000000001",
                                "{\"a\": 1}"),
                        Arrays.asList(
                                2.0,
                                null,
                                null,
                                null,
                                Double.POSITIVE_INFINITY,
                                null,
                                null,
                                "NA",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void handsOverOnlyWhatIsWantedAndInBatches() {
        Table table = open("SELECT g AS id, g % 3 AS third, 'w' || g % 5 AS word FROM generate_series(0, 19999) g");
        List<Long> starts = new ArrayList<>();

        long rows = table.read(List.of("word", "id", "word"), batch -> {
            starts.add(batch.firstRow());
            for (int row = 0; row < batch.rows(); row++) {
                long id = batch.firstRow() + row;
                assertThat(((NumericColumn) batch.columns().get(1)).values()[row])
                        .isEqualTo(id);
                assertThat(((TextColumn) batch.columns().get(0)).word(row)).isEqualTo("w" + id % 5);
                assertThat(((TextColumn) batch.columns().get(2)).word(row)).isEqualTo("w" + id % 5);
            }
        });

        assertThat(rows).isEqualTo(20_000);
        assertThat(starts).containsExactly(0L, 8_192L, 16_384L);
    }

    @Test
    void isNamedByItsRowsInWhateverOrderTheyCome() {
        Input up =
                open("SELECT id, word FROM seen ORDER BY id").inputs("current").get(0);
        Input down = open("SELECT id,\n word FROM seen\n ORDER BY id DESC")
                .inputs("current")
                .get(0);
        Input fewer =
                open("SELECT id, word FROM seen WHERE id = 1").inputs("current").get(0);

        assertThat(up.sha256()).isEqualTo(down.sha256()).isNotEqualTo(fewer.sha256());
        assertThat(down.path()).isEqualTo(server.url() + ": SELECT id, word FROM seen ORDER BY id DESC");
        assertThat(up.rows()).isEqualTo(2);
        assertThat(up.bytes()).isEqualTo(2 * 9 + 2 * 5 + "Zürich".length() + 1 + "NA".length());
    }

    @Test
    void eachPassSeesTheRowsOfTheFirst() throws SQLException {
        server.write("CREATE TABLE growing (x int)", "INSERT INTO growing VALUES (1)");
        Table table = open("SELECT * FROM growing");
        assertThat(Rows.of(table, "x")).containsExactly(1.0);

        server.write("INSERT INTO growing VALUES (2)");

        assertThat(Rows.of(table, "x")).containsExactly(1.0);
        assertThat(table.inputs("current").get(0).rows()).isEqualTo(1);
    }

    @Test
    void refusesRowsThatAreOthersInTheNextPass() {
        Table table = open("SELECT random() AS x");
        Rows.of(table);

        assertThatThrownBy(() -> Rows.of(table)).hasMessageContaining("gave other rows than before");
    }

    @Test
    void mayHaveNoRows() {
        Table table = open("SELECT * FROM seen WHERE id > 2");

        assertThat(table.fields()).hasSize(14);
        assertThat(Rows.of(table)).isEmpty();
        assertThat(table.inputs("current").get(0).rows()).isZero();
    }

    @Test
    void aTypeThatWasSaidWins() {
        TableOptions options =
                new TableOptions(Optional.empty(), Map.of("id", ColumnType.TEXT, "word", ColumnType.INTEGER));
        Table table = opener.open(source("SELECT id, word FROM seen ORDER BY id"), "current data", options);

        assertThat(Rows.of(table, "id")).containsExactly("1", "2");
        assertThat(Rows.of(
                        opener.open(source("SELECT 123456789012345678 AS id, 1 AS word"), "current data", options),
                        "id"))
                .containsExactly("123456789012345678");
        assertThatThrownBy(() -> Rows.of(table, "word"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "The current data's query of %s, row 1: the column 'word' holds 'Zürich', which is no integer; convert it in the query, or say types: word=text."
                                .formatted(server.url()));
    }

    @Test
    void refusesColumnsThatAreNoTable() {
        assertThatThrownBy(() -> open("SELECT 1 AS x, 2 AS x"))
                .hasMessageEndingWith("two columns named 'x'; rename one by AS.");
        assertThatThrownBy(() -> open("SELECT 1 AS x, ARRAY[1, 2] AS list"))
                .hasMessageEndingWith(
                        "the column 'list' is of a type that cannot be read; leave it out of the query or convert it by CAST.");
        assertThatThrownBy(() -> Rows.of(open("SELECT 'infinity'::timestamp AS at")))
                .hasMessageContaining("holds a time outside of time");
        assertThatThrownBy(() -> Rows.of(open("SELECT 1 AS x"), "income"))
                .hasMessageEndingWith("has no column 'income'; it has x.");
    }

    @Test
    void neverWrites() {
        assertThatThrownBy(() -> Rows.of(open("WITH gone AS (DELETE FROM seen RETURNING id) SELECT id FROM gone")))
                .hasMessageContaining("read-only transaction");
        assertThat(
                        Rows.of(
                                open(
                                        "SELECT current_setting('transaction_read_only') AS it, current_setting('transaction_isolation') AS how")))
                .containsExactly(List.of("on", "repeatable read"));

        assertThat(Rows.of(open("SELECT id FROM seen"))).hasSize(2);
    }

    @Test
    void saysWhatTheServerRefusedInOneLine() {
        assertThatThrownBy(() -> open("SELECT * FROM unseen"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith(
                        server.url() + " refused the current data's query: ERROR: relation \"unseen\" does not exist")
                .hasMessageEndingWith("(SQLSTATE 42P01)")
                .hasNoCause();
        assertThatThrownBy(() -> Rows.of(open("SELECT 10 / (100 - g) AS x FROM generate_series(1, 200) g")))
                .hasMessageContaining("division by zero");
    }

    @Test
    void saysWhereItCannotGoWithoutSecrets() {
        Login wrong = new Login("keeper", "an0ther-s3cret");
        try (TableOpener other = new TableOpener(Workspace.confined(folder), id -> wrong)) {
            assertThatThrownBy(() -> other.open(source("SELECT 1 AS x"), "data", TableOptions.detect()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageStartingWith(server.url() + " cannot be reached: ")
                    .hasMessageContaining("password authentication failed")
                    .hasMessageNotContainingAny("an0ther-s3cret", "keeper")
                    .hasNoCause();
        }
        TableSource nowhere = new TableSource(
                "jdbc:postgresql://127.0.0.1:1/x?sslmode=disable", Optional.of("SELECT 1"), Optional.of("w"));
        assertThatThrownBy(() -> opener.open(nowhere, "data", TableOptions.detect()))
                .hasMessageStartingWith("jdbc:postgresql://127.0.0.1:1/x cannot be reached: ");
        TableSource unknown = new TableSource("jdbc:acme://h/x", Optional.of("SELECT 1"), Optional.empty());
        assertThatThrownBy(() -> opener.open(unknown, "data", TableOptions.detect()))
                .hasMessageStartingWith("There is no driver for jdbc:acme://h/x: ");
    }

    @Test
    void refusesALoginThatIsNotThere() {
        try (TableOpener none = new TableOpener(Workspace.confined(folder), Logins.in(Map.of()))) {
            assertThatThrownBy(() -> none.open(source("SELECT 1 AS x"), "data", TableOptions.detect()))
                    .hasMessage(
                            "The login 'ware-house' is not in the environment: set WARE_HOUSE_USR and WARE_HOUSE_PSW.");
        }
    }

    @Test
    void readsAMillionRowsInASmallHeap() throws IOException, InterruptedException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadsAMillionRows.class.getName(),
                        server.url())
                .redirectErrorStream(true)
                .start();

        String said = new String(reader.getInputStream().readAllBytes());

        assertThat(reader.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(said.strip()).endsWith("1000000 rows");
    }

    /** A program of its own, for a heap of its own. */
    static final class ReadsAMillionRows {
        public static void main(String[] arguments) {
            try (TableOpener opener = new TableOpener(Workspace.open(Path.of("")), id -> PostgresServer.LOGIN)) {
                String wide =
                        "SELECT g AS id, g * 0.5 AS half, repeat('w', 100) || g AS word FROM generate_series(1, 1000000) g";
                Table table = opener.open(
                        new TableSource(arguments[0], Optional.of(wide), Optional.of("x")),
                        "data",
                        TableOptions.detect());
                System.out.println(table.read(List.of("id", "half", "word"), batch -> {}) + " rows");
            }
        }
    }

    private Table open(String query) {
        return opener.open(source(query), "current data", TableOptions.detect());
    }

    private static TableSource source(String query) {
        return new TableSource(server.url(), Optional.of(query), Optional.of("ware-house"));
    }
}
