package io.jenkins.lib.modelgate.predict.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.predict.group.Disparity.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisparityTest {

    @ParameterizedTest
    @EnumSource(Method.class)
    void aRatioOfWhatIsBelowZeroIsUndefined(Method method) {
        assertThat(Disparity.ratio(new double[] {-0.8, -0.2}, -0.5, method)).isNaN();
        assertThat(Disparity.ratio(new double[] {-0.8, 0.2}, 0.5, method)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.8, 0.5", "0, 0.8, 0.4", "1, 1, 1"})
    void aRatioIsNeverAboveOne(double one, double other, double overall) {
        for (Method method : Method.values()) {
            assertThat(Disparity.ratio(new double[] {one, other}, overall, method))
                    .isBetween(0.0, 1.0);
        }
    }
}
