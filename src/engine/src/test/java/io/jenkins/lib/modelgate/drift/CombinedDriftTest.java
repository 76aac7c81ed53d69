package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen where no measure is named. */
class CombinedDriftTest {

    private final Random random = new Random(11);

    @TempDir
    Path path;

    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 1000,  WARNING, x rose: median ",
        "0.25, 10000, WARNING, x rose: median ",
        "0.5,  1000,  FAILED,  x rose: median ",
        "-0.5, 1000,  FAILED,  x fell: median "
    })
    void aShiftOfTheMean(double shift, int rows, Verdict verdict, String sentence) {
        is(rows, i -> "" + random.nextGaussian(), i -> "" + (shift + random.nextGaussian()), verdict, sentence);
    }

    @ParameterizedTest
    @CsvSource({"1000, FAILED", "2.54, FAILED", "1.25, WARNING"})
    void anotherUnitOrSpread(double unit, Verdict verdict) {
        is(2_000, i -> "" + random.nextGaussian(), i -> "" + unit * random.nextGaussian(), verdict, "x ");
    }

    @Test
    void anotherUnitWhereNineInTenAreZero() {
        IntFunction<String> amount = i -> "" + (i % 10 == 0 ? -Math.log(random.nextDouble()) : 0);

        is(2_000, amount, i -> "" + 2.54 * Double.parseDouble(amount.apply(i)), Verdict.FAILED, "x ");
    }

    @ParameterizedTest
    @CsvSource({"1000", "20000"})
    void aCategoryThatDoubles(int rows) {
        is(
                rows,
                i -> i % 10 == 0 ? "k" : "other-" + i % 3,
                i -> i % 10 < 2 ? "k" : "other-" + i % 3,
                Verdict.WARNING,
                "x changed: 'k' 10 % → 20 %; ");
    }

    @Test
    void aRareClassThatDoubles() {
        is(
                10_000,
                i -> i % 100 == 0 ? "fraud" : "honest",
                i -> i % 100 < 2 ? "fraud" : "honest",
                Verdict.WARNING,
                "x changed: 'fraud' 1 % → 2 %; 1 % of rows moved; ratio of shares 2 (warning from 1.5; noise at 10,000 rows: ");
    }

    @ParameterizedTest
    @CsvSource({"true, WARNING", "false, WARNING"})
    void missingValues(boolean numbers, Verdict verdict) {
        IntFunction<String> value = i -> numbers ? "" + random.nextGaussian() : "w" + i % 7 % 2;

        is(
                1_000,
                i -> i % 100 == 0 ? "NA" : value.apply(i),
                i -> i % 100 < 5 ? "NA" : value.apply(i),
                verdict,
                "x changed: missing 1 % → 5 %; ");
    }

    @Test
    void aTailThatGrows() {
        is(
                2_000,
                i -> "" + random.nextGaussian(),
                i -> "" + (i % 20 == 0 ? 4 : random.nextGaussian()),
                Verdict.WARNING,
                "x changed in its upper tail: 5 % to 95 %: ");
    }

    @Test
    void countsThatAreCodesHaveAnOrder() {
        IntFunction<String> before = i -> "" + Math.min(6, (int) Math.abs(2 * random.nextGaussian()));

        is(
                2_000,
                before,
                i -> random.nextInt(4) == 0 ? "" + (1 + Integer.parseInt(before.apply(i))) : before.apply(i),
                Verdict.WARNING,
                "x changed: ");
    }

    @Test
    void whatIsCertainButSmallChangedWithinTheLimit() {
        folder.reference("x,k", 20_000, i -> random.nextGaussian() + "," + (i % 100 < 30 ? "a" : "b"));
        folder.current("x,k", 20_000, i -> (0.08 + random.nextGaussian()) + "," + (i % 100 < 33 ? "a" : "b"));

        Report report = folder.report("");

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(DriftFolder.check(report, "column.x").explanation()).startsWith("x rose, within the limit: median ");
        assertThat(DriftFolder.check(report, "column.k").explanation())
                .startsWith("k changed, within the limit: 'a' 30 % → 33 %; ");
        assertThat(DriftFolder.check(folder.report("'measure': 'psi'"), "column.k")
                        .explanation())
                .startsWith("k changed, within the limit: 'a' 30 % → 33 %, 'b' 70 % → 67 %; PSI ");
    }

    /** 0.1 + 0.2 is not 0.3, and neither has drifted from the other. */
    @ParameterizedTest
    @CsvSource({"0.1, 0, 1e-9", "0.1, 1e-9, 0", "0.1, 1e-9, 1e-9", "1, 0, 1e-9", "1, 1e-9, 0", "0.01, 3e-10, 1e-9"})
    void roundingIsNoDrift(double step, double before, double now) {
        folder.reference("x", 5_000, i -> "" + (step * (i % 8) + before * Math.abs(random.nextGaussian())));
        folder.current("x", 5_000, i -> "" + (step * (i % 8) + now * Math.abs(random.nextGaussian())));

        Report report = folder.report("");

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(DriftFolder.check(report, "column.x").explanation()).startsWith("x is steady: ");
        assertThat(DriftFolder.check(report, "column.x").figures().get("movedShare"))
                .isLessThan(0.01);
    }

    @Test
    void oneColumnThatIsUndecidedDoesNotDecideTheWhole() {
        IntFunction<String> row = i -> "%s,%s,%s,%s,%s,%s"
                .formatted(
                        random.nextGaussian(),
                        random.nextGaussian(),
                        random.nextGaussian(),
                        random.nextGaussian(),
                        random.nextGaussian(),
                        i % 2 == 0);
        folder.reference("a,b,c,d,e,flag", 70, row);
        folder.current("a,b,c,d,e,flag", 70, row);

        Check flag = DriftFolder.check(folder.report(""), "column.flag");

        assertThat(folder.report("").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(flag.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(flag.explanation())
                .startsWith("flag cannot be judged: at 70 rows noise alone makes a largest change of a share of ")
                .endsWith(" Passed over, since of at most 20 % of the columns it may be unknown.");
        assertThat(folder.report("'maxUndecidedShare': 0").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(folder.report("'critical': 'flag'").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(folder.report("'columns': 'flag'").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(folder.report("'columns': 'flag', 'maxUndecidedShare': 1").verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    /** A hundred rows miss a class of 1 %, and six of another hundred lie outside their range, by themselves. */
    @Test
    void whatSoFewRowsDoByThemselvesIsNoDamage() {
        folder.reference("x,seldom", 100, i -> i + "," + (i == 0 ? "s" : "u"));
        folder.current("x,seldom", 100, i -> (i < 3 ? 200 : i > 96 ? -1 : i) + ",u");

        Report report = folder.report("");

        assertThat(DriftFolder.check(report, "quality.constant").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(DriftFolder.check(report, "quality.range").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(DriftFolder.check(report, "quality.range").explanation())
                .isEqualTo("In x (6 %): rows lie outside the reference's smallest and largest number"
                        + " (at most 5 % may; at so few rows that may be noise).");
        assertThat(DriftFolder.check(folder.report("'maxOutOfRange': 0.05"), "quality.range")
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        folder.current("x,seldom", 100, i -> (i < 30 ? 200 : i) + ",u");
        assertThat(DriftFolder.check(folder.report(""), "quality.range").verdict())
                .isEqualTo(Verdict.WARNING);
    }

    private void is(int rows, IntFunction<String> before, IntFunction<String> now, Verdict verdict, String sentence) {
        folder.reference("x,y", rows, i -> before.apply(i) + "," + random.nextGaussian());
        folder.current("x,y", rows, i -> now.apply(i) + "," + random.nextGaussian());

        Report report = folder.report("");

        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(DriftFolder.check(report, "column.x").verdict()).isEqualTo(verdict);
        assertThat(DriftFolder.check(report, "column.x").explanation()).startsWith(sentence);
    }
}
