package io.jenkins.lib.modelgate.drift.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;

/** What holds of the measures whatever the rows. */
class MeasurePropertiesTest {

    private static final double CLOSE = 1e-9;

    private static final List<ToDoubleBiFunction<Sample, Sample>> BY_RANK = List.of(
            KolmogorovSmirnov::distance,
            CramerVonMises::distance,
            MannWhitney::cliffsDelta,
            (r, c) -> CramerVonMises.test(r, c).statistic(),
            (r, c) -> AndersonDarling.test(r, c).statistic(),
            (r, c) -> MannWhitney.test(r, c).pValue());

    private static final List<ToDoubleBiFunction<Sample, Sample>> DISTANCES = List.of(
            KolmogorovSmirnov::distance, CramerVonMises::distance, Wasserstein::distance, EnergyDistance::distance);

    private static final List<ToDoubleBiFunction<long[], long[]>> BINNED = List.of(
            JensenShannon::distance,
            JensenShannon::distanceBase2,
            Hellinger::distance,
            TotalVariation::distance,
            LInfinity::distance,
            Psi::of);

    /** Few whole numbers, so that there are ties. */
    @Provide
    Arbitrary<double[]> rows() {
        return Arbitraries.doubles()
                .between(-20, 20)
                .ofScale(1)
                .map(Math::rint)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Tuple2<long[], long[]>> bins() {
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 1_000_000);
        return Arbitraries.integers().between(1, 30).flatMap(size -> {
            Arbitrary<long[]> row = counts.array(long[].class)
                    .ofSize(size)
                    .filter(each -> Arrays.stream(each).sum() > 0);
            return row.flatMap(reference -> row.map(current -> Tuple.of(reference, current)));
        });
    }

    @Property(tries = 200)
    void nothingLiesBetweenAThingAndItself(@ForAll("rows") double[] rows) {
        Sample sample = Sample.of(rows);

        for (ToDoubleBiFunction<Sample, Sample> distance : DISTANCES) {
            assertThat(distance.applyAsDouble(sample, sample)).isZero();
        }
        assertThat(MannWhitney.cliffsDelta(sample, sample)).isCloseTo(0, within(CLOSE));
        assertThat(TTest.cohensD(sample, sample)).isZero();
        assertThat(KolmogorovSmirnov.test(sample, sample).pValue()).isEqualTo(1);
    }

    @Property(tries = 200)
    void distancesAreTheSameBothWays(@ForAll("rows") double[] left, @ForAll("rows") double[] right) {
        Sample reference = Sample.of(left);
        Sample current = Sample.of(right);

        for (ToDoubleBiFunction<Sample, Sample> distance : DISTANCES) {
            assertThat(distance.applyAsDouble(reference, current))
                    .isCloseTo(distance.applyAsDouble(current, reference), within(CLOSE));
        }
        assertThat(KolmogorovSmirnov.test(reference, current).pValue())
                .isCloseTo(KolmogorovSmirnov.test(current, reference).pValue(), within(CLOSE));
        assertThat(MannWhitney.cliffsDelta(reference, current))
                .isCloseTo(-MannWhitney.cliffsDelta(current, reference), within(CLOSE));
    }

    @Property(tries = 200)
    void staysWithinItsBounds(@ForAll("rows") double[] left, @ForAll("rows") double[] right) {
        Sample reference = Sample.of(left);
        Sample current = Sample.of(right);

        assertThat(KolmogorovSmirnov.distance(reference, current)).isBetween(0.0, 1.0);
        assertThat(CramerVonMises.distance(reference, current)).isBetween(0.0, 1 / 3.0);
        assertThat(MannWhitney.cliffsDelta(reference, current)).isBetween(-1.0, 1.0);
        for (TestResult test : List.of(
                KolmogorovSmirnov.test(reference, current),
                CramerVonMises.test(reference, current),
                AndersonDarling.test(reference, current),
                MannWhitney.test(reference, current),
                TTest.welch(reference, current))) {
            assertThat(!test.defined() || (test.pValue() >= 0 && test.pValue() <= 1))
                    .as("%s", test)
                    .isTrue();
        }
    }

