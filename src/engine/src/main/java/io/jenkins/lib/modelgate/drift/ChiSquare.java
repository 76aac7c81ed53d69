package io.jenkins.lib.modelgate.drift;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test of homogeneity of a 2 × k table, without continuity correction.
 *
 * @param statistic Σ (observed − expected)² / expected, at least 0
 * @param degrees categories that occur at all, less one
 * @param pValue the probability, in [0, 1], that samples of one population differ at least so much
 */
record ChiSquare(double statistic, int degrees, double pValue) {

    /** @param reference, current rows in each category, at least one row each */
    static ChiSquare of(long[] reference, long[] current) {
        double n = Arrays.stream(reference).sum();
        double m = Arrays.stream(current).sum();
        double statistic = 0;
        int occurring = 0;
        for (int i = 0; i < reference.length; i++) {
            double both = (double) reference[i] + current[i];
            if (both > 0) {
                occurring++;
                statistic += term(reference[i], both * n / (n + m)) + term(current[i], both * m / (n + m));
            }
        }
        int degrees = occurring - 1;
        double p = degrees < 1 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
        return new ChiSquare(degrees < 1 ? 0 : statistic, Math.max(0, degrees), p);
    }

    private static double term(double observed, double expected) {
        return (observed - expected) * (observed - expected) / expected;
    }
}
