package io.jenkins.lib.modelgate.drift.measure;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The two-sided t-test of equal means, and Cohen's d. The t statistic is positive where the reference's mean is the larger,
 * as in SciPy's {@code ttest_ind(reference, current)}; d is positive where the current mean is.
 *
 * <p>Where neither side varies, t is infinite and p is 0 if the means differ, and there is no result if they do not.
 */
public final class TTest {

    private TTest() {}

    /** Without assuming equal variances (B. L. Welch, 1947); undefined where a side has one row. */
    public static TestResult welch(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        double left = reference.deviation() / Math.sqrt(n - 1);
        double right = current.deviation() / Math.sqrt(m - 1);
        double error = Math.hypot(left, right);
        double share = left / error;
        double rest = right / error;
        double degrees = 1 / (Math.pow(share, 4) / (n - 1) + Math.pow(rest, 4) / (m - 1));
        return result(reference, current, error, degrees);
    }

    /** Assuming equal variances; undefined where both sides have one row. */
    public static TestResult student(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        return result(reference, current, pooled(reference, current) * Math.sqrt(1 / n + 1 / m), n + m - 2);
    }

    /**
     * By how many pooled standard deviations the mean has moved up: (current − reference) / s (J. Cohen, "Statistical power
     * analysis for the behavioral sciences", 1988). 0 where nothing varies and nothing moved, infinite where nothing varies
     * and the mean moved, NaN for one row on both sides.
     */
    public static double cohensD(Sample reference, Sample current) {
        double moved = current.meanAbove(reference);
        double pooled = pooled(reference, current);
        return moved == 0 && pooled == 0 ? 0 : moved / pooled;
    }

    private static TestResult result(Sample reference, Sample current, double error, double degrees) {
        double t = reference.meanAbove(current) / error;
        if (Double.isNaN(t)) {
            return TestResult.UNDEFINED;
        }
        double p = Double.isInfinite(t)
                ? 0
                : Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t)));
        return new TestResult(t, p);
    }

    private static double pooled(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        double left = reference.deviation() * Math.sqrt(n / (n + m - 2));
        double right = current.deviation() * Math.sqrt(m / (n + m - 2));
        return n + m == 2 ? Double.NaN : Math.hypot(left, right);
    }
}
