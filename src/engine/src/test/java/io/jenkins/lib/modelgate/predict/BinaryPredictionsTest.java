package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryPredictionsTest {

    private static final BinaryMetrics METRICS = new BinaryMetrics(true, Optional.of(new BinaryCosts(0, 1, 5, 0)));

    private final BinaryPredictions.Builder performance = BinaryPredictions.ofScores();

    @Test
    void saysOfNoMetricThatItIsZeroWhereThereAreNoRows() {
        assertThat(all(performance.build())).hasSizeGreaterThan(15).noneMatch(MetricValue::isDefined);
    }

    @Test
    void leavesPrecisionUndefinedWhereNothingWasDecidedPositive() {
        performance.add(true, 0.2, false);
        performance.add(false, 0.1, false);

        MetricValue precision = value("precision");
        assertThat(precision.isDefined()).isFalse();
        assertThat(precision.undefinedBecause()).isEqualTo("no row was decided positive");
        assertThat(value("f1").value()).isZero();
    }

    @Test
    void leavesRecallAndTheAreaUndefinedWhereNoRowIsPositive() {
        performance.add(false, 0.2, false);

        assertThat(value("recall").isDefined()).isFalse();
        assertThat(value("f1").isDefined()).isFalse();
        assertThat(value("rocAuc").isDefined()).isFalse();
        assertThat(value("accuracy").value()).isEqualTo(1);
    }

    @Test
    void needsNoScoresForWhatDecisionsTell() {
        BinaryPredictions decisions = BinaryPredictions.ofDecisions()
                .add(true, Double.NaN, true)
                .add(false, Double.NaN, true)
                .build();
        BinaryMetrics catalogue = new BinaryMetrics(false, Optional.empty());

        assertThat(catalogue.names()).contains("accuracy", "mcc").doesNotContain("rocAuc", "ece");
        assertThat(Golden.value(decisions, catalogue, "precision").value()).isEqualTo(0.5);
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

        Evidence.Line line = roc().lines().get(0);
        assertThat(line.x()).hasSizeBetween(150, 200).isSorted();
        assertThat(line.y()).isSorted();
        assertThat(line.x().get(0) + line.y().get(0)).isZero();
        assertThat(line.x().get(line.x().size() - 1)).isEqualTo(1);
        assertThat(line.y().get(line.y().size() - 1)).isEqualTo(1);
        assertThat(trapezoid(line)).isCloseTo(value("rocAuc").value(), within(0.01));
    }

    @Test
    void drawsTiedScoresAsOneSlopedLine() {
        performance.add(true, 0.4, false);
        performance.add(false, 0.4, false);

        assertThat(roc().lines().get(0)).isEqualTo(new Evidence.Line("model", List.of(0.0, 1.0), List.of(0.0, 1.0)));
    }

    @Test
    void claimsNoCertaintyForAPerfectArea() {
        performance.add(true, 0.9, true);
        performance.add(false, 0.1, false);

        assertThat(value("rocAuc").value()).isEqualTo(1);
        assertThat(value("rocAuc").interval()).isEmpty();
    }

    private MetricValue value(String id) {
        return Golden.value(performance.build(), METRICS, id);
    }

    private Evidence.Curve roc() {
        return BinaryEvidence.rocCurve(Map.of("model", performance.build()));
    }

    private static List<MetricValue> all(BinaryPredictions rows) {
        return METRICS.names().stream()
                .map(id -> Golden.value(rows, METRICS, id))
                .toList();
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
