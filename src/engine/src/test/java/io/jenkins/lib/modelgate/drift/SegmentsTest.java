package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {

    @TempDir
    Path path;

    private final Random random = new Random(1);
    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
    }

    @Test
    void eachHasItsOwnVerdictTheLargestFirstAndTheRestTogether() {
        folder.reference("x,region", 4_000, i -> random.nextGaussian() + "," + region(i));
        folder.current(
                "x,region",
                4_000,
                i -> (random.nextGaussian() + (region(i).equals("south") ? 3 : 0)) + "," + region(i));

        Report report = folder.report("'by': 'region', 'maxSegments': 2");

        assertThat(DriftFolder.ids(report, "segment."))
                .containsExactlyInAnyOrder("segment.region=north", "segment.region=south", "segment.all others");
        assertThat(segment(report, "region=north").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(segment(report, "region=south").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(segment(report, "region=south").explanation())
                .startsWith("1,200 reference and 1,200 current rows; 1 of 1 judged columns drifted: x (Cliff's delta ");
        assertThat(segment(report, "all others").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(segment(report, "all others").explanation()).startsWith("800 reference and 800 current rows;");
    }

    @Test
    void whatOnlyTheCurrentDataHasIsAmongAllOthersAndNoPass() {
        folder.reference("x,region", 1_000, i -> random.nextGaussian() + ",north");
        folder.current("x,region", 1_000, i -> random.nextGaussian() + (i < 100 ? ",south" : ",north"));

        Check others = segment(folder.report("'by': 'region'"), "all others");

        assertThat(others.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(others.explanation())
                .isEqualTo("0 reference and 100 current rows; either side needs at least 30 to be judged.");
    }

    @Test
    void aSegmentThatIsGoneIsNoPass() {
        folder.reference("x,region", 1_000, i -> random.nextGaussian() + (i < 100 ? ",south" : ",north"));
        folder.current("x,region", 1_000, i -> random.nextGaussian() + ",north");

        assertThat(segment(folder.report("'by': 'region'"), "region=south").verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void tooFewRowsSayHowManyWouldDo() {
        folder.reference("x,region", 1_000, i -> random.nextGaussian() + (i < 40 ? ",south" : ",north"));
        folder.current("x,region", 1_000, i -> random.nextGaussian() + (i < 40 ? ",south" : ",north"));

        Check south = segment(folder.report("'by': 'region'"), "region=south");

        assertThat(south.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(south.explanation()).matches(".*1 cannot be judged at so few rows, [\\d,]+ would do\\.");
    }

    @Test
    void numbersAndMissingValuesAreValuesToBeAlikeIn() {
        folder.reference(
                "x,code,sex",
                1_200,
                i -> random.nextGaussian() + (i % 2 == 0 ? ",7," : ",,") + (i % 3 == 0 ? "f" : "m"));
        folder.current(
                "x,code,sex",
                1_200,
                i -> random.nextGaussian() + (i % 2 == 0 ? ",7.0," : ",,") + (i % 3 == 0 ? "f" : "m"));

        assertThat(DriftFolder.ids(folder.report("'by': ['code', 'sex']"), "segment."))
                .containsExactlyInAnyOrder(
                        "segment.code=7, sex=m",
                        "segment.code=7, sex=f",
                        "segment.code=missing, sex=m",
                        "segment.code=missing, sex=f");
    }

    @Test
    void tooManyCombinationsAreRefused() {
        folder.reference("x,a,b", 10_500, i -> i + "," + i % 105 + "," + i / 105);
        folder.current("x,a,b", 10_500, i -> i + "," + i % 105 + "," + i / 105);

        Report report = folder.report("'by': ['a', 'b']");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary())
                .isEqualTo("'by' makes more than 10,000 segments of a, b; name columns with fewer different values.");
    }

    @Test
    void aColumnThatIsNotThereIsAnError() {
        folder.reference("x", 100, i -> "" + i);
        folder.current("x", 100, i -> "" + i);

        assertThat(folder.report("'by': 'region'").verdict()).isEqualTo(Verdict.ERROR);
        assertThatThrownBy(() -> folder.run("'by': 'region', 'reference': 'p.json'"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'by' needs reference data");
    }

    /** 210 columns make a pass a segment; each says what it says alone. */
    @Test
    void severalPassesGiveWhatOneGives() {
        String header =
                "region,x,y," + IntStream.range(0, 208).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String rest = ",1".repeat(208);
        folder.reference(header, 600, i -> region(i) + "," + random.nextGaussian() + "," + i % 3 + rest);
        folder.current(header, 600, i -> region(i) + "," + random.nextGaussian() + "," + i % 2 + rest);

        List<Check> many = segments(folder.report("'by': 'region', 'maxDriftedShare': 1"));
        List<Check> few =
                segments(folder.report("'by': 'region', 'columns': ['x', 'y', 'region'], 'maxDriftedShare': 1"));

        assertThat(many).hasSize(4);
        for (int i = 0; i < many.size(); i++) {
            assertThat(many.get(i).id()).isEqualTo(few.get(i).id());
            assertThat(figures(many.get(i))).containsAll(figures(few.get(i)));
        }
    }

    /** Column, measure, effect, limit and noise of x and y; the adjusted p hangs on how many columns there are. */
    private static List<List<String>> figures(Check check) {
        return ((io.jenkins.lib.modelgate.report.Evidence.Table) check.evidence())
                .rows().stream().map(row -> row.subList(0, 5)).toList();
    }

    private static List<Check> segments(Report report) {
        return report.checks().stream()
                .filter(check -> check.id().startsWith("segment."))
                .toList();
    }

    /** Half north, three tenths south, and one tenth each east and west. */
    private static String region(int row) {
        return List.of("north", "north", "north", "north", "north", "south", "south", "south", "east", "west")
                .get(row % 10);
    }

    private static Check segment(Report report, String name) {
        return DriftFolder.check(report, "segment." + name);
    }
}
