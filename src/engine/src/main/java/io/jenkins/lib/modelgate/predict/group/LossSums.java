package io.jenkins.lib.modelgate.predict.group;

import io.jenkins.lib.modelgate.predict.Intervals;
import io.jenkins.lib.modelgate.report.Interval;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The losses of some rows.
 *
 * @param count how many rows
 * @param sum of their losses
 * @param squares sum of their losses' squares
 */
record LossSums(long count, double sum, double squares) {

    /** With more errors than this expected in a slice, the normal distribution tells as much as the exact one. */
    private static final double MANY = 200;

    LossSums minus(LossSums part) {
        return new LossSums(count - part.count, sum - part.sum, squares - part.squares);
    }

    double mean() {
        return sum / count;
    }

    double variance() {
        return Math.max(0, squares - sum * sum / count) / (count - 1);
    }

    /** How sure the mean is. */
    Interval interval(boolean errors, double level) {
        if (errors) {
            return Intervals.wilson(Math.round(sum), count, level);
        }
        return Intervals.mean(mean(), variance(), count, level);
    }

    /**
     * One-sided p-value of "these rows' mean loss is no larger than the others'". For losses of 0 and 1 Fisher's exact test
     * (with many of them its normal approximation), since a t-test finds too much in rare errors; otherwise B. L. Welch's
     * test, Biometrika 34 (1947) 28–35, whose upper tail is on the safe side for losses with a long one.
     *
     * @param others no row of which is here; both have at least two
     */
    double worseThan(LossSums others, boolean errors) {
        return errors ? moreErrors(others) : welch(others);
    }

    private double moreErrors(LossSums others) {
        long all = count + others.count;
        double wrong = sum + others.sum;
        double expected = wrong * count / all;
        if (expected > MANY || all > Integer.MAX_VALUE) {
            double variance = expected * (1 - wrong / all) * others.count / (all - 1.0);
            return variance > 0
                    ? NormalDistribution.of(0, 1).survivalProbability((sum - expected - 0.5) / Math.sqrt(variance))
                    : 1;
        }
        return HypergeometricDistribution.of((int) all, (int) Math.round(wrong), (int) count)
                .survivalProbability((int) Math.round(sum) - 1);
    }

    private double welch(LossSums others) {
        double own = variance() / count;
        double rest = others.variance() / others.count;
        if (!(own + rest > 0)) {
            return 1;
        }
        double degrees = (own + rest) * (own + rest) / (own * own / (count - 1) + rest * rest / (others.count - 1));
        return TDistribution.of(degrees).survivalProbability((mean() - others.mean()) / Math.sqrt(own + rest));
    }
}
