package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.lib.modelgate.report.Evidence;
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
