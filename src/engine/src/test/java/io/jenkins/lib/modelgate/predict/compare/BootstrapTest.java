package io.jenkins.lib.modelgate.predict.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

    private static final double LEVEL = 0.95;

    @Property(tries = 50)
    void aResampleIsAsLargeAsTheRowsAndWithoutNoKind(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 3) Integer> codes, @ForAll long seed) {
        int[] code = codes.stream().mapToInt(Integer::intValue).toArray();
        double[] weights = new double[code.length];

        new MultinomialWeights(RowKinds.of(code)).draw(new SplittableRandom(seed), weights);

        Set<Integer> drawn = new HashSet<>();
        for (int row = 0; row < code.length; row++) {
            assertThat(weights[row]).isGreaterThanOrEqualTo(0).isEqualTo(Math.rint(weights[row]));
            if (weights[row] > 0) {
                drawn.add(code[row]);
            }
        }
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(new HashSet<>(codes));
        assertThat(Arrays.stream(weights).sum()).isEqualTo(code.length);
    }

    @Test
    void howManyRowsOfAKindAreDrawnIsLeftToChance() {
        boolean[] positive = new boolean[100];
        Arrays.fill(positive, 0, 30, true);
        MultinomialWeights counts = new MultinomialWeights(RowKinds.of(positive));
        SplittableRandom random = new SplittableRandom(3);
        double[] weights = new double[100];
        double squares = 0;
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            counts.draw(random, weights);
            double off = Arrays.stream(weights, 0, 30).sum() - 30;
            squares += off * off;
        }
        // binomial(100, 0.3): a variance of 21, known here to five standard errors
        assertThat(squares / draws).isCloseTo(21, within(1.05));
    }

    @Test
    void coversALossThatDiffersBetweenClassesAsOftenAsItSays() {
        int covered = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            Random random = new Random(trial);
            boolean[] positive = new boolean[100];
            double[] losses = new double[100];
            for (int row = 0; row < losses.length; row++) {
                positive[row] = random.nextDouble() < 0.3;
                losses[row] = (positive[row] ? 0.5 : 0.1) + 0.02 * random.nextGaussian();
            }
            Interval interval = new Bootstrap(400, trial, 2)
                    .of(List.of(new Mean(losses)), RowKinds.of(positive))
                    .interval(0, 0.95)
                    .orElseThrow();
            covered += interval.low() <= 0.22 && 0.22 <= interval.high() ? 1 : 0;
        }
        assertThat(covered / (double) trials).isBetween(0.91, 0.98);
    }

    @Test
    void rowsThatCameTogetherAreDrawnTogether() {
        // 20 queries of 50 like rows: what varies is the mean of 20 numbers, not of 1,000.
        double[] queries = normal(20, 8);
        double[] rows = new double[1_000];
        int[] queryOf = new int[1_000];
        for (int row = 0; row < rows.length; row++) {
            queryOf[row] = row / 50;
            rows[row] = queries[row / 50];
        }

        Interval whole = Bootstrap.of(1_000, 1)
                .of(List.of(Clusters.of(queryOf, 20).whole(new Mean(rows))), RowKinds.one(20))
                .interval(0, LEVEL)
                .orElseThrow();

        Interval ofQueries = Bootstrap.of(1_000, 1)
                .of(List.of(new Mean(queries)), RowKinds.one(20))
                .interval(0, LEVEL)
                .orElseThrow();
        assertThat(whole.low()).isCloseTo(ofQueries.low(), within(1e-9));
        assertThat(whole.high()).isCloseTo(ofQueries.high(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-170, 1e170})
    void numbersFarFromOneHaveAnInterval(double scale) {
        double[] values =
                Arrays.stream(normal(50, 2)).map(value -> scale * value).toArray();

        assertThat(Bootstrap.of(200, 1)
                        .of(List.of(new Mean(values)), RowKinds.one(50))
                        .interval(0, LEVEL))
                .isPresent();
    }

    @Test
    void countsAreDistributedAsThoseOfRowsDrawnOneByOne() {
        // 4 rows: how often row 0 is drawn is binomial(4, 1/4), and two rows are drawn together with covariance −4/16.
        MultinomialWeights counts = new MultinomialWeights(RowKinds.one(4));
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
        RowKinds kinds = RowKinds.one(2_000);

        Interval one = new Bootstrap(300, 42, 1)
                .of(List.of(mean), kinds)
                .interval(0, LEVEL)
                .orElseThrow();
        Interval three = new Bootstrap(300, 42, 3)
                .of(List.of(mean), kinds)
                .interval(0, LEVEL)
                .orElseThrow();
        Interval other = new Bootstrap(300, 43, 3)
                .of(List.of(mean), kinds)
                .interval(0, LEVEL)
                .orElseThrow();

        assertThat(three).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void theIntervalOfAMeanIsThatOfTheNormalDistribution() {
        double[] values = normal(5_000, 11);
        Resampled resampled = Bootstrap.of(4_000, 1).of(List.of(new Mean(values)), RowKinds.one(5_000));

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
                    .of(List.of(new Mean(values)), RowKinds.one(80))
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
                Bootstrap.of(200, 1).of(List.of(new Mean(candidate), new Mean(champion)), RowKinds.one(1_000));

        Interval difference =
                resampled.interval(values -> values[0] - values[1], LEVEL).orElseThrow();

        // Each mean is off by 0.03, their difference by nothing but rounding.
        assertThat(difference.low()).isCloseTo(0.1, within(1e-9));
        assertThat(difference.high()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void whatNeverVariesHasNoInterval() {
        Resampled resampled = Bootstrap.of(100, 1).of(List.of(new Mean(new double[50])), RowKinds.one(50));

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

        assertThat(Bootstrap.of(200, 1).of(List.of(sometimes), RowKinds.one(30)).interval(0, LEVEL))
                .isEmpty();
    }

    @Test
    void weightsOfRowsMultiplyHowOftenTheyAreDrawn() {
        double[] values = normal(500, 9);
        double[] weights = new double[500];
        Arrays.fill(weights, 0, 250, 2);

        Resampled weighted = Bootstrap.of(200, 1).of(List.of(new Mean(values)), RowKinds.one(500), weights);

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
        assertThatThrownBy(() -> Bootstrap.of(10, 1).of(List.of(broken), RowKinds.one(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void refusesAMetricOfOtherRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.of(10, 1).of(List.of(new Mean(new double[3])), RowKinds.one(4)));
    }

    @Test
    void manyRowsAreLeftOutInGroupsThatTellTheSame() {
        double[] values = Arrays.stream(normal(20_000, 4)).map(Math::exp).toArray();
        Mean mean = new Mean(values);

        double exact =
                acceleration(mean, Jackknife.of(values.length, values.length, new SplittableRandom(1)), values.length);
        double grouped = acceleration(
                mean, Jackknife.of(values.length, Bootstrap.GROUPS, new SplittableRandom(1)), values.length);

        assertThat(grouped).isCloseTo(exact, within(0.01));
    }

    @Test
    void everyRowIsLeftOutOnce() {
        Jackknife jackknife = Jackknife.of(1_001, 200, new SplittableRandom(1));
        double[] left = new double[1_001];
        double[] weights = new double[1_001];
        for (int group = 0; group < jackknife.groups(); group++) {
            jackknife.leaveOut(group, weights);
            for (int row = 0; row < left.length; row++) {
                left[row] += 1 - weights[row];
            }
        }
        assertThat(left).containsOnly(1.0);
        assertThat(jackknife.groups()).isEqualTo(200);
    }

    private static double acceleration(Mean mean, Jackknife jackknife, int rows) {
        AtomicReference<double[]> weights = new AtomicReference<>(new double[rows]);
        double[] left = new double[jackknife.groups()];
        for (int group = 0; group < left.length; group++) {
            jackknife.leaveOut(group, weights.get());
            left[group] = mean.of(weights.get());
        }
        return Bca.acceleration(left);
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
