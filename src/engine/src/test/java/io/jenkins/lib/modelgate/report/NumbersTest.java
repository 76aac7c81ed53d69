package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "-0.0|0",
                "7|7",
                "0.5|0.5",
                "0.87123|0.8712",
                "12.345678|12.35",
                "999.94|999.9",
                "999.96|1,000",
                "5832|5,832",
                "12345.6|12,346",
                "-12345.6|−12,346",
                "-0.5|−0.5",
                "-Infinity|−∞",
                "1234567.8|1,234,568",
                "0.00001234|1.23e-05",
                "1e20|1.00e+20",
                "NaN|undefined",
                "Infinity|∞"
            })
    void readsAsAPersonWouldWriteIt(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.5,50 %", "0.0512,5.1 %", "0,0 %", "1,100 %", "0.0004,0.04 %"})
    void sharesReadAsPercentages(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }
}
