package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuringTest {

    @TempDir
    Path path;

    @Test
    void aThresholdIsForTheMeasureItWasSaidBeside() {
        Measuring measuring = DriftFolder.spec("'measure': 'wasserstein', 'threshold': 50, 'warnThreshold': 40")
                .measuring();

        assertThat(measuring.limit("price", Measure.WASSERSTEIN)).isEqualTo(50);
        assertThat(measuring.warning(50, Measure.WASSERSTEIN)).isEqualTo(40);
        assertThat(measuring.limit("region", Measure.PSI)).isEqualTo(0.2);
        assertThat(measuring.warning(0.2, Measure.PSI)).isEqualTo(0.1);
    }

    @Test
    void singleColumnsWin() {
        Measuring measuring = DriftFolder.spec(
                        "'columnMeasures': ['a=wasserstein', 'b=t-test'], 'columnThresholds': ['a=3', 'c=0.5']")
                .measuring();

        assertThat(measuring.of("a", true)).isEqualTo(Measure.WASSERSTEIN);
        assertThat(measuring.limit("a", Measure.WASSERSTEIN)).isEqualTo(3);
        assertThat(measuring.limit("b", Measure.T_TEST)).isEqualTo(0.2);
        assertThat(measuring.limit("c", Measure.PSI)).isEqualTo(0.5);
        assertThat(measuring.of("d", false)).isEqualTo(Measure.PSI);
    }

    /** A limit of 1,000 dollars is no limit for the index of the words, or of what is left when all dollars are gone. */
    @Test
    void aLimitInTheColumnsUnitNeverCoversWhatIsMeasuredOtherwise() {
        DriftFolder folder = new DriftFolder(path);
        folder.reference("price,fee,region", 1_000, i -> i % 100 + "," + i % 90 + ",r" + i % 4);
        folder.current("price,fee,region", 1_000, i -> ",,r" + i % 2);

        Report report = folder.report("'measure': 'wasserstein', 'threshold': 1000, 'columnThresholds': 'fee=1000'");

        for (String column : new String[] {"price", "fee", "region"}) {
            Check check = DriftFolder.check(report, "column." + column);
            assertThat(check.verdict()).as(column).isEqualTo(Verdict.FAILED);
            assertThat(check.limit().max()).isEqualTo(0.2);
            assertThat(check.unit()).isEqualTo("PSI");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'columnThresholds': 'prise=0.1' # 'columnThresholds' names the column 'prise', which the reference reference.csv does not have.",
                "'columnMeasures': 'prise=t-test' # 'columnMeasures' names the column 'prise', which the reference reference.csv does not have.",
                "'columnMeasures': 'region=t-test' # 'columnMeasures' asks for t-test of the column 'region', which holds text; that measure needs numbers."
            })
    void whatIsSaidOfAColumnThatCannotHaveItIsAnError(String settings, String sentence) {
        DriftFolder folder = new DriftFolder(path);
        folder.reference("price,region", 100, i -> i + ",r" + i % 4);
        folder.current("price,region", 100, i -> i + ",r" + i % 4);

        assertThat(folder.report(settings).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(folder.report(settings).summary()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'measure': 'wasserstein' # 'threshold' is needed for the measure 'wasserstein'",
                "'columnMeasures': 'a=wasserstein' # 'threshold' is needed for the measure 'wasserstein'",
                "'columnMeasures': 'a=wasserstein', 'threshold': 3 # 'threshold' is needed for the measure 'wasserstein'",
                "'measure': 'psy' # 'measure' must be one of combined, psi, jensen-shannon,",
                "'categoricalMeasure': 't-test' # 'categoricalMeasure' cannot be t-test, which needs an order",
                "'columnThresholds': 'a' # 'columnThresholds' must be texts such as MedInc=0.3, not 'a'",
                "'columnThresholds': 'a=x' # 'columnThresholds' must be texts such as MedInc=0.3, not 'a=x'",
                "'columnThresholds': 'a=0' # 'columnThresholds' must be texts such as MedInc=0.3, not 'a=0'",
                "'columnThresholds': 'a=NaN' # 'columnThresholds' must be texts",
                "'columnThresholds': ['a=1', 'a=2'] # 'columnThresholds' names the column 'a' twice.",
                "'columnMeasures': 'a=psy' # 'columnMeasures' must be texts such as MedInc=kolmogorov-smirnov",
                "'warnThreshold': 0.3 # 'warnThreshold' must not exceed the threshold of 0.2, but is 0.3.",
                "'emptyBins': 0.5 # 'emptyBins' must lie between",
                "'emptyBins': 'none' # 'emptyBins' must be a number, not 'none'.",
                "'maxCodes': 1001 # 'maxCodes' must lie between"
            })
    void refusesWhatItCannotFollow(String settings, String sentence) {
        assertThatThrownBy(() -> DriftFolder.spec(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("driftGate: " + sentence);
    }
}
