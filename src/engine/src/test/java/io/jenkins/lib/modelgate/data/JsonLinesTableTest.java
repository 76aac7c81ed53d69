package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTableTest {

    @TempDir
    Path folder;

    @Test
    void findsTheTypesOfItsColumns() throws IOException {
        Table table = open("{\"n\":1,\"x\":1,\"ok\":true,\"at\":\"2016-01-01T00:00:00Z\",\"word\":\"1\"}\n"
                + "{\"n\":-2,\"x\":2.5,\"ok\":false,\"at\":\"2016-01-02\",\"word\":\"NA\"}\n");

        assertThat(table.fields())
                .containsExactly(
                        new Field("n", ColumnType.INTEGER),
                        new Field("x", ColumnType.NUMBER),
                        new Field("ok", ColumnType.BOOLEAN),
                        new Field("at", ColumnType.TIMESTAMP),
                        new Field("word", ColumnType.TEXT));
        assertThat(Rows.of(table))
                .containsExactly(
                        List.of(1.0, 1.0, "true", 1451606400000.0, "1"),
                        List.of(-2.0, 2.5, "false", 1451692800000.0, "NA"));
    }

    @Test
    void aKeyThatIsAbsentOrNullIsMissing() throws IOException {
        Table table = open("{\"x\":1,\"t\":\"a\"}\n{\"t\":\"b\"}\n{\"x\":null}\n{}\n");

        assertThat(Rows.of(table))
                .containsExactly(
                        List.of(1.0, "a"),
                        Arrays.asList(null, "b"),
                        Arrays.asList(null, null),
                        Arrays.asList(null, null));
    }

    @Test
    void aNanThatWasComputedIsAValue() throws IOException {
        Table table = open("{\"x\":1.5}\n{\"x\":NaN}\n{\"x\":-Infinity}\n");

        assertThat(Rows.of(table, "x")).containsExactly(1.5, Double.NaN, Double.NEGATIVE_INFINITY);
    }

    @Test
    void mixedValuesAreText() throws IOException {
        Table table = open("{\"x\":1}\n{\"x\":\"a\"}\n{\"x\":true}\n{\"x\":0.5}\n");

        assertThat(Rows.of(table, "x")).containsExactly("1", "a", "true", "0.5");
    }

    @Test
    void aWholeNumberThatIsTextHasAllItsDigits() throws IOException {
        Table table = open("{\"x\":123456789012345678}\n{\"x\":-7}\n{\"x\":\"a\"}\n");

        assertThat(Rows.of(table, "x")).containsExactly("123456789012345678", "-7", "a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'{\"x\":1}\n{\"x\":{\"y\":2}}'# a.jsonl, line 2: 'x' is nested; a table's rows are flat, or hold arrays of numbers.",
                "'{\"x\":[[1]]}'# a.jsonl, line 1: the array in 'x' holds something else than numbers",
                "'[{\"x\":1}]'# a.jsonl, line 1: JSON Lines has one object a line, not a list.",
                "'{\"x\":1}\n7'# a.jsonl, line 2: JSON Lines has one object a line, not a value.",
                "'{\"x\":1,\"x\":2}'# a.jsonl, line 1 has 'x' twice.",
                "'{\"x\":1}\n{\"x\":'# a.jsonl, line 2 is not JSON",
                "''# a.jsonl is empty",
                "'{}\n{}'# a.jsonl is empty"
            })
    void refusesWhatIsNotAFlatTable(String content, String sentence) throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), content);

        assertThatThrownBy(() -> Rows.of(openFile()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"y\":{\"z\":1}}", "[\"a\",\"b\"]", "[{\"z\":[1]},2]", "{}"})
    void readsTheOtherColumnsBesideOneThatIsNested(String nested) throws IOException {
        String row = "{\"v\":%s,\"x\":%d}\n";
        Table table = open(row.formatted("null", 1) + row.formatted(nested, 2) + row.formatted("3", 3));

        assertThat(table.field("v").orElseThrow().type()).isEqualTo(ColumnType.UNREADABLE);
        assertThat(Rows.of(table, "x")).containsExactly(1.0, 2.0, 3.0);
        assertThatThrownBy(() -> Rows.of(table, "v"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("a.jsonl, line 2: ");
    }

    @Test
    void aNestedValueThatTurnsUpLateIsRefusedOnlyWhereItIsRead() throws IOException {
        Table table = open("{\"v\":1,\"x\":1}\n".repeat(Inference.ROWS) + "{\"v\":{\"y\":[1,{}]},\"x\":7}\n");

        assertThat(Rows.of(table, "x")).hasSize(Inference.ROWS + 1).endsWith(7.0);
        assertThatThrownBy(() -> Rows.of(table, "v"))
                .hasMessage(
                        "a.jsonl, line 10,001: 'v' is nested; a table's rows are flat, or hold arrays of numbers. Leave it out, or flatten it.");
    }

    @Test
    void refusesAKeyThatTurnsUpLate() throws IOException {
        Table table = open("{\"x\":1}\n".repeat(Inference.ROWS) + "{\"x\":1,\"y\":2}\n");

        assertThatThrownBy(() -> Rows.of(table))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "a.jsonl, line 10,001 has the key 'y', which none of the first 10,000 rows has; add it to the first row, with null if need be.");
    }

    @Test
    void namesAValueThatDoesNotFit() throws IOException {
        Table table = open("{\"x\":1}\n".repeat(Inference.ROWS) + "{\"x\":\"high\"}\n");

        assertThatThrownBy(() -> Rows.of(table))
                .hasMessage(
                        "a.jsonl, line 10,001: the column 'x' holds 'high', which is no integer; correct it, or say types: x=text.");
    }

    private Table open(String content) throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), content);
        return openFile();
    }

    private Table openFile() {
        return Tables.open(Workspace.confined(folder), "a.jsonl", "data", TableOptions.detect());
    }
}
