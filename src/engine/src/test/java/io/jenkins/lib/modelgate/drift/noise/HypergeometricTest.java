package io.jenkins.lib.modelgate.drift.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Commons Statistics' distribution, and its moments beyond what that can hold. */
class HypergeometricTest {

    private static final int DRAWS = 50_000;

    /** A right sampler fails this once in 100,000 seeds; this seed it does not fail. */
    private static final double LEAST_P = 1e-5;

    private final Hypergeometric sampler = new Hypergeometric(new SplittableRandom(11), new LogFactorial());

    @ParameterizedTest(name = "{0} marked, {1} others, {2} taken")
    @CsvSource({
        // by inversion: rarer or not, taken or left
        "5, 20, 6",
        "20, 5, 6",
        "5, 20, 19",
        "20, 5, 19",
        "40, 40, 39",
        "1, 1, 1",
        "3, 100000, 50000",
        "100000, 3, 50001",
        // by ratio of uniforms: the same
        "60, 140, 90",
        "140, 60, 90",
        "60, 140, 110",
        "140, 60, 110",
        "100, 100, 100",
        "5000, 5000, 5000",
        "400, 1000000, 70000",
        "1000000, 400, 900000"
    })
    void isTheDistribution(int marked, int others, int taken) {
        HypergeometricDistribution expected = HypergeometricDistribution.of(marked + others, marked, taken);
        TreeMap<Long, Integer> drawn = new TreeMap<>();
        for (int i = 0; i < DRAWS; i++) {
            drawn.merge(sampler.draw(marked, others, taken), 1, Integer::sum);
        }

        assertThat(drawn.firstKey()).isGreaterThanOrEqualTo(expected.getSupportLowerBound());
        assertThat(drawn.lastKey()).isLessThanOrEqualTo(expected.getSupportUpperBound());
        assertThat(pValue(drawn, expected)).isGreaterThan(LEAST_P);
    }

    @ParameterizedTest(name = "{0} marked, {1} others, {2} taken")
    @CsvSource({
        "10000000000, 10000000000, 10000000000",
        "10000000000, 3, 5000000000",
        "3, 10000000000, 5000000000",
        "10000000000, 90000000000, 20",
        "90000000000, 10000000000, 99999999990",
        "1000000000, 99000000000, 40000000000",
        "250000, 9999750000, 1000000"
    })
    void hasItsMeanAndVarianceAtExtremeSizes(long marked, long others, long taken) {
        double all = (double) marked + others;
        double share = marked / all;
        double mean = taken * share;
        double variance = mean * (1 - share) * ((all - taken) / (all - 1));
        int draws = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double away = sampler.draw(marked, others, taken) - mean;
            sum += away;
            squares += away * away;
        }

        assertThat(sum / draws).isCloseTo(0, within(5 * Math.sqrt(variance / draws)));
        assertThat(squares / draws).isCloseTo(variance, within(0.08 * variance));
    }

    @Test
    void knowsWhatCannotVary() {
        assertThat(sampler.draw(0, 9, 4)).isZero();
        assertThat(sampler.draw(9, 0, 4)).isEqualTo(4);
        assertThat(sampler.draw(9, 5, 0)).isZero();
        assertThat(sampler.draw(9, 5, 14)).isEqualTo(9);
        assertThat(sampler.draw(0, 0, 0)).isZero();
    }

    @Test
    void alwaysStaysWithinWhatThereIsAndEnds() {
        SplittableRandom sizes = new SplittableRandom(3);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 100_000; i++) {
                long marked = (long) Math.pow(10, 10 * sizes.nextDouble());
                long others = (long) Math.pow(10, 10 * sizes.nextDouble());
                long taken = (long) (sizes.nextDouble() * (marked + others + 1));
                assertThat(sampler.draw(marked, others, taken))
                        .isBetween(Math.max(0, taken - others), Math.min(marked, taken));
            }
        });
    }

    @Test
    void logFactorialsAreThoseOfTheirProduct() {
        LogFactorial logFactorial = new LogFactorial();
        double sum = 0;
        for (int n = 1; n <= 20_000; n++) {
            sum += Math.log(n);
            assertThat(logFactorial.of(n)).isCloseTo(sum, within(1e-12 * Math.max(1, sum)));
        }
        assertThat(logFactorial.of(0)).isZero();
    }

    /** Of the chi-square test, with neighbours together where fewer than ten draws are expected. */
    private static double pValue(TreeMap<Long, Integer> drawn, HypergeometricDistribution expected) {
        double statistic = 0;
        int bins = 0;
        double wanted = 0;
        double had = 0;
        double left = DRAWS;
        for (int hits = expected.getSupportLowerBound(); hits <= expected.getSupportUpperBound(); hits++) {
            double here = DRAWS * expected.probability(hits);
            wanted += here;
            left -= here;
            had += drawn.getOrDefault((long) hits, 0);
            if (wanted >= 10 && left >= 10 || hits == expected.getSupportUpperBound()) {
                statistic += (had - wanted) * (had - wanted) / wanted;
                bins++;
                wanted = 0;
                had = 0;
            }
        }
        return bins < 2 ? 1 : ChiSquaredDistribution.of(bins - 1).survivalProbability(statistic);
    }
}
