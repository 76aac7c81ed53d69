package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How sure an area under the ROC curve is: DeLong's variance, held to its definition over all pairs. */
class AreaIntervalTest {

    static Stream<Arguments> delong() throws IOException {
        try (InputStream in = AreaIntervalTest.class.getResourceAsStream("/golden/comparison.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .filter(each -> each.get("kind").textValue().equals("delong"))
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("delong")
    void varianceAndIntervalAreThoseOfThePairsOneByOne(String name, JsonNode given) {
        double[] scores = new double[given.get("candidate").size()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = given.get("candidate").get(row).doubleValue();
        }
        ScoreOrder order =
                ScoreOrder.of(scores, row -> given.get("target").get(row).booleanValue());
        double[] once = Estimator.everyRowOnce(scores.length);

        double variance = Ranking.areaVariance(order, once);
        Interval interval =
                Intervals.ofLogOdds(Ranking.area(order, once), variance, 0.95).orElseThrow();

        JsonNode expected = given.get("expected");
        assertThat(variance).isCloseTo(expected.get("candidateVariance").doubleValue(), within(1e-12));
        assertThat(interval.low()).isCloseTo(expected.get("candidateLow").doubleValue(), within(1e-9));
        assertThat(interval.high()).isCloseTo(expected.get("candidateHigh").doubleValue(), within(1e-9));
    }

    @Test
    void theGiniIntervalIsTheAreasStretched() {
        BinaryPredictions.Builder rows = BinaryPredictions.ofScores();
        for (int row = 0; row < 40; row++) {
            rows.add(row % 3 == 0, (row * 7 % 40) / 40.0, false);
        }
        BinaryMetrics metrics = new BinaryMetrics(true, Optional.empty());
        Interval area = Golden.value(rows.build(), metrics, "rocAuc").interval().orElseThrow();
        Interval gini = Golden.value(rows.build(), metrics, "gini").interval().orElseThrow();

        assertThat(gini.low()).isCloseTo(2 * area.low() - 1, within(1e-15));
        assertThat(gini.high()).isCloseTo(2 * area.high() - 1, within(1e-15));
    }

    @Test
    void isUnknownWithASingleRowOfAClass() {
        double[] once = Estimator.everyRowOnce(3);
        ScoreOrder order = ScoreOrder.of(new double[] {0.1, 0.9, 0.5}, row -> row == 2);

        assertThat(Ranking.areaVariance(order, once)).isNaN();
        assertThat(Intervals.ofLogOdds(0.5, Double.NaN, 0.95)).isEmpty();
    }
}
