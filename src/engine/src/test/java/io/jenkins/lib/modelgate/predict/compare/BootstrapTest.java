package io.jenkins.lib.modelgate.predict.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final double LEVEL = 0.95;

    @Property(tries = 50)
    void aResampleKeepsTheSizeOfEachStratum(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 3) Integer> codes, @ForAll long seed) {
        int[] code = codes.stream().mapToInt(Integer::intValue).toArray();
        double[] weights = new double[code.length];

        new MultinomialWeights(Strata.of(code)).draw(new SplittableRandom(seed), weights);

        double[] drawn = new double[4];
        double[] there = new double[4];
        for (int row = 0; row < code.length; row++) {
            assertThat(weights[row]).isGreaterThanOrEqualTo(0).isEqualTo(Math.rint(weights[row]));
            drawn[code[row]] += weights[row];
            there[code[row]]++;
        }
        assertThat(drawn).isEqualTo(there);
    }

    @Test
    void countsAreDistributedAsThoseOfRowsDrawnOneByOne() {
        // 4 rows: how often row 0 is drawn is binomial(4, 1/4), and two rows are drawn together with covariance −4/16.
        MultinomialWeights counts = new MultinomialWeights(Strata.none(4));
        SplittableRandom random = new SplittableRandom(7);
        double[] weights = new double[4];
        double[] seen = new double[5];
        double product = 0;
        int draws = 200_000;
        for (int draw = 0; draw < draws; draw++) {
            counts.draw(random, weights);
            seen[(int) weights[0]]++;
            product += (weights[1] - 1) * (weights[3] - 1);
        }
        double[] expected = {81 / 256.0, 108 / 256.0, 54 / 256.0, 12 / 256.0, 1 / 256.0};
        for (int count = 0; count < expected.length; count++) {
            // five standard errors
            assertThat(seen[count] / draws).isCloseTo(expected[count], within(0.0056));
        }
        assertThat(product / draws).isCloseTo(-0.25, within(0.01));
    }

    @Test
    void poissonCountsHaveTheirProbabilities() {
        PoissonCounts counts = new PoissonCounts();
        double[] seen = new double[20];
        // every 257th of the 2^32 patterns
        long patterns = 0;
        for (long bits = 0; bits < 1L << 32; bits += 257) {
            seen[counts.of(bits)]++;
            patterns++;
        }
        double probability = Math.exp(-1);
        for (int count = 0; count < 10; count++) {
            assertThat(seen[count] / patterns).as("count %d", count).isCloseTo(probability, within(1e-6));
            probability /= count + 1;
        }
    }

    @Test
    void theSameSeedGivesTheSameIntervalOnAnyNumberOfThreads() {
        Mean mean = new Mean(normal(2_000, 3));
        Strata strata = Strata.none(2_000);

        Interval one = new Bootstrap(300, 42, 1)
                .of(List.of(mean), strata)
                .interval(0, LEVEL)
                .orElseThrow();
        Interval three = new Bootstrap(300, 42, 3)
                .of(List.of(mean), strata)
                .interval(0, LEVEL)
                .orElseThrow();
        Interval other = new Bootstrap(300, 43, 3)
                .of(List.of(mean), strata)
                .interval(0, LEVEL)
                .orElseThrow();

        assertThat(three).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void theIntervalOfAMeanIsThatOfTheNormalDistribution() {
        double[] values = normal(5_000, 11);
        Resampled resampled = Bootstrap.of(4_000, 1).of(List.of(new Mean(values)), Strata.none(5_000));

        Interval interval = resampled.interval(0, LEVEL).orElseThrow();

        double mean = Arrays.stream(values).average().orElseThrow();
        double error = Math.sqrt(
                        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum())
                / 5_000;
        assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.25 * error));
        assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.25 * error));
    }

    @Test
    void coversTheTruthAsOftenAsItSays() {
        int covered = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            // skewed, where plain percentiles would miss on one side
            double[] values = Arrays.stream(normal(80, trial)).map(Math::exp).toArray();
            Interval interval = new Bootstrap(400, trial, 2)
                    .of(List.of(new Mean(values)), Strata.none(80))
                    .interval(0, 0.9)
                    .orElseThrow();
            covered += interval.low() <= Math.exp(0.5) && Math.exp(0.5) <= interval.high() ? 1 : 0;
        }
        assertThat(covered / (double) trials).isBetween(0.83, 0.95);
    }

    @Test
    void aDifferenceOfTwoMetricsIsPaired() {
        double[] candidate = normal(1_000, 5);
        double[] champion = Arrays.stream(candidate).map(x -> x - 0.1).toArray();
        Resampled resampled =
                Bootstrap.of(200, 1).of(List.of(new Mean(candidate), new Mean(champion)), Strata.none(1_000));

        Interval difference =
                resampled.interval(values -> values[0] - values[1], LEVEL).orElseThrow();

        // Each mean is off by 0.03, their difference by nothing but rounding.
        assertThat(difference.low()).isCloseTo(0.1, within(1e-9));
        assertThat(difference.high()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void whatNeverVariesHasNoInterval() {
        Resampled resampled = Bootstrap.of(100, 1).of(List.of(new Mean(new double[50])), Strata.none(50));

        assertThat(resampled.interval(0, LEVEL)).isEmpty();
    }

    @Test
    void whatIsOftenUndefinedHasNoInterval() {
        double[] values = normal(30, 1);
        // Defined only where the first row was drawn: in 64 % of the resamples.
        Estimator sometimes = new Mean(values) {
            @Override
            public double of(double[] weights) {
                return weights[0] > 0 ? super.of(weights) : Double.NaN;
            }
        };

        assertThat(Bootstrap.of(200, 1).of(List.of(sometimes), Strata.none(30)).interval(0, LEVEL))
                .isEmpty();
    }

    @Test
    void weightsOfRowsMultiplyHowOftenTheyAreDrawn() {
        double[] values = normal(500, 9);
        double[] weights = new double[500];
        Arrays.fill(weights, 0, 250, 2);

        Resampled weighted = Bootstrap.of(200, 1).of(List.of(new Mean(values)), Strata.none(500), weights);

        assertThat(weighted.observed(0))
                .isCloseTo(Arrays.stream(values, 0, 250).average().orElseThrow(), within(1e-12));
    }

    @Test
    void whatAMetricThrowsIsThrown() {
        Estimator broken = new Mean(new double[10]) {
            @Override
            public double of(double[] weights) {
                throw new IllegalStateException("broken");
            }
        };
        assertThatThrownBy(() -> Bootstrap.of(10, 1).of(List.of(broken), Strata.none(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void refusesAMetricOfOtherRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.of(10, 1).of(List.of(new Mean(new double[3])), Strata.none(4)));
    }

    @Test
    void manyRowsAreLeftOutInGroupsThatTellTheSame() {
        double[] values = Arrays.stream(normal(20_000, 4)).map(Math::exp).toArray();
        Strata strata = Strata.none(values.length);
        Mean mean = new Mean(values);

        double exact = acceleration(mean, Jackknife.of(strata, values.length, new SplittableRandom(1)), values.length);
        double grouped =
                acceleration(mean, Jackknife.of(strata, Bootstrap.GROUPS, new SplittableRandom(1)), values.length);

        assertThat(grouped).isCloseTo(exact, within(0.01));
    }

    @Test
    void everyRowIsLeftOutOnce() {
        boolean[] positive = new boolean[1_001];
        Arrays.fill(positive, 0, 17, true);
        Jackknife jackknife = Jackknife.of(Strata.of(positive), 200, new SplittableRandom(1));
        double[] left = new double[positive.length];
        double[] weights = new double[positive.length];
        for (int group = 0; group < jackknife.groups(); group++) {
            jackknife.leaveOut(group, weights);
            for (int row = 0; row < left.length; row++) {
                left[row] += 1 - weights[row];
            }
        }
        assertThat(left).containsOnly(1.0);
        assertThat(jackknife.groups()).isBetween(190, 210);
    }

    private static double acceleration(Mean mean, Jackknife jackknife, int rows) {
        AtomicReference<double[]> weights = new AtomicReference<>(new double[rows]);
        double[] left = new double[jackknife.groups()];
        for (int group = 0; group < left.length; group++) {
            jackknife.leaveOut(group, weights.get());
            left[group] = mean.of(weights.get());
        }
        return Bca.acceleration(left, jackknife.strata());
    }

    private static double[] normal(int rows, long seed) {
        Random random = new Random(seed);
        return random.doubles(rows).map(unused -> random.nextGaussian()).toArray();
    }

    private static class Mean implements Estimator {
        private final double[] values;

        Mean(double[] values) {
            this.values = values;
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public double of(double[] weights) {
            double sum = 0;
            double all = 0;
            for (int row = 0; row < values.length; row++) {
                sum += weights[row] * values[row];
                all += weights[row];
            }
            return all > 0 ? sum / all : Double.NaN;
        }
    }
}
