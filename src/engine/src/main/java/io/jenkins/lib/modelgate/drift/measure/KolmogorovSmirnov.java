package io.jenkins.lib.modelgate.drift.measure;

import java.util.Arrays;

/**
 * The two-sample Kolmogorov–Smirnov test: D is the largest distance between the two cumulative distributions, in [0, 1].
 *
 * <p>p is that of SciPy's {@code ks_2samp}: with at most {@value #EXACT_ROWS} rows on either side it is exact for numbers
 * without ties (and too large rather than too small with them), by J. L. Hodges, "The significance probability of the Smirnov
 * two-sample test", 1958; otherwise it is the one-sample distribution for n·m/(n + m) rows, rounded, by
 * {@link OneSampleKolmogorov}.
 */
public final class KolmogorovSmirnov {

    /** Up to so many rows on both sides p is exact. */
    public static final int EXACT_ROWS = 10_000;

    /** Less is 0: a probability so small is slow to reckon with, and says no more. */
    private static final double NOTHING = 1e-300;

    private KolmogorovSmirnov() {}

    public static TestResult test(Sample reference, Sample current) {
        double distance = distance(reference, current);
        return new TestResult(distance, pValue(distance, reference.total(), current.total()));
    }

    /** D alone. */
    public static double distance(Sample reference, Sample current) {
        Merge merge = new Merge(reference, current);
        double largest = 0;
        while (merge.next()) {
            largest = Math.max(largest, Math.abs(merge.referenceShare() - merge.currentShare()));
        }
        return largest;
    }

    /**
     * D as far as the places looked at show it.
     *
     * @param reference, current for each place looked at, how many values are at or below it; ascending
     * @param referenceCount, currentCount how many values there are, at least one each
     */
    public static double distance(long[] reference, long referenceCount, long[] current, long currentCount) {
        double largest = 0;
        for (int point = 0; point < reference.length; point++) {
            double apart = (double) reference[point] / referenceCount - (double) current[point] / currentCount;
            largest = Math.max(largest, Math.abs(apart));
        }
        return largest;
    }

    /**
     * The probability, in [0, 1], that samples of one population are at least so far apart.
     *
     * @param distance in [0, 1]
     * @param referenceCount, currentCount rows of either side, at least one
     */
    public static double pValue(double distance, long referenceCount, long currentCount) {
        if (Math.max(referenceCount, currentCount) <= EXACT_ROWS) {
            return exact(distance, (int) referenceCount, (int) currentCount);
        }
        double n = referenceCount;
        double m = currentCount;
        return OneSampleKolmogorov.survival(Math.max(1, (long) Math.rint(n / (n + m) * m)), distance);
    }

    /**
     * All orders of n and m rows are equally likely; of those that end with i and j rows seen, the share that has been at
     * least the distance apart follows from that of (i − 1, j) and of (i, j − 1). Where they are so far apart it is 1.
     */
    private static double exact(double distance, int n, int m) {
        long step = n / greatestCommonDivisor(n, m);
        long units = Math.round(distance * step * m); // D is a multiple of 1 / (step·m), the least common multiple
        if (units == 0) {
            return 1;
        }
        if (2 * distance * distance * n / (n + m) * m > -Math.log(NOTHING) + 1) {
            return 0; // exp of that, times at most e, is the bound of F. Wei and R. Dudley, 2012
        }
        long other = m / (n / step);
        double[] left = new double[m + 1];
        Arrays.fill(left, 1);
        int from = 0;
        for (int i = 0; i <= n; i++) {
            int first = (int) Math.max(0, Math.floorDiv(i * other - units, step) + 1);
            int last = (int) Math.min(m, -Math.floorDiv(-(i * other + units), step) - 1);
            Arrays.fill(left, from, first, 1);
            from = first;
            for (int j = first; j <= last; j++) {
                double fromBelow = j == 0 ? 0 : left[j - 1] * j;
                double share = i + j == 0 ? 0 : (left[j] * i + fromBelow) / (i + j);
                left[j] = share < NOTHING ? 0 : share;
            }
        }
        return left[m];
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
