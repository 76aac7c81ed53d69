package io.jenkins.lib.modelgate.drift.noise;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How large an effect noise alone makes at the numbers of rows at hand. */
@FunctionalInterface
public interface Noise {

    /** The effect that noise alone exceeds with the given probability, in (0, 1). */
    double exceededWith(double probability);

    /** Whether it falls with the rows, as an effect that grows with the square of a shift does, and not with their root. */
    default boolean isSquared() {
        return false;
    }

    /**
     * How many rows bring the noise down to a limit. Too many where bins are empty at so few rows as there are, since that
     * noise falls faster than rows grow.
     *
     * @param referenceRows, currentRows rows of the two sides, at least 1
     * @param probability how often noise may exceed the limit
     * @param limit above 0
     */
    default RowsNeeded rowsNeeded(long referenceRows, long currentRows, double probability, double limit) {
        double ratio = limit / exceededWith(probability);
        double inverse = (1.0 / referenceRows + 1.0 / currentRows) * Math.min(1, isSquared() ? ratio : ratio * ratio);
        double left = inverse - 1.0 / referenceRows;
        double both = Math.ceil(2 / inverse);
        double current = left <= 0 ? Double.POSITIVE_INFINITY : Math.ceil(1 / left);
        // A reference that only just suffices would ask for absurdly many current rows.
        return current <= 10 * both ? new RowsNeeded((long) current, false) : new RowsNeeded((long) both, true);
    }

    /** @param onBothSides whether the reference has too few rows as well */
    record RowsNeeded(long rows, boolean onBothSides) {}

    /** Of the amount of an effect that noise spreads normally around 0, with the given standard deviation. */
    static Noise normal(double deviation) {
        return probability -> deviation * NormalDistribution.of(0, 1).inverseSurvivalProbability(probability / 2);
    }
}
