package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.Profiler;
import io.jenkins.lib.modelgate.profile.QuantileGrid;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to SciPy and NumPy. */
class GoldenStatisticsTest {

    private static final double CLOSE = 1e-9;

    static Stream<Arguments> numericPsi() throws IOException {
        return cases("psi").filter(each -> kind(each).equals("numeric"));
    }

    static Stream<Arguments> psi() throws IOException {
        return cases("psi");
    }

    static Stream<Arguments> ks() throws IOException {
        return cases("ks");
    }

    static Stream<Arguments> chiSquare() throws IOException {
        return cases("chisquare");
    }

    static Stream<Arguments> adjusted() throws IOException {
        return cases("intervals").filter(each -> kind(each).equals("benjamini-hochberg"));
    }

    static Stream<Arguments> quantiles() throws IOException {
        return cases("chisquare-quantiles");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("psi")
    void populationStabilityIndex(String name, JsonNode given) {
        JsonNode expected = given.get("expected");

        double psi = Psi.of(longs(expected.get("referenceCounts")), longs(expected.get("currentCounts")));

        assertNear(psi, expected.get("psi"));
    }

    /** From the values to the index, by way of a profile. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("numericPsi")
    void binsOfNumbers(String name, JsonNode given) {
        JsonNode expected = given.get("expected");
        ColumnProfile reference = profile(doubles(given.get("reference")));
        NumberTally tally = new NumberTally(reference, 10);
        table(doubles(given.get("current")))
                .read(List.of("x"), batch -> tally.add(batch.columns().get(0), batch.rows()));

        Bins bins = tally.compare().bins();

        assertThat(bins.referenceCounts()).isEqualTo(longs(expected.get("referenceCounts")));
        assertThat(bins.currentCounts()).isEqualTo(longs(expected.get("currentCounts")));
        assertNear(bins.psi(), expected.get("psi"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ks")
    void kolmogorovSmirnov(String name, JsonNode given) {
        double[] reference = doubles(given.get("reference"));
        double[] current = doubles(given.get("current"));
        double[] points = DoubleStream.concat(Arrays.stream(reference), Arrays.stream(current))
                .sorted()
                .distinct()
                .toArray();

        double statistic = KolmogorovSmirnov.statistic(
                upTo(points, reference), reference.length, upTo(points, current), current.length);

        assertNear(statistic, given.get("expected").get("statistic"));
        assertNear(
                KolmogorovSmirnov.pValue(statistic, reference.length, current.length),
                given.get("expected").get("pvalue"));
    }

    /** By way of a profile: exact where its grid is, otherwise off by less than what lies between two points. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ks")
    void kolmogorovSmirnovOfAProfile(String name, JsonNode given) {
        ColumnProfile reference = profile(doubles(given.get("reference")));
        NumberTally tally = new NumberTally(reference, 10);
        table(doubles(given.get("current")))
                .read(List.of("x"), batch -> tally.add(batch.columns().get(0), batch.rows()));

        double found = tally.compare().distance().orElseThrow();

        double between = reference.quantiles().exact() ? CLOSE : 1.0 / QuantileGrid.POINTS;
        assertThat(found).isCloseTo(given.get("expected").get("statistic").doubleValue(), within(between));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chiSquare")
    void chiSquareTest(String name, JsonNode given) {
        ChiSquare test = ChiSquare.of(longs(given.get("reference")), longs(given.get("current")));

        assertNear(test.statistic(), given.get("expected").get("statistic"));
        assertThat(test.degrees()).isEqualTo(given.get("expected").get("dof").intValue());
        assertNear(test.pValue(), given.get("expected").get("pvalue"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("adjusted")
    void benjaminiHochberg(String name, JsonNode given) {
        double[] adjusted = BenjaminiHochberg.adjust(doubles(given.get("p")));

        for (int i = 0; i < adjusted.length; i++) {
            assertNear(adjusted[i], given.get("expected").get("adjusted").get(i));
        }
    }

    /** Noise of one row against infinitely many is the quantile itself. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("quantiles")
    void noise(String name, JsonNode given) {
        int bins = given.get("dof").intValue() + 1;
        for (int i = 0; i < given.get("probabilities").size(); i++) {
            double probability = given.get("probabilities").get(i).doubleValue();
            if (probability >= 0.5 && probability <= 0.999999) {
                assertThat(Psi.noise(bins, 4, 4, 1 - probability) * 2)
                        .isCloseTo(given.get("expected").get("ppf").get(i).doubleValue(), within(1e-6));
            }
        }
        for (int i = 0; i < given.get("values").size(); i++) {
            double value = given.get("values").get(i).doubleValue();
            assertNear(
                    Psi.pValue(value / 2, bins, 4, 4),
                    given.get("expected").get("sf").get(i));
        }
    }

    private static void assertNear(double actual, JsonNode expected) {
        double value = expected.doubleValue();
        assertThat(actual).isCloseTo(value, within(CLOSE * Math.max(1, Math.abs(value))));
    }

    private static ColumnProfile profile(double[] values) {
        return Profiler.profile(table(values), List.of("x"), Progress.NONE)
                .columns()
                .get(0);
    }

    private static InMemoryTable table(double[] values) {
        return InMemoryTable.named("golden").numbers("x", values);
    }

    private static long[] upTo(double[] points, double[] values) {
        return Arrays.stream(points)
                .mapToLong(point ->
                        Arrays.stream(values).filter(value -> value <= point).count())
                .toArray();
    }

    private static String kind(Arguments each) {
        return ((JsonNode) each.get()[1]).get("kind").textValue();
    }

    private static long[] longs(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToLong(i -> array.get(i).longValue())
                .toArray();
    }

    private static double[] doubles(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).doubleValue())
                .toArray();
    }

    private static Stream<Arguments> cases(String name) throws IOException {
        try (InputStream in = GoldenStatisticsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }
}
