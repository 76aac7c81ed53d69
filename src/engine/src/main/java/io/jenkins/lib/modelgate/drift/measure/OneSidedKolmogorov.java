package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The probability that the cumulative distribution of n independent values somewhere exceeds their own by at least x
 * (Z. Birnbaum and F. Tingey, "One-sided confidence contours for probability distribution functions", 1951):
 * Σ x/q·B(j; n, q) with q = x + j/n and the binomial probability B, for j up to n(1 − x). All terms are positive.
 */
final class OneSidedKolmogorov {

    /** Beyond, the sum is too long, and its limit with a first correction is off by less than 1/n of itself. */
    private static final long LONGEST_SUM = 1_000_000;

    private OneSidedKolmogorov() {}

    /**
     * @param n at least 1
     * @param x in (0, 1)
     */
    static double survival(long n, double x) {
        if (n > LONGEST_SUM) {
            double corrected = 6.0 * n * x + 1;
            return Math.exp(-corrected * corrected / (18.0 * n));
        }
        CompensatedSum sum = new CompensatedSum();
        for (int j = 0; j <= n; j++) {
            double q = x + (double) j / n;
            if (q > 1) {
                break;
            }
            sum.add(x / q * BinomialDistribution.of((int) n, q).probability(j));
        }
        return sum.value();
    }
}
