package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to files of small pages in every encoding that Apache Arrow writes; {@code parquet.py} says what is in them. */
class ParquetEncodingsTest {

    private static final int ROWS = 3_000;

    private static final Map<String, IntFunction<Object>> EXPECTED = Map.ofEntries(
            Map.entry("plain", i -> i / 8.0),
            Map.entry("never-missing", i -> (double) i),
            Map.entry("text", i -> "plain " + i),
            Map.entry("delta", i -> (double) ((long) i * i * 1_000_003 - 5)),
            Map.entry("delta-int", i -> 7.0 - i * 3),
            Map.entry("split", i -> i / 16.0),
            Map.entry("split-float", i -> i / 4.0),
            Map.entry("delta-text", i -> "a common start " + i),
            Map.entry("delta-length-text", i -> "x".repeat(i % 40)),
            Map.entry("flag", i -> i / 5 % 2 == 0 ? "true" : "false"),
            Map.entry("coded", i -> i % 3 * 1.5),
            Map.entry("fallback", i -> (double) (i < 300 ? i % 50 : i)),
            Map.entry("word", i -> "word " + i % 37),
            Map.entry("long-runs", i -> (double) (i / 400)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"encodings-v1", "encodings-v2"})
    void readsEveryEncodingInRowsAndInColumns(String name) throws IOException {
        FileTable table = open(name, TableOptions.detect());
        Map<String, List<Object>> byColumn = columns(table);
        List<String> names = table.fields().stream().map(Table.Field::name).toList();
        List<List<Object>> rows = Rows.of(table);

        assertThat(names).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
        assertThat(rows).hasSize(ROWS);
        for (int c = 0; c < names.size(); c++) {
            String column = names.get(c);
            assertThat(byColumn.get(column)).as(column).hasSize(ROWS);
            for (int i = 0; i < ROWS; i++) {
                Object expected = expected(column, i);
                assertThat(rows.get(i).get(c)).as("%s in row %d", column, i).isEqualTo(expected);
                assertThat(byColumn.get(column).get(i))
                        .as("%s in row %d", column, i)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "delta", "split", "coded", "fallback", "long-runs", "flag"})
    void readsAnyEncodingAsText(String column) throws IOException {
        List<Object> values =
                Rows.of(open("encodings-v2", TableOptions.detect().withTypes(Map.of(column, ColumnType.TEXT))), column);

        for (int i = 0; i < ROWS; i++) {
            Object expected = expected(column, i);
            String number = expected instanceof Double value
                    ? value == Math.rint(value) ? Long.toString(value.longValue()) : value.toString()
                    : (String) expected;
            assertThat(values.get(i)).isEqualTo(number);
        }
    }

    @Test
    void readsManySmallRowGroups() throws IOException {
        FileTable table = open("small-groups", TableOptions.detect());

        Map<String, List<Object>> columns = columns(table);

        for (String column : List.of("plain", "word", "flag")) {
            assertThat(columns.get(column)).hasSize(200).isEqualTo(Rows.of(table, column));
            for (int i = 0; i < 200; i++) {
                assertThat(columns.get(column).get(i)).isEqualTo(expected(column, 900 + i));
            }
        }
    }

    @Test
    void passesOverEmptyRowGroups() throws IOException {
        FileTable table = open("empty-groups", TableOptions.detect());

        assertThat(columns(table).get("x")).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
        assertThat(Rows.of(table)).hasSize(10);
    }

    /** Whatever byte is wrong, in pages of either version: a clear refusal or a readable table. */
    @ParameterizedTest
    @ValueSource(strings = {"encodings-v1", "encodings-v2", "small-groups"})
    void aWrongByteAnywhereDoesNotBreakTheReader(String name) throws IOException {
        byte[] whole = bytes(name);
        for (int at = 4; at < whole.length; at += whole.length / 150) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x5A;
            Files.write(folder.resolve("data.parquet"), damaged);
            try {
                columns((FileTable)
                        Tables.open(Workspace.confined(folder), "data.parquet", "data", TableOptions.detect()));
            } catch (UnavailableException e) {
                assertThat(e).hasMessageStartingWith("data.parquet");
            }
        }
    }

    /** Two columns do not fit; the one whose value comes first in the table is named, though it is the later column. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void namesTheFirstMisfitOfTheTableWhateverTheThreads(int threads) throws IOException {
        FileTable table = open(
                "encodings-v1",
                TableOptions.detect().withTypes(Map.of("plain", ColumnType.INTEGER, "text", ColumnType.NUMBER)));
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        for (String column : List.of("plain", "delta", "text")) {
            sinks.put(column, (values, rows) -> {});
        }

        assertThatThrownBy(() -> table.readColumns(sinks, rows -> {}, threads))
                .hasMessageStartingWith("data.parquet, row 1: the column 'text' holds 'plain 0'");
    }

    private static Object expected(String column, int i) {
        boolean missing = !column.equals("never-missing") && (i % 11 == 4 || i >= 1_000 && i < 1_500);
        return missing ? null : EXPECTED.get(column).apply(i);
    }

    private static Map<String, List<Object>> columns(FileTable table) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        for (Table.Field field : table.fields()) {
            List<Object> taken = new ArrayList<>();
            values.put(field.name(), taken);
            sinks.put(field.name(), (column, rows) -> taken.addAll(Rows.values(column, rows)));
        }
        table.readColumns(sinks, rows -> {}, 3);
        return values;
    }

    private FileTable open(String name, TableOptions options) throws IOException {
        Files.write(folder.resolve("data.parquet"), bytes(name));
        return (FileTable) Tables.open(Workspace.confined(folder), "data.parquet", "data", options);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ParquetEncodingsTest.class.getResourceAsStream("/parquet/" + name + ".parquet")) {
            return in.readAllBytes();
        }
    }
}
