package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @TempDir
    Path folder;

    @Test
    void findsTheTypesOfItsColumns() throws IOException {
        Table table = open("a.csv", "n,x,ok,at,word\n1,1.5,true,2016-01-01,a\n-2,2e3,False,2016-01-01 12:30:00,1b\n");

        assertThat(table.fields())
                .containsExactly(
                        new Field("n", ColumnType.INTEGER),
                        new Field("x", ColumnType.NUMBER),
                        new Field("ok", ColumnType.BOOLEAN),
                        new Field("at", ColumnType.TIMESTAMP),
                        new Field("word", ColumnType.TEXT));
        assertThat(Rows.of(table))
                .containsExactly(
                        List.of(1.0, 1.5, "true", 1451606400000.0, "a"),
                        List.of(-2.0, 2000.0, "false", 1451651400000.0, "1b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "\"\""})
    void takesAWordForNothingAsMissing(String word) throws IOException {
        Table table = open("a.csv", "x,t\n1,a\n" + word + "," + word + "\n");

        assertThat(Rows.of(table)).containsExactly(List.of(1.0, "a"), Arrays.asList(null, null));
    }

    @Test
    void takesInfinityAsANumberThatIsThere() throws IOException {
        Table table = open("a.csv", "x\n1\ninf\n-Infinity\n+INF\n");

        assertThat(table.fields()).containsExactly(new Field("x", ColumnType.NUMBER));
        assertThat(Rows.of(table, "x"))
                .containsExactly(1.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "1f", "1.5D", "0x1p3", "0xA", "1_000", "--1", "1e", ".", "+", "١"})
    void takesWhatOnlySomeLanguagesCallANumberAsText(String text) throws IOException {
        Table table = open("a.csv", "x\n" + text + "\n");

        assertThat(table.fields()).containsExactly(new Field("x", ColumnType.TEXT));
    }

    @Test
    void readsQuotesLineBreaksAndUnicode() throws IOException {
        Table table = open("a.csv", "\"na\"\"me\",b\r\n\"one, two\nthree\",Zürich 東京\r\n");

        assertThat(table.fields()).extracting(Field::name).containsExactly("na\"me", "b");
        assertThat(Rows.of(table)).containsExactly(List.of("one, two\nthree", "Zürich 東京"));
    }

    @Test
    void leavesAByteOrderMarkOut() throws IOException {
        Table table = open("a.csv", "\uFEFFx,y\n1,2\n");

        assertThat(table.fields()).extracting(Field::name).containsExactly("x", "y");
    }

    @ParameterizedTest
    @CsvSource({"a.csv, ','", "a.csv, ;", "a.csv, |", "a.txt, ;", "a.tsv, '\t'", "a.csv, '\t'"})
    void detectsTheSeparator(String name, String separator) throws IOException {
        Table table = open(name, "x%sy\n1%s2\n".replace("%s", separator));

        assertThat(Rows.of(table)).containsExactly(List.of(1.0, 2.0));
    }

    @Test
    void aSeparatorThatWasSaidWins() throws IOException {
        write("a.csv", "x:y,z\n1:2\n");
        TableOptions colons = new TableOptions(Optional.of(':'), Map.of());

        Table table = Tables.open(workspace(), "a.csv", "data", colons);

        assertThat(table.fields()).extracting(Field::name).containsExactly("x", "y,z");
    }

    @Test
    void readsTheQuoteThatWasSaid() throws IOException {
        write("a.csv", "x,t\n1,'one, \"two'\n");
        write("b.csv", "x,t\n1,'one \"two\n");

        assertThat(Rows.of(open("a.csv", '\''), "t")).containsExactly("one, \"two");
        assertThat(Rows.of(open("b.csv", TableOptions.NO_QUOTE), "t")).containsExactly("'one \"two");
    }

    private Table open(String name, char quote) {
        TableOptions options = new TableOptions(Optional.empty(), quote, Optional.empty(), false, Map.of());
        return Tables.open(workspace(), name, "data", options);
    }

    @Test
    void readsAZippedFile() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("x\n1\n2\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("a.csv.gz"), zipped.toByteArray());

        assertThat(Rows.of(open("a.csv.gz"), "x")).containsExactly(1.0, 2.0);
    }

    @Test
    void refusesAZippedFileThatWasCutOff() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("x\n1\n2\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(zipped.toByteArray(), zipped.size() - 9));

        assertRefused("a.csv.gz", "a.csv.gz cannot be read:");
    }

    @Test
    void aHeaderAloneIsATableWithoutRows() throws IOException {
        Table table = open("a.csv", "x,y\n");

        assertThat(table.fields()).hasSize(2);
        assertThat(table.read(List.of("x"), batch -> {})).isZero();
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write("a.csv", "");

        assertRefused("a.csv", "a.csv is empty; a table has at least a header.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\n", "1,2,3\n"})
    void refusesAFileWithRaggedRows(String row) throws IOException {
        write("a.csv", "x,y\n1,2\n\n" + row);

        assertRefused(
                "a.csv", "a.csv, line 4: the header has 2 fields, this row has %d".formatted(row.split(",").length));
    }

    @Test
    void blamesTheWidthRatherThanTheValueOfARaggedRow() throws IOException {
        Table table = open("a.csv", "x,y\n" + "1,2\n".repeat(Inference.ROWS) + "word\n");

        assertThatThrownBy(() -> Rows.of(table)).hasMessageContaining("this row has 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'x,y,x\n', a.csv has two columns named 'x'; rename one.",
        "',x,Unnamed: 0\n', a.csv has two columns named 'Unnamed: 0'; rename one.",
        "'x,y\n1,\"2\n', a.csv is not CSV: Unclosed quoted field",
        "'x,y\n1,\"2\"3\n', a.csv is not CSV: Unexpected character after closing quote"
    })
    void refusesABrokenFile(String content, String sentence) throws IOException {
        write("a.csv", content);

        assertRefused("a.csv", sentence);
    }

    @Test
    void callsColumnsWithoutANameByTheirPlace() throws IOException {
        Table table = open("a.csv", ",x,  \n0,1.5,a\n1,2.5,b\n");

        assertThat(table.fields()).extracting(Field::name).containsExactly("Unnamed: 0", "x", "Unnamed: 2");
        assertThat(Rows.of(table, "x")).containsExactly(1.5, 2.5);
        assertThat(Rows.of(table, "Unnamed: 0")).containsExactly(0.0, 1.0);
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        Files.write(folder.resolve("a.csv"), "x,y\n1,Zürich\n".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused("a.csv", "a.csv is not UTF-8");
    }

    @Test
    void namesAValueThatDoesNotFitAndTheSettingThatHelps() throws IOException {
        Table table = open("a.csv", "zip\n" + "1000\n".repeat(Inference.ROWS) + "D-80331\n");

        assertThatThrownBy(() -> Rows.of(table))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "a.csv, line 10,002: the column 'zip' holds 'D-80331', which is no integer; correct it, or say types: zip=text.");
    }

    @Test
    void aFractionInAColumnOfWholeNumbersAsksForNumbers() throws IOException {
        Table table = open("a.csv", "x\n" + "1\n".repeat(Inference.ROWS) + "1.5\n");

        assertThatThrownBy(() -> Rows.of(table)).hasMessageEndingWith("say types: x=number.");
    }

    @Test
    void aColumnWithALeadingZeroHoldsCodes() throws IOException {
        Table table = open("a.csv", "zip,hour,n,x\n01234,00,0,00.5\n1234,11,10,1\n,9,7,2\n");

        assertThat(table.fields())
                .extracting(Field::type)
                .containsExactly(ColumnType.TEXT, ColumnType.TEXT, ColumnType.INTEGER, ColumnType.NUMBER);
        assertThat(Rows.of(table, "zip")).containsExactly("01234", "1234", null);
    }

    @Test
    void aCodeThatTurnsUpLateIsNotTakenForANumber() throws IOException {
        Table table = open("a.csv", "zip\n" + "1000\n".repeat(Inference.ROWS) + "01000\n");

        assertThatThrownBy(() -> Rows.of(table))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "a.csv, line 10,002: the column 'zip' holds '01000', a code with a leading zero, among whole numbers; say types: zip=text, or zip=integer where it is a number.");
    }

    @Test
    void aDeclaredNumberMayHaveLeadingZeros() throws IOException {
        write("a.csv", "zip\n" + "1000\n".repeat(Inference.ROWS) + "01000\n");
        TableOptions options = new TableOptions(Optional.empty(), Map.of("zip", ColumnType.INTEGER));

        Table table = Tables.open(workspace(), "a.csv", "data", options);

        assertThat(Rows.of(table, "zip")).endsWith(1000.0, 1000.0);
    }

    @Test
    void readsNumbersWithADecimalComma() throws IOException {
        write("a.csv", "x;n;word;at\n-1,5;3;1,5a;2020-01-02\n\"2,25e1\";4;b,c;2020-01-03\n");

        Table table = Tables.open(workspace(), "a.csv", "data", withDecimalComma());

        assertThat(table.fields())
                .extracting(Field::type)
                .containsExactly(ColumnType.NUMBER, ColumnType.INTEGER, ColumnType.TEXT, ColumnType.TIMESTAMP);
        assertThat(Rows.of(table, List.of("x", "n", "word")))
                .containsExactly(List.of(-1.5, 3.0, "1,5a"), List.of(22.5, 4.0, "b,c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n1,5\n2.5\n", "x\n1,5\n1.234,5\n"})
    void aPointIsInNoNumberWithADecimalComma(String content) throws IOException {
        write("a.csv", content);

        Table table = Tables.open(workspace(), "a.csv", "data", withDecimalComma());

        assertThat(table.fields()).containsExactly(new Field("x", ColumnType.TEXT));
    }

    private static TableOptions withDecimalComma() {
        return new TableOptions(Optional.empty(), '"', Optional.empty(), true, Map.of());
    }

    @Test
    void aDeclaredTypeWins() throws IOException {
        write("a.csv", "zip,n\n007,1\n");
        TableOptions options = new TableOptions(
                Optional.empty(), Map.of("zip", ColumnType.TEXT, "n", ColumnType.NUMBER, "absent", ColumnType.TEXT));

        Table table = Tables.open(workspace(), "a.csv", "data", options);

        assertThat(table.fields())
                .containsExactly(new Field("zip", ColumnType.TEXT), new Field("n", ColumnType.NUMBER));
        assertThat(Rows.of(table)).containsExactly(List.of("007", 1.0));
    }

    @Test
    void readsManyRowsInBatchesThatCountOn() throws IOException {
        StringBuilder csv = new StringBuilder("i,t\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append(i).append(",w").append(i % 7).append('\n');
        }
        Table table = open("a.csv", csv.toString());
        List<Long> starts = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();

        long rows = table.read(List.of("t", "i"), batch -> {
            starts.add(batch.firstRow());
            sizes.add(batch.rows());
            NumericColumn numbers = (NumericColumn) batch.columns().get(1);
            for (int row = 0; row < batch.rows(); row++) {
                assertThat(numbers.values()[row]).isEqualTo(batch.firstRow() + row);
                assertThat(((TextColumn) batch.columns().get(0)).word(row))
                        .isEqualTo("w" + (batch.firstRow() + row) % 7);
            }
        });

        assertThat(rows).isEqualTo(20_000);
        assertThat(starts).containsExactly(0L, 8_192L, 16_384L);
        assertThat(sizes).containsExactly(8_192, 8_192, 3_616);
    }

    @Test
    void aColumnOfManyDifferentWordsStartsItsDictionaryAnew() throws IOException {
        StringBuilder csv = new StringBuilder("id\n");
        int rows = 3 * Dictionary.MAX_WORDS;
        for (int i = 0; i < rows; i++) {
            csv.append("id-").append(i).append('\n');
        }
        Table table = open("a.csv", csv.toString());

        table.read(List.of("id"), batch -> {
            TextColumn ids = (TextColumn) batch.columns().get(0);
            assertThat(ids.words()).hasSizeLessThan(Dictionary.MAX_WORDS + Delivery.ROWS);
            for (int row = 0; row < batch.rows(); row++) {
                assertThat(ids.word(row)).isEqualTo("id-" + (batch.firstRow() + row));
            }
        });
    }

    @Test
    void aColumnAskedForTwiceIsThereTwice() throws IOException {
        Table table = open("a.csv", "x,y\n1,2\n");

        assertThat(Rows.of(table, List.of("y", "x", "y"))).containsExactly(List.of(2.0, 1.0, 2.0));
    }

    @Test
    void refusesAColumnThatIsNotThereAndNamesTheNearest() throws IOException {
        Table table = open("a.csv", "target,y\n1,2\n");

        assertThatThrownBy(() -> Rows.of(table, "targte"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a.csv has no column 'targte' — did you mean 'target'?");
    }

    @Test
    void listsTheFirstColumnsWhereNoneIsNear() throws IOException {
        assertThatThrownBy(() -> Rows.of(open("a.csv", "income,score\n1,2\n"), "household"))
                .hasMessage("a.csv has no column 'household'; it has income, score.");

        String many = IntStream.range(0, 25).mapToObj(i -> "feature_" + i).collect(Collectors.joining(","));
        assertThatThrownBy(() ->
                        Rows.of(open("b.csv", many + "\n" + many.replaceAll("[a-z_]", "") + "\n"), "household"))
                .hasMessageStartingWith("b.csv has no column 'household'; it has feature_0, feature_1, ")
                .hasMessageEndingWith("feature_19 and 5 more.");
    }

    private void assertRefused(String name, String sentence) {
        assertThatThrownBy(() -> Rows.of(open(name)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith(sentence);
    }

    private Table open(String name, String content) throws IOException {
        write(name, content);
        return open(name);
    }

    private Table open(String name) {
        return Tables.open(workspace(), name, "data", TableOptions.detect());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private Workspace workspace() {
        return Workspace.confined(folder);
    }
}
