package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPredictionsTest {

    private static final NumberMetrics METRICS = new NumberMetrics();

    private final NumberPredictions.Builder performance = NumberPredictions.builder();

    @Test
    void saysOfNoMetricThatItIsZeroWhereThereAreNoRows() {
        assertThat(METRICS.usual()).extracting(metric -> value(metric.id())).noneMatch(MetricValue::isDefined);
    }

    @Test
    void leavesR2UndefinedWhereTheTargetIsConstant() {
        performance.add(0.1, 0.1);
        performance.add(0.1, 0.2);
        performance.add(0.1, 0.3);

        MetricValue r2 = value("r2");
        assertThat(r2.isDefined()).isFalse();
        assertThat(r2.undefinedBecause()).isEqualTo("the target is the same in every row");
    }

    @Test
    void leavesUndefinedWhatOverflows() {
        performance.add(1e200, 0);
        performance.add(1e200 + 1e190, 1e10);

        assertThat(List.of(value("mse")))
                .extracting(MetricValue::undefinedBecause)
                .containsOnly("the values are too large to compute with");
    }

    @Test
    void saysOfR2ThatIsTooLargeThatItIs() {
        performance.add(1e-200, 1e100);
        performance.add(2e-200, 1e100);

        assertThat(value("r2").undefinedBecause()).isEqualTo("the values are too large to compute with");
    }

    /** Squares of 1e300 overflow and those of 1e-300 vanish; the ratio of their sums does neither. */
    @ParameterizedTest
    @ValueSource(doubles = {1e300, 1e-300, 1e154, 1e-162, 8e307, 5e-320})
    void measuresTheSameWhateverTheUnit(double unit) {
        double[][] rows = {{0.5, 0.4}, {1, 0.75}, {-0.25, 0.25}, {0.125, 0.5}, {1.5, 1.25}};
        for (double[] row : rows) {
            performance.add(row[0] * unit, row[1] * unit);
        }
        double scale = unit < 1e-310 ? 1e-3 : 1e-14;

        assertThat(value("r2").value()).isCloseTo(0.726948051948052, within(scale));
        assertThat(value("rmse").value() / unit).isCloseTo(0.3242298567374695, within(scale));
        assertThat(value("wape").value()).isCloseTo(1.475 / 3.375, within(scale));
        assertThat(value("smape").value()).isCloseTo(0.777950937950938, within(scale));
    }

    @Test
    void r2OfFlawlessPredictionsIsOneInAnyUnit() {
        performance.add(1e-300, 1e-300);
        performance.add(2e-300, 2e-300);

        assertThat(value("r2").value()).isOne();
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> performance.add(1, Double.NaN));
    }

    @Test
    void summarisesTargetsPredictionsAndErrors() {
        performance.add(1, 2);
        performance.add(3, 3);

        assertThat(NumberEvidence.summary(performance.build()).rows().get(2))
                .containsExactly("Error (prediction − target)", "0.5", "0.7071", "0", "1");
    }

    @Test
    void drawsErrorsWithTheSignOfTheBias() {
        performance.add(1, 2);
        performance.add(3, 3);

        Evidence.Group drawn = (Evidence.Group) NumberEvidence.of(performance.build(), 0.95);

        assertThat(drawn.parts())
                .filteredOn(Evidence.Estimates.class::isInstance)
                .extracting(part -> ((Evidence.Estimates) part).whole())
                .containsExactly(value("bias").value(), value("mae").value());
    }

    private MetricValue value(String id) {
        return Golden.value(performance.build(), METRICS, id);
    }
}
