package io.jenkins.lib.modelgate.predict;

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
        double largest = 0;
        for (double weight : weights) {
            largest = Math.max(largest, weight);
        }
        if (largest == 0) {
            return 0;
        }
        // Divided by the largest, neither the sum nor the squares can be too large or too small to compute with.
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            double share = weight / largest;
            sum += share;
            squares += share * share;
        }
        return (long) (sum * (sum / squares) * (1 + ROUNDING));
    }
}
