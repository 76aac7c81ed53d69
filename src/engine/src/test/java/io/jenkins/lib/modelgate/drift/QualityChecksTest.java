package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityChecksTest {

    @TempDir
    Path path;

    private final Random random = new Random(3);
    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
    }

    /** A limit that nobody said warns, one that somebody said fails, and what is exactly there passes. */
    @ParameterizedTest(name = "{0}: {1} bad rows of a thousand, said {2}")
    @CsvSource({
        "missing, 100, '', PASSED",
        "missing, 101, '', WARNING",
        "missing, 101, 0.1, FAILED",
        "missing, 100, 0.1, PASSED",
        "missing, 0, 0, PASSED",
        "missing, 1, 0, FAILED",
        "unseen, 50, '', PASSED",
        "unseen, 51, '', WARNING",
        "unseen, 51, 0.05, FAILED",
        "unseen, 50, 0.05, PASSED",
        "range, 50, '', PASSED",
        "range, 51, '', WARNING",
        "range, 51, 0.05, FAILED",
        "range, 1, 0, FAILED",
        "unique, 10, '', PASSED",
        "unique, 11, '', WARNING",
        "unique, 11, 0.01, FAILED",
        "unique, 10, 0.01, PASSED"
    })
    void eachLimitPassesUpToItself(String kind, int bad, String said, Verdict verdict) {
        String setting =
                switch (kind) {
                    case "missing" -> {
                        // 30 % were missing before; 0.4 − 0.3 is a little more than 0.1.
                        column(i -> i < 300 ? "" : "" + i % 50, i -> i < 300 + bad ? "" : "" + i % 50);
                        yield "maxMissingIncrease";
                    }
                    case "unseen" -> {
                        column(i -> "w" + i % 5, i -> i < bad ? "new" : "w" + i % 5);
                        yield "maxUnseen";
                    }
                    case "range" -> {
                        column(i -> "" + i % 50, i -> i < bad ? "50.5" : "" + i % 50);
                        yield "maxOutOfRange";
                    }
                    default -> {
                        column(i -> "id" + i, i -> "id" + (i < bad ? 1_000 : 9_000 + i));
                        // The first of those that repeat is none: one row more.
                        folder.current("y,x", 1_000, i -> i + ",id" + (i <= bad ? 1_000 : 9_000 + i));
                        yield "maxDuplicates";
                    }
                };

        Check check = quality(kind, said.isEmpty() ? "" : "'%s': %s".formatted(setting, said));

        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.observed()).isCloseTo(bad / 1_000.0, org.assertj.core.api.Assertions.within(1e-12));
    }

    /** More than 1,024 different numbers make a grid that does not begin with the smallest of them. */
    @ParameterizedTest
    @CsvSource({"1, 100, 0.1", "-1, 100, 0.1", "-1, 0, 0", "1, 0, 0"})
    void numbersOutsideTheRangeAreCountedOnBothSidesOfASketch(int side, int bad, double share) {
        double[] values = random.doubles(3_000).toArray();
        folder.reference("y,x", 3_000, i -> i + "," + values[i]);
        folder.current("y,x", 1_000, i -> i + "," + (i < bad ? 10 * side : values[i]));

        assertThat(quality("range", "").observed()).isEqualTo(share);
    }

    @Test
    void aColumnThatStoppedVaryingWarnsUnlessItMay() {
        column(i -> "w" + i % 3, i -> "w1");

        assertThat(quality("constant", "").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(quality("constant", "").explanation())
                .isEqualTo("A single value now, where the reference varies: x.");
        assertThat(quality("constant", "'allowConstant': true").verdict()).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"number, WARNING", "fresh, WARNING", "always, PASSED", "nearly, PASSED"})
    void constantIsASingleValueThatWasNotTheOnlyOne(String what, Verdict verdict) {
        switch (what) {
            case "number" -> column(i -> "" + i, i -> "7.5");
            case "fresh" -> column(i -> "w" + i % 3, i -> "other");
            case "always" -> column(i -> "w", i -> "w");
            default -> column(i -> "w" + i % 3, i -> i == 0 ? "w2" : "w1");
        }

        assertThat(quality("constant", "").verdict()).isEqualTo(verdict);
    }

    @Test
    void missingValuesOfColumnsThatAreNotJudgedCountToo() {
        column(i -> "id" + i, i -> i < 200 ? "" : "id" + i);

        assertThat(quality("missing", "").explanation())
                .isEqualTo("In x (20 %): more of its values are missing than before (at most 10 % may).");
    }

    private void column(IntFunction<String> before, IntFunction<String> now) {
        folder.reference("y,x", 1_000, i -> i + "," + before.apply(i));
        folder.current("y,x", 1_000, i -> i + "," + now.apply(i));
    }

    private Check quality(String kind, String settings) {
        return DriftFolder.check(folder.report(settings), "quality." + kind);
    }
}
