package io.jenkins.lib.modelgate.drift;

/**
 * The two-sample Kolmogorov–Smirnov test.
 *
 * <p>D is the largest distance between the two cumulative distributions. It is looked for at and just below each of a
 * grid's points. Where the grid has all the reference's values, that is D itself. Otherwise the reference has less than
 * 1/1024 of its values strictly between two neighbouring points, and what is found differs from D by less than 1/1024 plus
 * the grid's rank error.
 *
 * <p>p is that of the limit distribution, with no correction for small samples: Q(x) = 2 Σ (−1)^(k−1) exp(−2k²x²) at
 * x = D·√(nm/(n + m)) (N. Smirnov, "Table for estimating the goodness of fit of empirical distributions", 1948; for small x
 * in the equivalent form of W. Feller, "On the Kolmogorov–Smirnov limit theorems for empirical distributions", 1948).
 */
final class KolmogorovSmirnov {

    private static final double SMALL = 1.18;
    private static final double NEGLIGIBLE = 1e-18;

    private KolmogorovSmirnov() {}

    /**
     * @param reference, current for each place looked at, how many values are at or below it; ascending
     * @param referenceCount, currentCount how many values there are, at least one each
     */
    static double statistic(long[] reference, long referenceCount, long[] current, long currentCount) {
        double largest = 0;
        for (int point = 0; point < reference.length; point++) {
            double distance = (double) reference[point] / referenceCount - (double) current[point] / currentCount;
            largest = Math.max(largest, Math.abs(distance));
        }
        return largest;
    }

    /** The probability, in [0, 1], that samples of one population are at least so far apart. */
    static double pValue(double statistic, long referenceCount, long currentCount) {
        double effective = (double) referenceCount * currentCount / ((double) referenceCount + currentCount);
        return survival(Math.sqrt(effective) * statistic);
    }

    private static double survival(double x) {
        if (x <= 0.04) {
            return 1; // to every digit of a double
        }
        if (x < SMALL) {
            double sum = 0;
            for (int k = 1; ; k += 2) {
                double term = Math.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
                sum += term;
                if (term <= NEGLIGIBLE * sum) {
                    return Math.max(0, 1 - Math.sqrt(2 * Math.PI) / x * sum);
                }
            }
        }
        double sum = 0;
        double sign = 1;
        for (int k = 1; ; k++) {
            double term = Math.exp(-2.0 * k * k * x * x);
            sum += sign * term;
            sign = -sign;
            if (term <= NEGLIGIBLE * Math.abs(sum)) {
                return Math.min(1, 2 * sum);
            }
        }
    }
}
