package io.jenkins.lib.modelgate.predict.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to SciPy, statsmodels and definitions worked out the slow way. */
class GoldenComparisonTest {

    private static final double CLOSE = 1e-9;

    @ParameterizedTest(name = "{0}")
    @MethodSource("bca")
    void theIntervalOfGivenDrawsIsSciPys(String name, JsonNode given) {
        double[] sample = doubles(given.get("sample"));
        ToDoubleFunction<double[]> statistic = statistic(given.get("statistic").textValue());
        double acceleration = Bca.acceleration(IntStream.range(0, sample.length)
                .mapToDouble(row -> statistic.applyAsDouble(without(sample, row)))
                .toArray());

        Interval interval = Bca.interval(
                        statistic.applyAsDouble(sample),
                        doubles(given.get("draws")),
                        acceleration,
                        given.get("level").doubleValue())
                .orElseThrow();

        assertNear(interval.low(), given, "low");
        assertNear(interval.high(), given, "high");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("delong")
    void delongsVariancesAreThoseOfThePairsOneByOne(String name, JsonNode given) {
        boolean[] target = new boolean[given.get("target").size()];
        for (int row = 0; row < target.length; row++) {
            target[row] = given.get("target").get(row).booleanValue();
        }

        DeLong areas = DeLong.of(target, doubles(given.get("candidate")), doubles(given.get("champion")));

        assertNear(areas.candidate(), given, "candidate");
        assertNear(areas.champion(), given, "champion");
        assertNear(areas.candidateVariance(), given, "candidateVariance");
        assertNear(areas.championVariance(), given, "championVariance");
        assertNear(areas.covariance(), given, "covariance");
        assertNear(areas.degrees(), given, "degrees");
        assertNear(areas.pValue(), given, "pValue");
        assertNear(areas.differenceInterval(0.95).orElseThrow().low(), given, "low");
        assertNear(areas.differenceInterval(0.95).orElseThrow().high(), given, "high");
        assertNear(areas.candidateInterval(0.95).orElseThrow().low(), given, "candidateLow");
        assertNear(areas.candidateInterval(0.95).orElseThrow().high(), given, "candidateHigh");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paired")
    void pairedAccuraciesAreThoseOfStatsmodelsAndOfTheMaximisedLikelihood(String name, JsonNode given) {
        PairedAccuracy paired = new PairedAccuracy(
                given.get("rows").longValue(),
                given.get("onlyCandidate").longValue(),
                given.get("onlyChampion").longValue());

        assertNear(paired.pValue(), given, "pValue");
        assertNear(paired.difference(), given, "difference");
        Interval interval = paired.interval(0.95);
        // The likelihood's maximum is only found to about the root of a double's digits.
        assertThat(interval.low()).isCloseTo(expected(given, "low"), within(1e-6));
        assertThat(interval.high()).isCloseTo(expected(given, "high"), within(1e-6));
    }

    static Stream<Arguments> bca() throws IOException {
        return cases("bca");
    }

    static Stream<Arguments> delong() throws IOException {
        return cases("delong");
    }

    static Stream<Arguments> paired() throws IOException {
        return cases("paired");
    }

    private static Stream<Arguments> cases(String kind) throws IOException {
        try (InputStream in = GoldenComparisonTest.class.getResourceAsStream("/golden/comparison.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .filter(each -> each.get("kind").textValue().equals(kind))
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    private static ToDoubleFunction<double[]> statistic(String name) {
        return switch (name) {
            case "mean" -> GoldenComparisonTest::mean;
            case "variance" ->
                sample -> mean(Arrays.stream(sample).map(x -> x * x).toArray()) - Math.pow(mean(sample), 2);
            case "squareOfMean" -> sample -> Math.pow(mean(sample), 2);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double[] without(double[] values, int row) {
        return IntStream.range(0, values.length)
                .filter(other -> other != row)
                .mapToDouble(other -> values[other])
                .toArray();
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static double expected(JsonNode given, String what) {
        return given.get("expected").get(what).doubleValue();
    }

    private static void assertNear(double actual, JsonNode given, String what) {
        assertThat(actual)
                .as(what)
                .isCloseTo(expected(given, what), within(CLOSE * Math.max(1, Math.abs(expected(given, what)))));
    }
}
