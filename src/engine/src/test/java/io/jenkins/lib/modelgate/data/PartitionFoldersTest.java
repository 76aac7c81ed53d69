package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionFoldersTest {

    @TempDir
    Path folder;

    @BeforeEach
    void taxi() throws IOException {
        write("taxi/year=2019/zone=north/a.csv", "x\n1\n2\n");
        write("taxi/year=2019/zone=south/a.csv", "x\n3\n");
        write("taxi/year=2020/zone=north/b.csv", "x\n4\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taxi", "taxi/", "./taxi", "taxi/year=*", "taxi/**/*.csv", "taxi/*/*/*", "t*/**", "taxi/*"})
    void areColumns(String said) {
        Table table = open(said);

        assertThat(table.fields())
                .containsExactly(
                        new Field("x", ColumnType.INTEGER),
                        new Field("year", ColumnType.INTEGER),
                        new Field("zone", ColumnType.TEXT));
        assertThat(Rows.of(table))
                .containsExactly(
                        List.of(1.0, 2019.0, "north"),
                        List.of(2.0, 2019.0, "north"),
                        List.of(3.0, 2019.0, "south"),
                        List.of(4.0, 2020.0, "north"));
        assertThat(table.name()).isEqualTo(said);
        assertThat(table.inputs("current"))
                .extracting(Input::path)
                .containsExactly(
                        "taxi/year=2019/zone=north/a.csv",
                        "taxi/year=2019/zone=south/a.csv",
                        "taxi/year=2020/zone=north/b.csv");
    }

    @Test
    void aColumnAloneKnowsHowManyRowsThereAre() {
        assertThat(Rows.of(open("taxi"), "zone")).containsExactly("north", "north", "south", "north");
        assertThat(Rows.of(open("taxi"), List.of("zone", "x", "zone")).get(2)).containsExactly("south", 3.0, "south");
    }

    @Test
    void aBatchCountsOnFromFolderToFolder() {
        List<Long> starts = new ArrayList<>();

        long rows = open("taxi").read(List.of("zone"), batch -> starts.add(batch.firstRow()));

        assertThat(rows).isEqualTo(4);
        assertThat(starts).containsExactly(0L, 2L, 3L);
    }

    @Test
    void eachColumnHasItsOwnSink() throws IOException {
        write("taxi/year=2021/zone=west/b.csv", "x\n" + "5\n".repeat(3 * 8_192));
        Map<String, Long> counted = new LinkedHashMap<>();
        List<String> zones = new ArrayList<>();

        long rows = open("taxi")
                .readColumns(
                        Map.of(
                                "zone",
                                (column, count) -> {
                                    counted.merge("zone", (long) count, Long::sum);
                                    zones.add(((TextColumn) column).word(count - 1));
                                },
                                "year",
                                (column, count) -> counted.merge("year", (long) count, Long::sum)),
                        soFar -> {},
                        2);

        assertThat(rows).isEqualTo(4 + 3 * 8_192);
        assertThat(counted).containsEntry("zone", rows).containsEntry("year", rows);
        assertThat(zones).containsExactly("north", "south", "north", "west", "west", "west");
    }

    @Test
    void theListOfWordsStaysTheSame() {
        List<List<String>> lists = new ArrayList<>();

        open("taxi")
                .read(
                        List.of("zone"),
                        batch -> lists.add(((TextColumn) batch.columns().get(0)).words()));

        assertThat(lists).allMatch(words -> words == lists.get(0));
        assertThat(lists.get(0)).containsExactly("north", "south");
    }

    @Test
    void areTextWhereOneOfThemIsNoWholeNumber() throws IOException {
        write("taxi/year=unknown/zone=north/c.csv", "x\n5\n");

        assertThat(open("taxi").field("year")).contains(new Field("year", ColumnType.TEXT));
        assertThat(Rows.of(open("taxi"), "year")).containsExactly("2019", "2019", "2019", "2020", "unknown");
    }

    @Test
    void areWhatTheUserSaysTheyAre() throws IOException {
        write("days/day=2016-01-01/a.csv", "x\n1\n");

        assertThat(Rows.of(open("taxi", Map.of("year", ColumnType.TEXT)), "year"))
                .containsExactly("2019", "2019", "2019", "2020");
        assertThat(Rows.of(open("days", Map.of("day", ColumnType.TIMESTAMP)), "day"))
                .containsExactly(1451606400000.0);
        assertThatThrownBy(() -> open("taxi", Map.of("zone", ColumnType.INTEGER)))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("taxi has a folder zone=north, which is no integer; say types: zone=text.");
    }

    @Test
    void areReadAsHiveWritesThem() throws IOException {
        write("hive/at=12%3A30/a.csv", "x\n1\n");
        write("hive/at=__HIVE_DEFAULT_PARTITION__/a.csv", "x\n2\n");
        write("hive/at=a%zb+c/a.csv", "x\n3\n");

        assertThat(Rows.of(open("hive")))
                .containsExactlyInAnyOrder(List.of(1.0, "12:30"), Arrays.asList(2.0, null), List.of(3.0, "a%zb+c"));
    }

    @Test
    void theOrdinaryFoldersBelowAFolderAreNoColumns() throws IOException {
        write("plain/a/1.csv", "x\n1\n");
        write("plain/b/2.csv", "x\n2\n");

        assertThat(Rows.of(open("plain"))).containsExactly(List.of(1.0), List.of(2.0));
    }

    @Test
    void hiddenFilesAndOthersThanTablesAreLeftOut() throws IOException {
        write("taxi/_SUCCESS", "");
        write("taxi/README.md", "words");
        write("taxi/.hidden.csv", "y\n");
        write("taxi/_temporary/0/a.csv", "y\n");
        write("taxi/year=2019/.a.csv.crc", "");

        assertThat(Rows.of(open("taxi"), "x")).hasSize(4);
        assertThat(Rows.of(open("taxi/**.csv"), "x")).hasSize(4);
        assertThat(Rows.of(open("taxi/_temporary/**.csv"))).isEmpty();
    }

    @Test
    void refusesAFolderWithoutTables() throws IOException {
        write("empty/README.md", "words");

        assertThatThrownBy(() -> open("empty"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("The data 'empty' is a folder without a table; .csv,");
    }

    @Test
    void refusesAPatternThatNothingMatches() {
        assertThatThrownBy(() -> open("taxi/*.parquet"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("No file matches the data 'taxi/*.parquet' in ");
        assertThatThrownBy(() -> open("nowhere/**")).hasMessageStartingWith("No file matches the data 'nowhere/**'");
    }

    @Test
    void refusesAFolderOfSeveralFormats() throws IOException {
        write("taxi/year=2020/zone=north/c.jsonl", "{\"x\":1}");

        assertThatThrownBy(() -> open("taxi"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "The data 'taxi' is a folder with tables of several formats, such as taxi/year=2019/zone=north/a.csv and taxi/year=2020/zone=north/c.jsonl; say which by a glob.");
    }

    @Test
    void refusesFoldersOfSeveralShapes() throws IOException {
        write("taxi/zone=east/d.csv", "x\n5\n");
        write("taxi/e.csv", "x\n5\n");

        assertThatThrownBy(() -> open("taxi/**/*.csv"))
                .hasMessage(
                        "taxi/year=2019/zone=north/a.csv and taxi/zone=east/d.csv are not parts of one table: the folders of the one say year=…, zone=…, of the other zone=….");
        assertThatThrownBy(() -> open("taxi"))
                .hasMessageContaining("the folders of the one say nothing, of the other ");
    }

    @Test
    void refusesAColumnThatIsInTheFilesToo() throws IOException {
        write("both/x=1/a.csv", "x\n1\n");

        assertThatThrownBy(() -> open("both"))
                .hasMessage("both has two columns named 'x': one in the files, one by the folders' names; rename one.");
    }

    @Test
    void refusesAColumnThatIsNotThere() {
        assertThatThrownBy(() -> Rows.of(open("taxi"), "zones"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("taxi has no column 'zones' — did you mean 'zone'?");
    }

    @Test
    void aLinkedFolderIsNotPassedOverInSilence() throws IOException {
        write("elsewhere/a.csv", "x\n1\n");
        Files.createSymbolicLink(folder.resolve("taxi/year=2021"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> open("taxi"))
                .hasMessage("taxi/year=2021 is a link to a folder, which is not followed; name that folder.");
        assertThat(Rows.of(open("link"), "x")).containsExactly(1.0);
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    private Table open(String said) {
        return open(said, Map.of());
    }

    private Table open(String said, Map<String, ColumnType> types) {
        return Tables.open(Workspace.confined(folder), said, "data", new TableOptions(Optional.empty(), types));
    }
}
