package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentsCheckTest {

    @TempDir
    Path path;

    private final Random random = new Random(4);

    /** Where one column is a multiple of another, all there is of an error is rounding. */
    @ParameterizedTest
    @CsvSource({"3.3, 100", "0.1, 1000", "7, 5", "1.8, 20"})
    void dustIsNoDrift(double times, double mean) {
        DriftFolder folder = new DriftFolder(path)
                .reference("x,y", 1_000, i -> multiple(times, mean))
                .current("x,y", 1_000, i -> multiple(times, mean));

        assertThat(verdict(folder)).isEqualTo(Verdict.PASSED);
        folder.current("x,y", 1_000, i -> random.nextGaussian() + "," + random.nextGaussian());
        assertThat(verdict(folder)).isEqualTo(Verdict.FAILED);
    }

    /** Each column looks the same; only how they go together has changed. */
    @Test
    void aRelationThatBrokeIsSeen() {
        DriftFolder folder = new DriftFolder(path)
                .reference("a,b,c", 2_000, i -> related(1))
                .current("a,b,c", 2_000, i -> related(1));

        assertThat(verdict(folder)).isEqualTo(Verdict.PASSED);
        folder.current("a,b,c", 2_000, i -> related(-1));
        assertThat(verdict(folder)).isEqualTo(Verdict.FAILED);
    }

    private static Verdict verdict(DriftFolder folder) {
        return DriftFolder.check(folder.report("'multivariate': 'pca'"), "multivariate.pca")
                .verdict();
    }

    private String multiple(double times, double mean) {
        double x = mean + 5 * random.nextGaussian();
        return x + "," + times * x;
    }

    private String related(int sign) {
        double a = random.nextGaussian();
        double b = sign * a + 0.3 * random.nextGaussian();
        return a + "," + b + "," + (a + 0.3 * random.nextGaussian());
    }
}
