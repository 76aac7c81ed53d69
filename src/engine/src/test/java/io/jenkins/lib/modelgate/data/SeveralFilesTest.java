package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralFilesTest {

    @TempDir
    Path folder;

    @Test
    void areOneTable() throws IOException {
        write("day-1.csv", "x,t\n1,a\n2,b\n");
        write("day-2.csv", "t,x\nc,3\n");
        write("day-3.jsonl", "{\"x\":4,\"t\":\"d\"}\n");

        Table table = open("day-*");

        assertThat(Rows.of(table))
                .containsExactly(List.of(1.0, "a"), List.of(2.0, "b"), List.of(3.0, "c"), List.of(4.0, "d"));
        assertThat(table.inputs("current"))
                .extracting(Input::role, Input::path, Input::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("current", "day-1.csv", 2L),
                        org.assertj.core.groups.Tuple.tuple("current", "day-2.csv", 1L),
                        org.assertj.core.groups.Tuple.tuple("current", "day-3.jsonl", 1L));
    }

    @Test
    void wholeNumbersHereAndFractionsThereAreNumbers() throws IOException {
        write("a.csv", "x\n1\n");
        write("b.csv", "x\n1.5\n");
        write("c.csv", "x\nNA\n");

        assertThat(open("*.csv").fields()).containsExactly(new Field("x", ColumnType.NUMBER));
    }

    @Test
    void refusesFilesWithOtherColumns() throws IOException {
        write("a.csv", "x,y\n1,2\n");
        write("b.csv", "x\n1\n");

        assertThatThrownBy(() -> open("*.csv"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a.csv and b.csv are not parts of one table: only the former has a column 'y'.");
    }

    @Test
    void refusesFilesThatDisagreeAboutAType() throws IOException {
        write("a.csv", "x\n1\n");
        write("b.csv", "x\nword\n");

        assertThatThrownBy(() -> open("*.csv"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "a.csv and b.csv disagree about the column 'x': integer before, text here; say what it is by types: x=text (or number, …).");
    }

    @Test
    void aDeclaredTypeSettlesADisagreement() throws IOException {
        write("a.csv", "x\n1\n");
        write("b.csv", "x\nword\n");

        Table table = Tables.open(
                workspace(), "*.csv", "data", new TableOptions(Optional.empty(), Map.of("x", ColumnType.TEXT)));

        assertThat(Rows.of(table, "x")).containsExactly("1", "word");
    }

    @Test
    void refusesAFileThatGrewWhileItWasRead() throws IOException {
        write("a.csv", "x\n1\n");
        Table table = open("a.csv");
        write("a.csv", "x\n1\n2\n");

        assertThatThrownBy(() -> Rows.of(table))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("a.csv changed while it was being read; read it when nobody writes to it.");
    }

    @Test
    void refusesAFileThatWasWrittenAnewBeforeItWasHashed() throws IOException {
        write("a.csv", "x\n1\n");
        Table table = open("a.csv");
        Rows.of(table);
        write("a.csv", "x\n2\n");
        Files.setLastModifiedTime(
                folder.resolve("a.csv"), FileTime.from(Instant.now().plusSeconds(5)));

        assertThatThrownBy(() -> table.inputs("current")).hasMessageContaining("changed while it was being read");
    }

    @Test
    void refusesAFileThatIsNotNamedLikeATable() throws IOException {
        write("data.xlsx", "x");

        assertThatThrownBy(() -> open("data.xlsx"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("data.xlsx is not named like a table; .csv,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "parquet"})
    void aFailureOfWhoReceivesTheRowsIsNotBlamedOnTheFile(String ending) throws IOException {
        write("a.csv", "x\n" + "1\n".repeat(Delivery.ROWS));
        write("a.jsonl", "{\"x\":1}\n".repeat(Delivery.ROWS));
        try (InputStream in = getClass().getResourceAsStream("/parquet/many-rows.parquet")) {
            Files.write(folder.resolve("a.parquet"), in.readAllBytes());
        }
        IllegalStateException failure = new IllegalStateException("the receiver's own");

        assertThatThrownBy(() -> open("a." + ending).read(List.of("x"), batch -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private Table open(String pattern) {
        return Tables.open(workspace(), pattern, "data", TableOptions.detect());
    }

    private Workspace workspace() {
        return Workspace.confined(folder);
    }
}
