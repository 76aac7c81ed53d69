package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/**
 * The two-sample Cramér–von Mises test (T. W. Anderson, "On the distribution of the two-sample Cramér–von Mises criterion",
 * 1962), as SciPy's {@code cramervonmises_2samp}: with at most {@value #EXACT_ROWS} rows on either side p is exact for
 * numbers without ties, otherwise that of the limit distribution after matching mean and variance.
 *
 * <p>Beware of ties. With midranks, as there, Anderson's T of two samples of different size grows with the ties alone: 30 and
 * 20 rows of one constant make 0.69, which is p = 0.01. {@link #distance} does not have this fault, and judged by permuting
 * rows it is the better test for such columns.
 */
public final class CramerVonMises {

    static final int EXACT_ROWS = 20;

    private CramerVonMises() {}

    /** T and p; undefined where a side has one row. */
    public static TestResult test(Sample reference, Sample current) {
        if (reference.total() < 2 || current.total() < 2) {
            return TestResult.UNDEFINED;
        }
        double statistic = statistic(reference, current);
        double n = reference.total();
        double m = current.total();
        double p = Math.max(n, m) <= EXACT_ROWS
                ? CramerVonMisesOrders.pValue(statistic, (int) n, (int) m)
                : asymptotic(statistic, n, m);
        return new TestResult(statistic, p);
    }

    /**
     * The mean squared distance between the two cumulative distributions, over the rows of both: in [0, 1/3], whatever the
     * number of rows. A value's own rows count half, so that ties do no harm.
     */
    public static double distance(Sample reference, Sample current) {
        Merge merge = new Merge(reference, current);
        double rows = (double) reference.total() + current.total();
        CompensatedSum sum = new CompensatedSum();
        while (merge.next()) {
            double r = (merge.referenceBelow() + merge.referenceHere() / 2.0) / reference.total();
            double c = (merge.currentBelow() + merge.currentHere() / 2.0) / current.total();
            double here = (double) merge.referenceHere() + merge.currentHere();
            sum.add(here / rows * (r - c) * (r - c));
        }
        return sum.value();
    }

    /**
     * Anderson's T from midranks. His sums of squared ranks are some n³ and nearly cancel; put in terms of {@link #distance}
     * and of the ties c and d at each value they do not: T = distance·nm/N + (Σc³·(m² + nN) + Σd³·(n² + mN)) / (12·nm·N²)
     * − Σcd(c + d) / (4N²) − (n − m)² / (12·nm·N).
     */
    private static double statistic(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        double rows = n + m;
        double left = n / rows;
        double right = m / rows;
        CompensatedSum ties = new CompensatedSum();
        Merge merge = new Merge(reference, current);
        while (merge.next()) {
            double c = merge.referenceHere() / rows;
            double d = merge.currentHere() / rows;
            double alone = c * c * c * (right * right + left) + d * d * d * (left * left + right);
            ties.add(alone / (12 * left * right) - c * d * (c + d) / 4);
        }
        return distance(reference, current) * left * m
                + rows * ties.value()
                - (left - right) * (left - right) / (12 * left * right * rows);
    }

    private static double asymptotic(double statistic, double n, double m) {
        double rows = n + m;
        double left = n / rows;
        double right = m / rows;
        double mean = (1 + 1 / rows) / 6;
        double parts = 4 - (3 * (left / right + right / left) + 2) / rows;
        double variance = (1 + 1 / rows) * parts / 180;
        return 1 - CramerVonMisesLimit.cumulative(1 / 6.0 + (statistic - mean) / Math.sqrt(45 * variance));
    }
}
