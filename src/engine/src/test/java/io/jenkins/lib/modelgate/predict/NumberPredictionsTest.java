package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

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
        performance.add(1e200, -1e200);
        performance.add(1e10, 0);

        assertThat(List.of(value("rmse"), value("r2"))).noneMatch(MetricValue::isDefined);
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> performance.add(1, Double.NaN));
    }

    @Test
    void summarisesTargetsPredictionsAndResiduals() {
        performance.add(1, 2);
        performance.add(3, 3);

        assertThat(NumberEvidence.summary(performance.build()).rows().get(2))
                .containsExactly("Residual (target − prediction)", "-0.5", "0.7071", "-1", "0");
    }

    private MetricValue value(String id) {
        return Golden.value(performance.build(), METRICS, id);
    }
}
