package io.jenkins.lib.modelgate.drift.measure;

/**
 * The exact distribution of Mann and Whitney's U over all orders of two sets of rows: how many make it u is the coefficient
 * of q^u in the Gaussian binomial Π (1 − q^(m+i)) / (1 − q^i), i = 1 … n.
 */
final class MannWhitneyOrders {

    /** Beyond so many pairs of rows the list of coefficients is too long. */
    static final double MOST_PAIRS = 1e6;

    private MannWhitneyOrders() {}

    /**
     * The share, in [0, 1], of all orders that make U at most u, or that make it at least nm − u, which is the same.
     *
     * @param u a whole number, at least 0
     * @param n, m rows of either side, at most {@link #MOST_PAIRS} pairs
     */
    static double atMost(long u, int n, int m) {
        int fewer = Math.min(n, m);
        int more = Math.max(n, m);
        int length = (int) u + 1;
        double[] ways = new double[length];
        ways[0] = 1;
        double all = 1;
        for (int i = 1; i <= fewer; i++) {
            for (int k = length - 1; k >= more + i; k--) {
                ways[k] -= ways[k - more - i];
            }
            for (int k = i; k < length; k++) {
                ways[k] += ways[k - i];
            }
            all *= (double) (more + i) / i;
        }
        double sum = 0;
        for (double each : ways) {
            sum += each;
        }
        return Math.min(1, sum / all);
    }
}
