package io.jenkins.lib.modelgate.predict;

import java.util.function.IntPredicate;

/**
 * How many rows that count once each say as much as rows that count by their weights: (Σw)² / Σw², the effective sample size
 * of L. Kish, Survey Sampling, Wiley 1965. One row that outweighs all others says hardly more than a single one.
 */
public final class EffectiveSize {

    /** What sums in another order lose is no part of a row. */
    private static final double ROUNDING = 1e-9;

    private EffectiveSize() {}

    /**
     * In whole rows, rounded down.
     *
     * @param weights one a row, finite, at least 0
     * @return from 0, where no row counts, to the number of rows
     */
    public static long of(double[] weights) {
        return of(weights, row -> true);
    }

    /** The same of some of the rows. */
    public static long of(double[] weights, IntPredicate counts) {
        double largest = 0;
        for (int row = 0; row < weights.length; row++) {
            largest = counts.test(row) ? Math.max(largest, weights[row]) : largest;
        }
        if (largest == 0) {
            return 0;
        }
        // Divided by the largest, neither the sum nor the squares can be too large or too small to compute with.
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < weights.length; row++) {
            double share = counts.test(row) ? weights[row] / largest : 0;
            sum += share;
            squares += share * share;
        }
        return (long) (sum * (sum / squares) * (1 + ROUNDING));
    }
}
