package io.jenkins.lib.modelgate.drift.look;

import io.jenkins.lib.modelgate.drift.noise.Noise;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Optional;

/**
 * One look at a column.
 *
 * @param title what a report calls the effect
 * @param about the bin that it is about, or a tail; empty where it is about all values
 * @param observed the effect, at least 0
 * @param limit the effect from which the column has drifted, or infinite where it only warns
 * @param warning the effect from which it is worth a warning, at most the limit
 * @param pValue the probability that noise alone makes an effect at least so large, made up for the number of looks
 * @param isDeciding whether the column is undecided where noise hides an effect at the limit
 * @param noise what noise makes of the effect
 * @param sureness where the true effect lies
 */
public record Look(
        String title,
        Optional<String> about,
        double observed,
        double limit,
        double warning,
        double pValue,
        boolean isDeciding,
        Noise noise,
        Sureness sureness) {

    /** What is looked at beyond the bins: the ends of the order. */
    public static final String UPPER_TAIL = "upper tail";

    /** The lower end. */
    public static final String LOWER_TAIL = "lower tail";

    /** Where the true effect lies. Not known until asked for, since it takes many draws. */
    @FunctionalInterface
    public interface Sureness {
        /** @param level in (0, 1) */
        Interval interval(long seed, double level);
    }

    /** How many times its limit the effect is. */
    public double severity() {
        return Double.isInfinite(limit) ? Math.log(observed) / Math.log(warning) / 2 : observed / limit;
    }
}
