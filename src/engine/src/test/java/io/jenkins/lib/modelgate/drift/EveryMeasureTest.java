package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.drift.measure.EmptyBins;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each measure from the files to the report. */
class EveryMeasureTest {

    @TempDir
    Path path;

    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
    }

    @ParameterizedTest
    @EnumSource
    void isExactOnDataAndCloseOnAProfile(Measure measure) {
        Random random = new Random(6);
        double[] before = random.doubles(3_000).map(u -> -Math.log(u)).toArray();
        double[] now = random.doubles(2_000).map(u -> 0.4 - 1.3 * Math.log(u)).toArray();
        folder.reference("x", before.length, i -> "" + before[i]);
        folder.current("x", now.length, i -> "" + now[i]);

        Outcome ofData = folder.run(settings(measure));
        folder.write("p.json", ofData.attachments().get("profile-default.json"));
        Check exact = DriftFolder.check(ofData.report(), "column.x");
        Check close = DriftFolder.check(folder.report(settings(measure) + ", 'reference': 'p.json'"), "column.x");

        double expected =
                measure.isBinned() ? exact.observed() : Effect.ofNumbers(measure, Sample.of(before), Sample.of(now));
        assertThat(exact.observed()).isCloseTo(expected, within(1e-12));
        assertThat(exact.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(exact.interval().low()).isLessThanOrEqualTo(expected);
        assertThat(close.observed()).isCloseTo(expected, within(0.02 + 0.02 * expected));
        assertThat(close.verdict()).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PSI", "JENSEN_SHANNON", "HELLINGER", "TOTAL_VARIATION", "L_INFINITY", "CHI_SQUARE", "G_TEST"})
    void ofWordsIsThatOfTheirCounts(Measure measure) {
        folder.reference("x", 1_000, i -> "w" + i % 4);
        folder.current("x", 900, i -> "w" + (i % 3 == 0 ? 0 : i % 4));
        long[] before = {250, 250, 250, 250};
        long[] now = {450, 150, 150, 150};

        Check check = DriftFolder.check(folder.report(settings(measure)), "column.x");

        assertThat(check.observed()).isCloseTo(Effect.ofBins(measure, before, now, EmptyBins.USUAL), within(1e-12));
        assertThat(check.unit()).isEqualTo(measure.title());
    }

    /** Columns with next to nothing in them: judged, or plainly not, but never a crash and never drift out of nothing. */
    @ParameterizedTest
    @EnumSource
    void survivesColumnsThatHoldNextToNothing(Measure measure) {
        IntFunction<String> row = i -> i + ",5,,NaN,inf," + (i % 2 == 0 ? "1e308" : "-1e308") + ",w,";
        folder.reference("i,constant,missing,nan,infinite,huge,word,gone", 200, row);
        folder.current("i,constant,missing,nan,infinite,huge,word,gone", 200, row);

        Report report = folder.report(settings(measure) + ", 'exclude': ['i', 'huge']");

        assertThat(report.checks().stream().filter(check -> check.id().startsWith("column.")))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(check -> assertThat(check.verdict()).isIn(Verdict.PASSED, Verdict.SKIPPED));
        assertThat(folder.report(settings(measure)).verdict()).isNotEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void neitherTwoRowsNorHugeNumbersAreAPass(Measure measure) {
        folder.reference("x", 2, i -> i == 0 ? "1e308" : "-1.7e308");
        folder.current("x", 2, i -> i == 0 ? "1.7e308" : "1.6e308");

        assertThat(folder.report(settings(measure)).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(folder.report(settings(measure) + ", 'minRows': 1").verdict())
                .isNotEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"wasserstein, ERROR", "kolmogorov-smirnov, FAILED", "psi, FAILED", "mann-whitney, FAILED"})
    void numbersTooFarApartAreAnErrorOrMeasured(String measure, Verdict verdict) {
        folder.reference("x", 200, i -> i % 2 == 0 ? "-1.7e308" : "-1.6e308");
        folder.current("x", 200, i -> i % 2 == 0 ? "1.7e308" : "1.6e308");

        Report report = folder.report("'measure': '%s', 'threshold': 0.3, 'maxCodes': 0".formatted(measure));

        assertThat(report.verdict()).isEqualTo(verdict);
    }

    /** Two numbers above all of the reference have a mean, though their sum is beyond all numbers. */
    @ParameterizedTest
    @CsvSource({"1.5e308", "-1.5e308"})
    void numbersFarOutsideTheReferenceAreNoCrash(String huge) {
        folder.reference("x", 200, i -> "" + i);
        folder.current("x", 200, i -> i < 100 ? huge : "" + i);

        assertThat(folder.report("").verdict()).isEqualTo(Verdict.FAILED);
    }

    private static String settings(Measure measure) {
        return "'measure': '%s'%s"
                .formatted(measure.word(), measure == Measure.WASSERSTEIN ? ", 'threshold': 0.1" : "");
    }
}
