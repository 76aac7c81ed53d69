package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How sure metrics of very many rows are, for which a bootstrap takes too long: rows are dealt out at random to groups, each
 * metric is computed without each group, and its variance is read off what that changes; the estimate is taken to be
 * normal. J. Shao, C. Wu, "A general theory for jackknife variance estimation", Annals of Statistics 17 (1989) 1176–1197:
 * leaving out many rows at a time makes it right for medians, too, but not for extremes. With strata, the variances of
 * theirs add up.
 *
 * <p>Time is groups × metrics × rows; memory 12 bytes a row, and 8 more for each thread.
 *
 * @param groups of each stratum, at least 2; 20 make an interval that is 5 % wider than that of a known variance
 * @param seed of the random groups
 * @param threads at least 1
 */
public record GroupJackknife(int groups, long seed, int threads) {

    public GroupJackknife {
        if (groups < 2 || threads < 1) {
            throw new IllegalArgumentException("%d groups on %d threads".formatted(groups, threads));
        }
    }

    /**
     * @param metrics all of the same rows, in the order of the strata's rows
     * @param strata of the same rows
     * @param weights what each row counts, at least 0; null for 1
     * @param level in (0, 1)
     * @return the interval of each metric; empty where it is undefined for the rows as they are or without some group, or
     *     where no group changes it
     */
    public List<Optional<Interval>> of(
            List<? extends Estimator> metrics, Strata strata, double[] weights, double level) {
        Jackknife jackknife = Jackknife.ofEach(strata, groups, new SplittableRandom(seed));
        double[][] left = new double[jackknife.groups() + 1][metrics.size()];
        Crew.work(left.length, threads, () -> {
            double[] own = new double[strata.rows()];
            return task -> {
                if (task < jackknife.groups()) {
                    jackknife.leaveOut(task, own);
                } else {
                    Arrays.fill(own, 1);
                }
                for (int row = 0; weights != null && row < own.length; row++) {
                    own[row] *= weights[row];
                }
                left[task] =
                        metrics.stream().mapToDouble(metric -> metric.of(own)).toArray();
            };
        });
        double[] observed = left[jackknife.groups()];
        double[][] without = Arrays.copyOf(left, jackknife.groups());
        return IntStream.range(0, metrics.size())
                .mapToObj(metric -> interval(
                        observed[metric],
                        Arrays.stream(without).mapToDouble(row -> row[metric]).toArray(),
                        jackknife.strata(),
                        level))
                .toList();
    }

    private static Optional<Interval> interval(double estimate, double[] left, int[] strata, double level) {
        int count = Arrays.stream(strata).max().orElse(-1) + 1;
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (int group = 0; group < left.length; group++) {
            sums[strata[group]] += left[group];
            sizes[strata[group]]++;
        }
        double variance = 0;
        int degrees = 0;
        for (int group = 0; group < left.length; group++) {
            int size = sizes[strata[group]];
            double distance = left[group] - sums[strata[group]] / size;
            variance += distance * distance * (size - 1) / size;
        }
        for (int size : sizes) {
            degrees += Math.max(0, size - 1);
        }
        if (!(variance > 0) || !Double.isFinite(variance) || !Double.isFinite(estimate) || degrees < 1) {
            return Optional.empty();
        }
        double half = TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2) * Math.sqrt(variance);
        return Optional.of(new Interval(estimate - half, estimate + half, level));
    }
}
