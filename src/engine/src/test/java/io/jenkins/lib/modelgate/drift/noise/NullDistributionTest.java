package io.jenkins.lib.modelgate.drift.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NullDistributionTest {

    private static final int DRAWS = 1_999;

    @Provide
    Arbitrary<double[]> draws() {
        Arbitrary<Double> effect = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 3),
                Arbitraries.doubles().between(0, 1e300),
                Arbitraries.of(0.0, 0.25, 1e-300));
        return effect.array(double[].class).ofMinSize(1).ofMaxSize(60);
    }

    @Property(tries = 200)
    void countsTheDrawsThatAreAsLarge(@ForAll("draws") double[] draws, @ForAll boolean squared) {
        NullDistribution noise = new NullDistribution(draws, squared);
        for (double effect : draws) {
            long asLarge = Arrays.stream(draws)
                    .filter(draw -> draw >= effect - 1e-12 * Math.max(1, effect))
                    .count();
            assertThat(noise.pValue(effect)).isEqualTo((asLarge + 1.0) / (draws.length + 1.0));
        }
        assertThat(noise.pValue(0)).isEqualTo(1); // every draw is
    }

    @Property(tries = 200)
    void beyondTheDrawsPFallsAndNeverExceedsOneInSoMany(@ForAll("draws") double[] draws, @ForAll boolean squared) {
        NullDistribution noise = new NullDistribution(draws, squared);
        double before = 1.0 / (draws.length + 1);
        double largest = Arrays.stream(draws).max().orElseThrow();
        for (double effect = 1.000001 * largest + 1e-6; effect < 1e6 * largest + 50; effect *= 1.3) {
            double p = noise.pValue(effect);
            assertThat(p).isBetween(0.0, before);
            before = p;
        }
    }

    @Property(tries = 200)
    void theRarerTheLarger(
            @ForAll("draws") double[] draws, @ForAll boolean squared, @ForAll @IntRange(min = 2, max = 9) int steps) {
        NullDistribution noise = new NullDistribution(draws, squared);
        double before = 0;
        for (double probability = 0.5; probability > 1e-9; probability /= steps) {
            double effect = noise.exceededWith(probability);
            assertThat(effect).isGreaterThanOrEqualTo(before);
            before = effect;
        }
    }

    /** What noise exceeds with some probability has about that p-value, on the draws and beyond. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.1, 0.05, 0.01, 1e-4, 1e-5, 1e-7})
    void thePValueOfWhatIsExceededIsItsProbability(double probability) {
        NullDistribution noise = of(11, true, DoubleUnaryOperator.identity());

        assertThat(noise.pValue(noise.exceededWith(probability)) / probability).isCloseTo(1, within(0.05));
    }

    /** A sum of k squared normals, as PSI has: the tail is right to a factor. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void carriesOnTheTailOfSquaredNormals(int degrees) {
        NullDistribution noise = of(degrees, true, DoubleUnaryOperator.identity());
        for (double probability : new double[] {1e-4, 1e-5, 1e-6}) {
            double effect = ChiSquaredDistribution.of(degrees).inverseSurvivalProbability(probability);
            assertThat(noise.pValue(effect)).isBetween(probability / 3, 30 * probability);
        }
    }

    /** The Kolmogorov distribution and that of Cramér and von Mises fall slower than a gamma of their mean and variance. */
    @Test
    void neitherALargestGapNorUnlikeSquaresMakeItTooSure() {
        SplittableRandom random = new SplittableRandom(4);
        double[] gaps =
                random.doubles(DRAWS).map(NullDistributionTest::kolmogorov).toArray();
        double[] squares = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            for (int j = 1; j < 50; j++) {
                double normal = random.nextGaussian();
                squares[i] += normal * normal / (Math.PI * Math.PI * j * j);
            }
        }

        double gap = Math.sqrt(Math.log(2 / 1e-5) / 2);
        assertThat(new NullDistribution(gaps, false).pValue(gap)).isBetween(0.4e-5, 6e-5);
        // Smirnov's limit distribution: 1.168 is exceeded with 0.001, 2.06 with 1e-5.
        assertThat(new NullDistribution(squares, true).pValue(2.06)).isBetween(0.4e-5, 6e-5);
    }

    @Test
    void whereAllDrawsAreAlikeNothingIsSaidBeyondThem() {
        double[] alike = new double[99];
        Arrays.fill(alike, 0.25);
        NullDistribution noise = new NullDistribution(alike, true);

        assertThat(noise.pValue(0.25)).isEqualTo(1);
        assertThat(noise.pValue(7)).isEqualTo(0.01);
        assertThat(noise.exceededWith(1e-6)).isEqualTo(0.25);
    }

    @Test
    void roundingDoesNotMakeADrawSmaller() {
        assertThat(new NullDistribution(new double[] {0.1, 0.3}, true).pValue(0.1 + 0.2))
                .isEqualTo(2.0 / 3);
    }

    @Test
    void rowsNeededAreNoFewerThanThereAre() {
        NullDistribution noise = of(9, true, chi -> chi / 500);

        NullDistribution.RowsNeeded needed = noise.rowsNeeded(1_000, 1_000, 0.05, 1);

        assertThat(needed.rows()).isEqualTo(1_000);
        assertThat(needed.onBothSides()).isFalse();
    }

    private static NullDistribution of(int degrees, boolean squared, DoubleUnaryOperator scale) {
        SplittableRandom random = new SplittableRandom(5);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double sum = 0;
            for (int k = 0; k < degrees; k++) {
                double normal = random.nextGaussian();
                sum += normal * normal;
            }
            draws[i] = scale.applyAsDouble(sum);
        }
        return new NullDistribution(draws, squared);
    }

    /** Drawn by inversion of 1 − F(x) = 2 Σ (−1)^(k−1) exp(−2k²x²). */
    private static double kolmogorov(double uniform) {
        double low = 0.2;
        double high = 5;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            double beyond = 0;
            for (int k = 1; k <= 40; k++) {
                beyond += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * middle * middle);
            }
            if (beyond > uniform) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
