package io.jenkins.plugins.modelgate.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisRangeTest {

    @ParameterizedTest
    @CsvSource({
        "0.2904, 0.9479, 0.2, 1.0",
        "0.00022, 8.577, 0, 9",
        "0.9301, 0.9479, 0.93, 0.95",
        "5, 5, 5, 6",
        "0, 0, 0, 1",
        "-3.2, 41, -10, 50"
    })
    void endsInRoundNumbersAroundTheValues(double low, double high, double min, double max) {
        assertThat(AxisRange.around(DoubleStream.of(high, low))).hasValue(new AxisRange(min, max));
    }

    @Test
    void isEmptyWithoutValues() {
        assertThat(AxisRange.around(DoubleStream.empty())).isEmpty();
    }

    @Test
    void showsFourDigits() {
        assertThat(AxisRange.rounded(0.9478513136384262)).isEqualTo(0.9479);
    }
}
