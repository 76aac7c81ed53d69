package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to scikit-learn and statsmodels. */
class GoldenMetricsTest {

    static Stream<Arguments> binary() throws IOException {
        return cases("binary");
    }

    static Stream<Arguments> regression() throws IOException {
        return cases("regression");
    }

    static Stream<Arguments> proportions() throws IOException {
        return cases("intervals").filter(each -> ((JsonNode) each.get()[1]).has("successes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binary")
    void binaryMetricsEqualScikitLearns(String name, JsonNode given) {
        BinaryPredictions rows = binaryRows(given);
        BinaryMetrics metrics = new BinaryMetrics(true, Optional.empty());
        JsonNode expected = given.get("expected");
        for (String id : List.of("accuracy", "precision", "recall", "f1", "rocAuc", "logLoss")) {
            MetricValue value = Golden.value(rows, metrics, id);
            if (id.equals("precision") && expected.get("undefined").booleanValue()) {
                assertThat(value.isDefined()).isFalse();
            } else {
                assertEqual(value, expected);
            }
        }
        JsonNode counts = expected.get("confusion");
        assertThat(BinaryEvidence.confusionMatrix(rows))
                .isEqualTo(new Evidence.ConfusionMatrix(
                        counts.get("tp").longValue(),
                        counts.get("fp").longValue(),
                        counts.get("fn").longValue(),
                        counts.get("tn").longValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regression")
    void regressionMetricsEqualScikitLearns(String name, JsonNode given) {
        NumberPredictions.Builder rows = NumberPredictions.builder();
        for (int row = 0; row < given.get("target").size(); row++) {
            rows.add(
                    given.get("target").get(row).doubleValue(),
                    given.get("prediction").get(row).doubleValue());
        }

        for (String id : List.of("mae", "rmse", "r2")) {
            assertEqual(Golden.value(rows.build(), new NumberMetrics(), id), given.get("expected"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proportions")
    void wilsonsIntervalEqualsStatsmodels(String name, JsonNode given) {
        Interval interval = Intervals.wilson(
                given.get("successes").longValue(),
                given.get("n").longValue(),
                given.get("level").doubleValue());

        JsonNode expected = given.get("expected").get("wilson");
        assertThat(interval.low()).isCloseTo(expected.get(0).doubleValue(), within(1e-9));
        assertThat(interval.high()).isCloseTo(expected.get(1).doubleValue(), within(1e-9));
    }

    /** Equal to 1e-9, and to 1e-9 of the value where that is smaller or larger than 1. */
    private static void assertEqual(MetricValue value, JsonNode expected) {
        double golden = expected.get(value.metric().id()).doubleValue();
        assertThat(value.value())
                .as(value.metric().id())
                .isCloseTo(golden, within(1e-9 * (golden == 0 ? 1 : Math.abs(golden))));
    }

    private static BinaryPredictions binaryRows(JsonNode given) {
        BinaryPredictions.Builder rows = BinaryPredictions.ofScores();
        double threshold = given.get("threshold").doubleValue();
        for (int row = 0; row < given.get("target").size(); row++) {
            double score = given.get("score").get(row).doubleValue();
            rows.add(given.get("target").get(row).intValue() == 1, score, score >= threshold);
        }
        return rows.build();
    }

    private static Stream<Arguments> cases(String name) throws IOException {
        try (InputStream in = GoldenMetricsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            JsonNode cases = Json.mapper().readTree(in).get("cases");
            assertThat(cases).isNotEmpty();
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }
}
