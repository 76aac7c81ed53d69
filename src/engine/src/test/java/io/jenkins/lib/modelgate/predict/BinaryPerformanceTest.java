package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryPerformanceTest {

    private final BinaryPerformance performance = BinaryPerformance.ofScores();

    @Test
    void saysOfNoMetricThatItIsZeroWhereThereAreNoRows() {
        assertThat(performance.metrics()).hasSize(6).noneMatch(MetricValue::isDefined);
    }

    @Test
    void leavesPrecisionUndefinedWhereNothingWasDecidedPositive() {
        performance.add(true, 0.2, false);
        performance.add(false, 0.1, false);

        MetricValue precision = value(Metric.PRECISION);
        assertThat(precision.isDefined()).isFalse();
        assertThat(precision.undefinedBecause()).isEqualTo("no row was decided positive");
        assertThat(value(Metric.F1).value()).isZero();
    }

    @Test
    void leavesRecallAndTheAreaUndefinedWhereNoRowIsPositive() {
        performance.add(false, 0.2, false);

        assertThat(value(Metric.RECALL).isDefined()).isFalse();
        assertThat(value(Metric.F1).isDefined()).isFalse();
        assertThat(value(Metric.ROC_AUC).isDefined()).isFalse();
        assertThat(value(Metric.ACCURACY).value()).isEqualTo(1);
    }

    @Test
    void needsNoScoresForWhatDecisionsTell() {
        BinaryPerformance decisions = BinaryPerformance.ofDecisions();
        decisions.add(true, Double.NaN, true);
        decisions.add(false, Double.NaN, true);

        assertThat(decisions.metrics())
                .extracting(MetricValue::metric)
                .containsExactly(Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1);
        assertThat(decisions.metrics().get(1).value()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAScoreThatIsNoProbability(double score) {
        assertThatIllegalArgumentException().isThrownBy(() -> performance.add(true, score, true));
    }

    @Test
    void drawsTheRocCurveFromCornerToCornerInAtMost200Points() {
        for (int row = 0; row < 5000; row++) {
            performance.add(row % 3 == 0, (row * 7919L % 5003) / 5003.0, true);
        }

        Evidence.Line line = performance.rocCurve().lines().get(0);
        assertThat(line.x()).hasSizeBetween(150, 200).isSorted();
        assertThat(line.y()).isSorted();
        assertThat(line.x().get(0) + line.y().get(0)).isZero();
        assertThat(line.x().get(line.x().size() - 1)).isEqualTo(1);
        assertThat(line.y().get(line.y().size() - 1)).isEqualTo(1);
        assertThat(trapezoid(line)).isCloseTo(value(Metric.ROC_AUC).value(), within(0.01));
    }

    @Test
    void drawsTiedScoresAsOneSlopedLine() {
        performance.add(true, 0.4, false);
        performance.add(false, 0.4, false);

        assertThat(performance.rocCurve().lines().get(0))
                .isEqualTo(new Evidence.Line("model", List.of(0.0, 1.0), List.of(0.0, 1.0)));
    }

    @Test
    void takesTheStandardErrorOfTheAreaFromHanleyAndMcNeil() {
        // Their paper's example: 51 abnormal and 58 normal images, an area of 0.893, a standard error of about 0.032.
        assertThat(Intervals.hanleyMcNeilError(0.893, 51, 58)).isCloseTo(0.032512, within(1e-6));
        // By hand: Q1 = Q2 = 1/3, (1/4 + 0 + 0) / 1.
        assertThat(Intervals.hanleyMcNeilError(0.5, 1, 1)).isCloseTo(0.5, within(1e-15));
        assertThat(Intervals.hanleyMcNeil(0.5, 1, 1, 0.95))
                .hasValueSatisfying(interval -> assertThat(interval.text()).isEqualTo("0 … 1"));
    }

    @Test
    void claimsNoCertaintyForAPerfectArea() {
        performance.add(true, 0.9, true);
        performance.add(false, 0.1, false);

        assertThat(value(Metric.ROC_AUC).value()).isEqualTo(1);
        assertThat(value(Metric.ROC_AUC).interval()).isEmpty();
    }

    private MetricValue value(Metric metric) {
        return performance.metrics().stream()
                .filter(value -> value.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private static double trapezoid(Evidence.Line line) {
        double area = 0;
        for (int i = 1; i < line.x().size(); i++) {
            area += (line.x().get(i) - line.x().get(i - 1))
                    * (line.y().get(i) + line.y().get(i - 1))
                    / 2;
        }
        return area;
    }
}
