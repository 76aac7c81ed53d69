package io.jenkins.lib.modelgate.drift;

import static io.jenkins.lib.modelgate.drift.DriftFolder.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that look like numbers to a person and like words to the reader. */
class WrittenNumbersTest {

    private static final int ROWS = 400;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%.6f|,|set decimal: ','",
                "€ %.4f|.|is not written as one",
                "%.4f %%|.|is not written as one",
            })
    void areAWarningThatSaysWhatToSet(String form, char point, String advice) {
        Report report =
                report("k;x", value -> String.format(Locale.ROOT, form, value).replace('.', point), "");

        Check check = check(report, "column.x");
        assertThat(check.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check.explanation())
                .startsWith("x is not judged: its values ")
                .contains(advice);
        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void areJudgedOnceTheirDecimalCommaIsSaid() {
        Report report = report("k;x", WrittenNumbersTest::withComma, ", 'decimal': ','");

        assertThat(check(report, "column.x").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void areFoundAmongAFewOtherWords() {
        int[] row = {0};
        Report report = report("k;x", value -> row[0]++ % 50 == 0 ? "?" : Double.toString(value), "");

        assertThat(check(report, "column.x").explanation())
                .isEqualTo(
                        "x is not judged: its values look like numbers, but '?' is not written as one; write it as in 1234.5, or leave the cell empty where there is none, or exclude the column.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id-%.6f", "%09.0f", "%08.0fZ"})
    void areNotFoundInIdsAndCodes(String form) {
        Report report = report("k;x", value -> String.format(Locale.ROOT, form, Math.abs(value) * 1e6), "");

        assertThat(check(report, "column.x").verdict()).isEqualTo(Verdict.SKIPPED);
    }

    /** 5.000 rows of 0,0 to 99,9 are few enough different words not to be ids, and too many to be categories. */
    @Test
    void areAWarningWhereTheyAreComparedAsTooManyCategories() {
        Report report = new DriftFolder(folder)
                .reference("k;x", 5_000, i -> "%d;%d,%d".formatted(i % 3, i * 7 % 1_999 / 10, i * 7 % 1_999 % 10))
                .current("k;x", 5_000, i -> "%d;%d,%d".formatted(i % 3, i * 11 % 1_999 / 10, i * 11 % 1_999 % 10))
                .report("");

        assertThat(check(report, "numbers.x").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "numbers.x").explanation())
                .startsWith("x is compared as text, which says little: its values are numbers with a decimal comma");
    }

    private Report report(String header, DoubleFunction<String> written, String settings) {
        Random random = new Random(7);
        return new DriftFolder(folder)
                .reference(header, ROWS, i -> i % 3 + ";" + written.apply(random.nextGaussian()))
                .current(header, ROWS, i -> i % 3 + ";" + written.apply(random.nextGaussian() + 2))
                .report("'delimiter': ';', 'maxDriftedShare': 0" + settings);
    }

    private static String withComma(double value) {
        return Double.toString(value).replace('.', ',').replace("E", "e");
    }
}
