package io.jenkins.lib.modelgate.data;

import static io.jenkins.lib.modelgate.data.ColumnType.INTEGER;
import static io.jenkins.lib.modelgate.data.ColumnType.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to files that Apache Arrow wrote; {@code parquet.py} says what is in them. */
class ParquetTableTest {

    private static final long START = 1451606400000L;

    /** What row i holds, by column, where it is not missing. */
    private static final Map<String, IntFunction<Object>> EXPECTED = Map.ofEntries(
            Map.entry("int8", i -> i - 20.0),
            Map.entry("uint32", i -> 4e9 + i),
            Map.entry("int64", i -> i * 1_000_000_007.0),
            Map.entry("uint64", i -> 0x1p63 + i * 4096.0),
            Map.entry("float", i -> i / 4.0),
            Map.entry("double", i -> i == 5 ? Double.NaN : i == 6 ? Double.NEGATIVE_INFINITY : i / 10.0),
            Map.entry("flag", i -> i % 3 == 0 ? "true" : "false"),
            Map.entry("text", i -> List.of("Zürich", "東京", "", "NA").get(i % 4)),
            Map.entry("large", i -> "id-" + i),
            Map.entry("coded", i -> i % 2 == 0 ? "low" : "high"),
            Map.entry("day", i -> (i - 12) * 86_400_000.0),
            Map.entry("millis", i -> START + i * 3_600_001.0),
            Map.entry("micros", i -> START + i * 3_600_001.0),
            Map.entry("nanos", i -> START + i * 3_600_001.0),
            Map.entry("price", i -> (i * 125 - 1000) / 100.0),
            Map.entry("wide", i -> i * 1000000000000000000.5));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "zstd", "gzip", "pages-v2", "plain", "decimals-as-integers"})
    void readsEveryTypeInEveryPacking(String name) throws IOException {
        Table table = open(name);

        assertThat(table.fields()).extracting(Table.Field::name).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
        EXPECTED.forEach((column, value) -> {
            List<Object> values = Rows.of(table, column);
            assertThat(values).hasSize(40);
            for (int i = 0; i < 40; i++) {
                assertThat(values.get(i)).as("%s in row %d", column, i).isEqualTo(i % 7 == 3 ? null : value.apply(i));
            }
        });
    }

    @Test
    void readsLz4() throws IOException {
        assertThat(Rows.of(open("lz4"), "int8").get(39)).isEqualTo(19.0);
    }

    @Test
    void readsColumnsTogetherAsItReadsThemAlone() throws IOException {
        Table table = open("zstd");

        List<List<Object>> rows = Rows.of(table, List.of("text", "double", "day"));

        assertThat(rows.get(39)).containsExactly("NA", 3.9, 27 * 86_400_000.0);
        assertThat(rows.get(38)).containsExactly(null, null, null);
    }

    @Test
    void readsInstantsAsOlderWritersStoredThem() throws IOException {
        assertThat(Rows.of(open("int96"), "millis").get(1)).isEqualTo(START + 3_600_001.0);
    }

    @Test
    void readsColumnsThatAreNeverMissing() throws IOException {
        assertThat(Rows.of(open("required"), "x")).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void readsRowGroupsThatEndWithinABatch() throws IOException {
        List<Object> values = Rows.of(open("many-rows"), "x");

        assertThat(values).hasSize(20_000);
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.get(i)).isEqualTo((double) i);
        }
    }

    @Test
    void aFileWithoutRowsIsATable() throws IOException {
        assertThat(Rows.of(open("no-rows"))).isEmpty();
    }

    @Test
    void countsRowsWhereNoColumnIsWanted() throws IOException {
        assertThat(open("snappy").read(List.of(), batch -> {})).isEqualTo(40);
    }

    @Test
    void aDeclaredTypeWins() throws IOException {
        Table table = open("required", new TableOptions(Optional.empty(), Map.of("x", ColumnType.TEXT)));

        assertThat(Rows.of(table, "x")).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "plain"})
    void aWholeNumberDeclaredAsTextHasAllItsDigits(String name) throws IOException {
        Map<String, ColumnType> types =
                Map.of("uint64", ColumnType.TEXT, "uint32", ColumnType.TEXT, "int8", ColumnType.TEXT);
        Table table = open(name, new TableOptions(Optional.empty(), types));

        assertThat(Rows.of(table, "uint64")).startsWith("9223372036854775808", "9223372036854779904");
        assertThat(Rows.of(table, "uint32")).startsWith("4000000000", "4000000001");
        assertThat(Rows.of(table, "int8")).startsWith("-20", "-19", "-18", null);
    }

    @Test
    void namesAValueThatADeclaredTypeCannotHold() throws IOException {
        Table table = open("snappy", new TableOptions(Optional.empty(), Map.of("coded", ColumnType.NUMBER)));

        assertThatThrownBy(() -> Rows.of(table, "coded"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "data.parquet, row 1: the column 'coded' holds 'low', which is no number; correct it, or say types: coded=text.");
    }

    @ParameterizedTest
    @CsvSource({
        "list, data.parquet: the column 'tags' is nested; a table's columns are flat, or lists of floating-point numbers. Leave it out, or flatten it.",
        "struct, data.parquet: the column 'place' is nested; a table's columns are flat, or lists of floating-point numbers. Leave it out, or flatten it.",
        "half, 'data.parquet: the column ''x'' is of Parquet''s type float16, which cannot be read; convert it to float32, or leave it out.'",
        "raw-bytes, 'data.parquet cannot be read as Parquet, it may be cut off or damaged: a text is not UTF-8'"
    })
    void refusesWhatItCannotRead(String name, String sentence) {
        assertThatThrownBy(() -> Rows.of(open(name)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "struct"})
    void readsTheOtherColumnsBesideOneThatItCannotRead(String name) throws IOException {
        Table table = open(name);

        assertThat(table.fields()).extracting(Table.Field::type).containsExactly(INTEGER, UNREADABLE);
        assertThat(Rows.of(table, "x")).containsExactly(1.0, 2.0);
    }

    @Test
    void aDeclaredTypeDoesNotMakeANestedColumnReadable() throws IOException {
        Table table = open("struct", new TableOptions(Optional.empty(), Map.of("place", ColumnType.TEXT)));

        assertThatThrownBy(() -> Rows.of(table, "place"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("data.parquet: the column 'place' is nested");
    }

    /** Whichever of the two is meant, the other would be judged in its place. */
    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> open("twice"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("data.parquet has two columns named 'x'; rename one.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.3, 0.9, 0.9999})
    void refusesAFileThatWasCutOff(double share) throws IOException {
        byte[] whole = bytes("snappy");
        Files.write(folder.resolve("data.parquet"), Arrays.copyOf(whole, (int) (whole.length * share)));

        assertThatThrownBy(() -> Rows.of(openData()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("data.parquet cannot be read as Parquet, it may be cut off or damaged: ");
    }

    /** Whatever byte is wrong: a clear refusal or a readable table, never another exception. */
    @Test
    void aWrongByteAnywhereDoesNotBreakTheReader() throws IOException {
        byte[] whole = bytes("plain");
        for (int at = 0; at < whole.length; at += 97) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x5A;
            Files.write(folder.resolve("data.parquet"), damaged);
            try {
                Rows.of(openData());
            } catch (UnavailableException e) {
                assertThat(e).hasMessageStartingWith("data.parquet");
            }
        }
    }

    @Test
    void noticesAPageThatChangedSinceItWasWritten() throws IOException {
        byte[] damaged = bytes("plain"); // has page checksums
        int price = indexOf(damaged, new byte[] {'i', 'd', '-', '1', '1'});
        damaged[price + 3] = '9';
        Files.write(folder.resolve("data.parquet"), damaged);

        assertThatThrownBy(() -> Rows.of(openData(), "large")).isInstanceOf(UnavailableException.class);
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int at = 0; at + what.length <= in.length; at++) {
            if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    private Table open(String name) throws IOException {
        return open(name, TableOptions.detect());
    }

    private Table open(String name, TableOptions options) throws IOException {
        Files.write(folder.resolve("data.parquet"), bytes(name));
        return Tables.open(Workspace.confined(folder), "data.parquet", "data", options);
    }

    private Table openData() {
        return Tables.open(Workspace.confined(folder), "data.parquet", "data", TableOptions.detect());
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ParquetTableTest.class.getResourceAsStream("/parquet/" + name + ".parquet")) {
            return in.readAllBytes();
        }
    }
}
