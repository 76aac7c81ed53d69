package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/**
 * The likelihood ratio test of homogeneity of a 2 × k table: G = 2 Σ observed·ln(observed / expected), against the chi-square
 * distribution with k − 1 degrees of freedom. Bins that are empty on both sides are left out; with one bin left the statistic
 * is 0 and p is 1.
 */
public final class GTest {

    private GTest() {}

    public static TestResult test(long[] reference, long[] current) {
        Table table = new Table(reference, current);
        double rows = (double) table.referenceTotal + table.currentTotal;
        CompensatedSum sum = new CompensatedSum();
        for (int bin = 0; bin < table.bins() && table.bins() > 1; bin++) {
            double both = (double) table.reference[bin] + table.current[bin];
            sum.add(term(table.reference[bin], both * (table.referenceTotal / rows)));
            sum.add(term(table.current[bin], both * (table.currentTotal / rows)));
        }
        double statistic = Math.max(0, 2 * sum.value());
        return new TestResult(statistic, ChiSquare.pValue(statistic, table.bins()));
    }

    /** observed·ln(observed / expected) − observed + expected: the latter two add up to 0, and leave no large terms. */
    private static double term(double observed, double expected) {
        if (observed == 0) {
            return expected;
        }
        double d = (expected - observed) / observed;
        if (Math.abs(d) > 0.01) {
            return observed * (d - Math.log1p(d));
        }
        double series = 0; // d²/2 − d³/3 + d⁴/4 …
        for (int k = 10; k > 1; k--) {
            series = 1.0 / k - d * series;
        }
        return observed * d * d * series;
    }
}
