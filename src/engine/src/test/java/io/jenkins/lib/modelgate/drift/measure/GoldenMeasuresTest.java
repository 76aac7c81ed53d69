package io.jenkins.lib.modelgate.drift.measure;

import static io.jenkins.lib.modelgate.drift.measure.Golden.assertNear;
import static io.jenkins.lib.modelgate.drift.measure.Golden.assertRelativelyNear;
import static io.jenkins.lib.modelgate.drift.measure.Golden.longs;
import static io.jenkins.lib.modelgate.drift.measure.Golden.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to SciPy and NumPy. */
class GoldenMeasuresTest {

    static Stream<Arguments> ordered() throws IOException {
        return Golden.cases("measures-ordered");
    }

    static Stream<Arguments> ordered(String name) throws IOException {
        return ordered()
                .filter(each -> ((JsonNode) each.get()[1]).get("expected").has(name));
    }

    static Stream<Arguments> cramerVonMises() throws IOException {
        return ordered("cramerVonMises");
    }

    static Stream<Arguments> andersonDarling() throws IOException {
        return ordered("andersonDarling");
    }

    static Stream<Arguments> normalized() throws IOException {
        return ordered("normalized");
    }

    static Stream<Arguments> binned() throws IOException {
        return Golden.cases("measures-binned");
    }

    static Stream<Arguments> kolmogorov() throws IOException {
        return Golden.cases("measures-kolmogorov");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    void meanAndDeviation(String name, JsonNode given) {
        for (String side : new String[] {"reference", "current"}) {
            Sample sample = sample(given.get(side));
            int place = side.equals("reference") ? 0 : 1;
            assertRelativelyNear(
                    "mean", sample.mean(), given.get("expected").get("mean").get(place));
            assertRelativelyNear(
                    "deviation",
                    sample.deviation(),
                    given.get("expected").get("deviation").get(place));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    void kolmogorovSmirnov(String name, JsonNode given) {
        TestResult test = KolmogorovSmirnov.test(sample(given.get("reference")), sample(given.get("current")));

        assertNear("Kolmogorov–Smirnov", test, given.get("expected").get("ks"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kolmogorov")
    void oneSampleKolmogorov(String name, JsonNode given) {
        long n = given.get("n").longValue();
        double[] x = Golden.doubles(given.get("x"));

        for (int i = 0; i < x.length; i++) {
            assertNear(
                    "x = " + x[i],
                    OneSampleKolmogorov.survival(n, x[i]),
                    given.get("expected").get("sf").get(i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cramerVonMises")
    void cramerVonMises(String name, JsonNode given) {
        TestResult test = CramerVonMises.test(sample(given.get("reference")), sample(given.get("current")));

        assertNear("Cramér–von Mises", test, given.get("expected").get("cramerVonMises"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    void cramerVonMisesDistance(String name, JsonNode given) {
        double distance = CramerVonMises.distance(sample(given.get("reference")), sample(given.get("current")));

        assertNear("distance", distance, given.get("expected").get("cramerVonMisesDistance"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("andersonDarling")
    void andersonDarling(String name, JsonNode given) {
        TestResult test = AndersonDarling.test(sample(given.get("reference")), sample(given.get("current")));

        assertNear("Anderson–Darling", test, given.get("expected").get("andersonDarling"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    void wasserstein(String name, JsonNode given) {
        double distance = Wasserstein.distance(sample(given.get("reference")), sample(given.get("current")));

        assertRelativelyNear("Wasserstein", distance, given.get("expected").get("wasserstein"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("normalized")
    void wassersteinInStandardDeviations(String name, JsonNode given) {
        double distance = Wasserstein.normalized(sample(given.get("reference")), sample(given.get("current")));

        assertRelativelyNear("Wasserstein", distance, given.get("expected").get("normalized"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    void energyDistance(String name, JsonNode given) {
        double distance = EnergyDistance.distance(sample(given.get("reference")), sample(given.get("current")));

        assertRelativelyNear("energy", distance, given.get("expected").get("energy"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    void tTests(String name, JsonNode given) {
        Sample reference = sample(given.get("reference"));
        Sample current = sample(given.get("current"));

        assertNear(
                "Welch", TTest.welch(reference, current), given.get("expected").get("welch"));
        assertNear(
                "Student",
                TTest.student(reference, current),
                given.get("expected").get("student"));
        assertNear("d", TTest.cohensD(reference, current), given.get("expected").get("cohensD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    void mannWhitney(String name, JsonNode given) {
        Sample reference = sample(given.get("reference"));
        Sample current = sample(given.get("current"));

        assertNear(
                "U", MannWhitney.test(reference, current), given.get("expected").get("mannWhitney"));
        assertNear(
                "delta",
                MannWhitney.cliffsDelta(reference, current),
                given.get("expected").get("cliffsDelta"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binned")
    void distancesOfBins(String name, JsonNode given) {
        long[] reference = longs(given.get("reference"));
        long[] current = longs(given.get("current"));
        JsonNode expected = given.get("expected");

        assertNear("PSI", Psi.of(reference, current), expected.get("psi"));
        assertNear("PSI", Psi.of(reference, current, new EmptyBins.Share(1e-6)), expected.get("psiEmpty1e-6"));
        assertNear("PSI", Psi.of(reference, current, EmptyBins.HALF_A_ROW), expected.get("psiHalfARow"));
        assertNear("base e", JensenShannon.distance(reference, current), expected.get("jensenShannon"));
        assertNear("base 2", JensenShannon.distanceBase2(reference, current), expected.get("jensenShannonBase2"));
        assertNear("Hellinger", Hellinger.distance(reference, current), expected.get("hellinger"));
        assertNear("total variation", TotalVariation.distance(reference, current), expected.get("totalVariation"));
        assertNear("largest", LInfinity.distance(reference, current), expected.get("lInfinity"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binned")
    void testsOfBins(String name, JsonNode given) {
        long[] reference = longs(given.get("reference"));
        long[] current = longs(given.get("current"));
        JsonNode expected = given.get("expected");

        assertNear("chi-square", ChiSquare.test(reference, current), expected.get("chiSquare"));
        assertThat(ChiSquare.degrees(reference, current))
                .isEqualTo(expected.get("dof").intValue());
        assertNear("V", ChiSquare.cramersV(reference, current), expected.get("cramersV"));
        assertNear("G", GTest.test(reference, current), expected.get("gTest"));
    }
}