    @Property(tries = 200)
    void ranksDoNotChangeUnderAMapThatAscends(@ForAll("rows") double[] left, @ForAll("rows") double[] right) {
        Sample reference = Sample.of(left);
        Sample current = Sample.of(right);
        Sample mappedReference = Sample.of(Arrays.stream(left).map(Math::exp).toArray());
        Sample mappedCurrent = Sample.of(Arrays.stream(right).map(Math::exp).toArray());

        for (ToDoubleBiFunction<Sample, Sample> measure : BY_RANK) {
            assertThat(measure.applyAsDouble(mappedReference, mappedCurrent))
                    .isEqualTo(Double.valueOf(measure.applyAsDouble(reference, current)));
        }
    }

    @Property(tries = 200)
    void wassersteinScalesWithTheValues(
            @ForAll("rows") double[] left,
            @ForAll("rows") double[] right,
            @ForAll @IntRange(min = 1, max = 900) int by) {
        double distance = Wasserstein.distance(Sample.of(left), Sample.of(right));
        Sample reference = Sample.of(Arrays.stream(left).map(x -> 7 - by * x).toArray());
        Sample current = Sample.of(Arrays.stream(right).map(x -> 7 - by * x).toArray());

        assertThat(Wasserstein.distance(reference, current)).isCloseTo(by * distance, within(CLOSE * by));
    }

    /** The order of 2·k rows does not matter to a distance; only to how sure one can be of it. */
    @Property(tries = 200)
    void distancesDoNotDependOnHowManyRowsShowThem(
            @ForAll("rows") double[] left,
            @ForAll("rows") double[] right,
            @ForAll @IntRange(min = 2, max = 99) int times) {
        Sample reference = Sample.of(left);
        Sample current = Sample.of(right);
        Sample more = Sample.of(reference.values(), times(reference.counts(), times));
        Sample moreCurrent = Sample.of(current.values(), times(current.counts(), times));

        for (ToDoubleBiFunction<Sample, Sample> distance : DISTANCES) {
            assertThat(distance.applyAsDouble(more, moreCurrent))
                    .isCloseTo(distance.applyAsDouble(reference, current), within(CLOSE));
        }
    }

    @Property(tries = 200)
    void distancesOfBinsAreDistances(
            @ForAll("bins") Tuple2<long[], long[]> bins, @ForAll @IntRange(min = 2, max = 99) int times) {
        long[] reference = bins.get1();
        long[] current = bins.get2();

        for (ToDoubleBiFunction<long[], long[]> distance : BINNED) {
            double found = distance.applyAsDouble(reference, current);
            assertThat(found).isNotNegative();
            assertThat(distance.applyAsDouble(reference, times(reference, times)))
                    .isCloseTo(0, within(CLOSE));
            assertThat(distance.applyAsDouble(current, reference)).isCloseTo(found, within(CLOSE));
            assertThat(distance.applyAsDouble(times(reference, times), current)).isCloseTo(found, within(CLOSE));
        }
        for (ToDoubleBiFunction<long[], long[]> distance : BINNED.subList(1, 5)) {
            assertThat(distance.applyAsDouble(reference, current)).isBetween(0.0, 1.0);
        }
        assertThat(ChiSquare.cramersV(reference, current)).isBetween(0.0, 1.0);
    }

    @Property(tries = 100)
    void theEnergyDistanceIsThatOfAllPairsOfRows(@ForAll("rows") double[] left, @ForAll("rows") double[] right) {
        double pairs = 2 * meanDistance(left, right) - meanDistance(left, left) - meanDistance(right, right);

        assertThat(Math.pow(EnergyDistance.distance(Sample.of(left), Sample.of(right)), 2))
                .isCloseTo(pairs, within(CLOSE));
    }

    private static double meanDistance(double[] left, double[] right) {
        return Arrays.stream(left)
                .flatMap(a -> Arrays.stream(right).map(b -> Math.abs(a - b)))
                .average()
                .orElseThrow();
    }

    private static long[] times(long[] counts, int times) {
        return Arrays.stream(counts).map(count -> count * times).toArray();
    }
}
