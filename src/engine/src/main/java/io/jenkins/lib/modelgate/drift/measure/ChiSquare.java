package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test of homogeneity of a 2 × k table, without continuity correction: Σ (observed − expected)² /
 * expected over k − 1 degrees of freedom. Bins that are empty on both sides are left out; with one bin left the statistic is
 * 0 and p is 1.
 */
public final class ChiSquare {

    private ChiSquare() {}

    public static TestResult test(long[] reference, long[] current) {
        Table table = new Table(reference, current);
        double statistic = statistic(table);
        return new TestResult(statistic, pValue(statistic, table.bins()));
    }

    /** Bins that are not empty on both sides, less one. */
    public static int degrees(long[] reference, long[] current) {
        return new Table(reference, current).bins() - 1;
    }

    /**
     * How strongly the bin depends on the side, whatever the number of rows: √(χ² / (n + m)), in [0, 1], which is Cramér's V
     * of a table of two rows.
     */
    public static double cramersV(long[] reference, long[] current) {
        Table table = new Table(reference, current);
        double rows = (double) table.referenceTotal + table.currentTotal;
        return Math.min(1, Math.sqrt(statistic(table) / rows));
    }

    static double pValue(double statistic, int bins) {
        return bins < 2 ? 1 : ChiSquaredDistribution.of(bins - 1).survivalProbability(statistic);
    }

    private static double statistic(Table table) {
        if (table.bins() < 2) {
            return 0;
        }
        double rows = (double) table.referenceTotal + table.currentTotal;
        CompensatedSum sum = new CompensatedSum();
        for (int bin = 0; bin < table.bins(); bin++) {
            double both = (double) table.reference[bin] + table.current[bin];
            sum.add(term(table.reference[bin], both * (table.referenceTotal / rows)));
            sum.add(term(table.current[bin], both * (table.currentTotal / rows)));
        }
        return sum.value();
    }

    private static double term(double observed, double expected) {
        return (observed - expected) * (observed - expected) / expected;
    }
}
