package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What some metrics came to on the same resamples of the same rows, and hence how sure they are, and any function of them:
 * the difference of two, say. Not changed once made.
 */
public final class Resampled {

    /** Where a metric is undefined in more of the resamples than this share, the rest is no fair picture of it. */
    static final double MOST_UNDEFINED = 0.05;

    private final double[] observed;
    private final double[][] draws;
    private final double[][] left;

    /**
     * @param observed each metric on the rows as they are
     * @param draws a row of all metrics for each resample
     * @param left a row of all metrics for each row or group of rows that was left out
     */
    Resampled(double[] observed, double[][] draws, double[][] left) {
        this.observed = observed;
        this.draws = draws;
        this.left = left;
    }

    /** A metric on the rows as they are, or NaN. */
    public double observed(int metric) {
        return observed[metric];
    }

    /** How sure one metric is; see {@link #interval(ToDoubleFunction, double)}. */
    public Optional<Interval> interval(int metric, double level) {
        return interval(values -> values[metric], level);
    }

    /**
     * How sure a function of the metrics is: the BCa interval.
     *
     * @param function of all metrics in their order, not to be changed; NaN where undefined
     * @param level in (0, 1)
     * @return empty where the function is undefined for the rows as they are or for more than 5 % of the resamples, or
     *     where it comes to the same number in all of them, which tells nothing of other rows
     */
    public Optional<Interval> interval(ToDoubleFunction<double[]> function, double level) {
        double estimate = function.applyAsDouble(observed);
        double[] drawn = Arrays.stream(draws)
                .mapToDouble(function)
                .filter(Double::isFinite)
                .toArray();
        if (!Double.isFinite(estimate) || drawn.length < (1 - MOST_UNDEFINED) * draws.length || drawn.length == 0) {
            return Optional.empty();
        }
        double[] leaving = Arrays.stream(left).mapToDouble(function).toArray();
        return Bca.interval(estimate, drawn, Bca.acceleration(leaving), level);
    }
}
