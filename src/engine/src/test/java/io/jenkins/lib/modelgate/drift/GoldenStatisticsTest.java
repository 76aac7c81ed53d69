package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.drift.measure.KolmogorovSmirnov;
import io.jenkins.lib.modelgate.drift.measure.Psi;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.Profiler;
import io.jenkins.lib.modelgate.profile.QuantileGrid;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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

    static Stream<Arguments> ks() throws IOException {
        return cases("ks");
    }

    static Stream<Arguments> adjusted() throws IOException {
        return cases("intervals").filter(each -> kind(each).equals("benjamini-hochberg"));
    }

    /** From the values to the index, by way of a profile. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("numericPsi")
    void binsOfNumbers(String name, JsonNode given) {
        JsonNode expected = given.get("expected");
        ColumnProfile reference = profile(doubles(given.get("reference")));
        NumberTally tally = new NumberTally(reference, 10, null, false);
        table(doubles(given.get("current")))
                .read(List.of("x"), batch -> tally.add(batch.columns().get(0), batch.rows()));

        Bins bins = tally.compare().bins();

        assertThat(bins.referenceCounts()).isEqualTo(longs(expected.get("referenceCounts")));
        assertThat(bins.currentCounts()).isEqualTo(longs(expected.get("currentCounts")));
        assertNear(Psi.of(bins.referenceCounts(), bins.currentCounts()), expected.get("psi"));
    }

    /** By way of a profile: exact where its grid is, otherwise off by less than what lies between two points. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ks")
    void kolmogorovSmirnovOfAProfile(String name, JsonNode given) {
        ColumnProfile reference = profile(doubles(given.get("reference")));
        NumberTally tally = new NumberTally(reference, 10, null, false);
        table(doubles(given.get("current")))
                .read(List.of("x"), batch -> tally.add(batch.columns().get(0), batch.rows()));

        Ordered numbers = tally.compare().ordered().orElseThrow();
        double found = KolmogorovSmirnov.distance(numbers.reference(), numbers.current());

        double between = reference.quantiles().exact() ? CLOSE : 1.0 / QuantileGrid.POINTS;
        assertThat(found).isCloseTo(given.get("expected").get("statistic").doubleValue(), within(between));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("adjusted")
    void benjaminiHochberg(String name, JsonNode given) {
        double[] adjusted = Correction.BENJAMINI_HOCHBERG.adjust(doubles(given.get("p")));

        for (int i = 0; i < adjusted.length; i++) {
            assertNear(adjusted[i], given.get("expected").get("adjusted").get(i));
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
