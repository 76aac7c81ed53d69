package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to scikit-learn and SciPy, with weights and without. */
class GoldenPredictionsTest {

    static Stream<Arguments> binary() throws IOException {
        return cases("metrics-binary");
    }

    static Stream<Arguments> multiclass() throws IOException {
        return cases("metrics-multiclass");
    }

    static Stream<Arguments> numbers() throws IOException {
        return cases("metrics-numbers");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binary")
    void ofTwoClasses(String name, JsonNode given) {
        double[] scores = doubles(given.get("score"));
        BinaryPredictions.Builder rows = BinaryPredictions.ofScores();
        for (int row = 0; row < scores.length; row++) {
            rows.add(
                    given.get("target").get(row).intValue() == 1,
                    scores[row],
                    scores[row] >= given.get("threshold").doubleValue());
        }
        assertEqual(rows.build(), new BinaryMetrics(true, Optional.of(new BinaryCosts(-2, 1, 5, 0))), given);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("multiclass")
    void ofSeveralClasses(String name, JsonNode given) {
        List<String> labels = strings(given.get("labels"));
        int[] truth =
                strings(given.get("target")).stream().mapToInt(labels::indexOf).toArray();
        double[][] scores = new double[labels.size()][truth.length];
        for (int row = 0; row < truth.length; row++) {
            for (int type = 0; type < labels.size(); type++) {
                scores[type][row] = given.get("score").get(row).get(type).doubleValue();
            }
        }
        int[] decision = given.get("decision").isNull()
                ? MulticlassPredictions.highest(scores)
                : strings(given.get("decision")).stream()
                        .mapToInt(labels::indexOf)
                        .toArray();
        assertEqual(
                new MulticlassPredictions(labels, truth, decision, scores),
                new MulticlassMetrics(true, Optional.of(new ClassCosts(Map.of()))),
                given);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void ofNumbers(String name, JsonNode given) {
        NumberPredictions.Builder rows = NumberPredictions.builder();
        boolean interval = !given.get("lower").isNull();
        for (int row = 0; row < given.get("target").size(); row++) {
            rows.add(
                    given.get("target").get(row).doubleValue(),
                    given.get("prediction").get(row).doubleValue());
            if (interval) {
                rows.with(NumberPredictions.LOWER, given.get("lower").get(row).doubleValue())
                        .with(
                                NumberPredictions.UPPER,
                                given.get("upper").get(row).doubleValue());
            }
            if (!given.get("quantile0.9").isNull()) {
                rows.with(
                        NumberPredictions.quantile(0.9),
                        given.get("quantile0.9").get(row).doubleValue());
            }
        }
        assertEqual(rows.build(), new NumberMetrics(false, false, interval, false), given);
    }

    private static <P extends Predictions> void assertEqual(P rows, MetricCatalogue<P> catalogue, JsonNode given) {
        double[] weights = given.get("weight").isNull() ? null : doubles(given.get("weight"));
        assertThat(given.get("expected")).hasSizeGreaterThan(10);
        given.get("expected").properties().forEach(each -> {
            MetricValue value = Golden.value(rows, catalogue, each.getKey(), weights);
            if (each.getValue().isTextual()) {
                assertThat(value.isDefined()).as(each.getKey()).isFalse();
            } else {
                double golden = each.getValue().doubleValue();
                assertThat(value.value())
                        .as("%s (%s)", each.getKey(), value.undefinedBecause())
                        .isCloseTo(golden, within(1e-9 * Math.max(Math.abs(golden), 1e-3)));
                assertThat(value.metric().canBe(value.value()))
                        .as(each.getKey())
                        .isTrue();
            }
        });
    }

    private static double[] doubles(JsonNode values) {
        double[] doubles = new double[values.size()];
        Arrays.setAll(doubles, at -> values.get(at).doubleValue());
        return doubles;
    }

    private static List<String> strings(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static Stream<Arguments> cases(String name) throws IOException {
        try (InputStream in = GoldenPredictionsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            JsonNode cases = Json.mapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }
}
