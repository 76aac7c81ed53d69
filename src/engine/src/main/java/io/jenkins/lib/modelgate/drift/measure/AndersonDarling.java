package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/**
 * The two-sample Anderson–Darling test, which weighs the tails more than others do: F. W. Scholz and M. A. Stephens,
 * "K-sample Anderson–Darling tests", 1987, with midranks for ties (their A²akN), standardised by mean and standard deviation
 * under one population, as SciPy's {@code anderson_ksamp}. The statistic may be negative; around 0 is what noise gives.
 *
 * <p>p is interpolated as SciPy does it: a parabola for ln p through their table for seven levels, and never said to be
 * more than {@value #LARGEST_P} or less than {@value #SMALLEST_P}.
 */
public final class AndersonDarling {

    public static final double LARGEST_P = 0.25;
    public static final double SMALLEST_P = 0.001;

    // Scholz and Stephens, table 2, for two samples: where p is 0.25 and 0.001.
    private static final double LOWEST = 0.325;
    private static final double HIGHEST = 6.546;

    private AndersonDarling() {}

    /** Undefined with fewer than four rows in all, or where all of them hold one value. */
    public static TestResult test(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        if (n + m < 4 || (reference.min() == current.max() && reference.max() == current.min())) {
            return TestResult.UNDEFINED;
        }
        double statistic = (midranked(reference, current) - 1) / deviation(n, m);
        return new TestResult(statistic, pValue(statistic));
    }

    private static double midranked(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        double rows = n + m;
        return (rows - 1) / rows * (n / rows * m) * distance(reference, current);
    }

    /**
     * The mean over all rows of the squared distance between the two cumulative distributions, each divided by F(1 − F) of
     * both together: at least 0, whatever the number of rows.
     */
    public static double distance(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        double rows = n + m;
        Merge merge = new Merge(reference, current);
        CompensatedSum sum = new CompensatedSum();
        while (merge.next()) {
            double here = ((double) merge.referenceHere() + merge.currentHere()) / rows;
            double r = (merge.referenceBelow() + merge.referenceHere() / 2.0) / n;
            double c = (merge.currentBelow() + merge.currentHere() / 2.0) / m;
            double both = (merge.referenceBelow() + (double) merge.currentBelow()) / rows + here / 2;
            double spread = both * (1 - both) - here / 4;
            if (spread > 0) { // all rows alike: no distance
                sum.add(here * (r - c) * (r - c) / spread);
            }
        }
        return sum.value();
    }

    /** The statistic's standard deviation if both are of one population and there are no ties. */
    private static double deviation(double n, double m) {
        double rows = n + m;
        double inverse = 1 / n + 1 / m;
        double h = Harmonic.first(rows - 1);
        double g = Harmonic.second(rows - 1) - 2 * h / rows;
        double a = 4 * g - 6 + (10 - 6 * g) * inverse;
        double b = 12 * g - 22 + 8 * h + (2 * g - 14 * h - 4) * inverse;
        double c = 36 * h + 4 + (2 * h - 6) * inverse;
        double d = 24;
        double cubic = ((a * rows + b) * rows + c) * rows + d;
        return Math.sqrt(cubic / ((rows - 1) * (rows - 2) * (rows - 3)));
    }

    /** The least-squares parabola through ln p at that table's 0.325, 1.226, 1.961, 2.718, 3.752, 4.592 and 6.546. */
    private static double pValue(double statistic) {
        if (statistic < LOWEST) {
            return LARGEST_P;
        }
        if (statistic > HIGHEST) {
            return SMALLEST_P;
        }
        return Math.exp((0.01819809457411147 * statistic - 1.0082265644652515) * statistic - 1.077770279820484);
    }
}
