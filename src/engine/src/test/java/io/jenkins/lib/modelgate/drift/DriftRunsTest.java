package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of a run as a whole. */
class DriftRunsTest {

    @TempDir
    Path path;

    private final Random random = new Random(10);
    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
        table("reference.csv", 0);
        table("current.csv", 0.3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'measure': 'energy', 'by': 'region', 'time': 'at', 'window': '1d', 'multivariate': 'classifier'",
                "'preset': 'evidently'"
            })
    void theSameDataGivesTheSameReportOnAnyNumberOfCores(String settings) throws Exception {
        Outcome first = folder.run(settings);
        ForkJoinPool one = new ForkJoinPool(1);
        Outcome alone = one.submit(() -> folder.run(settings)).get();
        one.shutdown();

        assertThat(alone.report().checks()).isEqualTo(first.report().checks());
        assertThat(alone.report().series()).isEqualTo(first.report().series());
        assertThat(alone.attachments()).isEqualTo(first.attachments());
    }

    @Test
    void anotherSeedIsAnotherDrawButTheSameEffect() {
        Check one = DriftFolder.check(folder.report("'measure': 'psi'"), "column.x0");
        Check other = DriftFolder.check(folder.report("'measure': 'psi', 'seed': 1"), "column.x0");

        assertThat(other.observed()).isEqualTo(one.observed());
        assertThat(other.figures().get("noise")).isNotEqualTo(one.figures().get("noise"));
        assertThat(other.verdict()).isEqualTo(one.verdict());
    }

    @Test
    void theCurrentProfileServesAsAReference() {
        Outcome kept = folder.run("'keepCurrent': true");
        folder.write("p.json", kept.attachments().get("current-profile-default.json"));

        Report again = folder.report("'reference': 'p.json'");

        assertThat(DriftFolder.check(again, "same-data").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(DriftFolder.check(again, "column.x0").observed()).isZero();
    }

    @Test
    void aCopyIsRecognizedByItsCounts() {
        String copy = IntStream.range(0, 15).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        folder.reference(copy, 600, i -> row(i, 15));
        folder.current(copy, 600, i -> row(599 - i, 15));

        Check check = DriftFolder.check(folder.report(""), "same-data");

        assertThat(check.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check.explanation())
                .isEqualTo("A thing was compared with itself: every column has the same counts, to the row.");
    }

    @Test
    void rolesAreInTheTitles() {
        Report report = folder.report("'target': 'x0', 'score': 'x1', 'decision': 'region'");

        assertThat(DriftFolder.check(report, "column.x0").title()).isEqualTo("x0 (target)");
        assertThat(DriftFolder.check(report, "column.x1").title()).isEqualTo("x1 (score)");
        assertThat(DriftFolder.check(report, "column.region").title()).isEqualTo("region (decision)");
        assertThat(DriftFolder.check(report, "column.x2").title()).isEqualTo("x2");
        assertThat(folder.report("'target': 'gone'").verdict()).isEqualTo(Verdict.ERROR);
    }

    private static String row(int row, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "" + (row * 7919 + i * 104_729) % 1_009)
                .collect(Collectors.joining(","));
    }

    private void table(String name, double shift) {
        folder.table(
                name,
                "x0,x1,x2,region,at",
                900,
                i -> (shift + random.nextGaussian())
                        + "," + random.nextDouble()
                        + "," + random.nextInt(5)
                        + ",r" + random.nextInt(3)
                        + ",2024-01-0" + (1 + i / 300));
    }
}
