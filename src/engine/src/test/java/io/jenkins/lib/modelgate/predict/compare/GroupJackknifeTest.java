package io.jenkins.lib.modelgate.predict.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.RowMean;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class GroupJackknifeTest {

    private static final double[] FEW = {1, 4, 4, 9, 2, 7, 0, 3};

    @Test
    void withAGroupForEachRowItIsTheMeansOwnStandardError() {
        Interval interval = only(FEW, 8, 1);

        double half = TDistribution.of(7).inverseSurvivalProbability(0.025) * deviation(FEW) / Math.sqrt(8);
        double mean = Arrays.stream(FEW).average().orElseThrow();
        assertThat(interval.low()).isCloseTo(mean - half, within(1e-12));
        assertThat(interval.high()).isCloseTo(mean + half, within(1e-12));
    }

    @Test
    void manyRowsGiveAboutTheMeansStandardErrorOnAnyNumberOfThreads() {
        double[] values = new Random(5).doubles(20_000).toArray();

        Interval one = only(values, 20, 1);
        Interval two = only(values, 20, 2);

        double ordinary = 2 * 1.96 * deviation(values) / Math.sqrt(values.length);
        assertThat(one.high() - one.low()).isBetween(0.6 * ordinary, 1.6 * ordinary);
        assertThat(two).isEqualTo(one);
    }

    @Test
    void tellsNothingWhereNothingChangesOrAGroupIsNeeded() {
        Estimator needsAll = Estimator.of(4, weights -> weights[0] > 0 ? weights[1] : Double.NaN);
        assertThat(of(needsAll, 4)).isEmpty();
        assertThat(of(new RowMean(new double[] {2, 2, 2, 2}), 4)).isEmpty();
        assertThat(of(new RowMean(new double[] {2}), 4)).isEmpty();
    }

    private static Optional<Interval> of(Estimator metric, int groups) {
        return new GroupJackknife(groups, 1, 1).of(List.of(metric), null, 0.95).get(0);
    }

    private static Interval only(double[] values, int groups, int threads) {
        return new GroupJackknife(groups, 1, threads)
                .of(List.of(new RowMean(values)), null, 0.95)
                .get(0)
                .orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1));
    }
}
