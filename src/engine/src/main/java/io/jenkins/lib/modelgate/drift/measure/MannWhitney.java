package io.jenkins.lib.modelgate.drift.measure;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-sided Mann–Whitney U test (H. Mann and D. Whitney, 1947) and what it says about size: AUC and Cliff's delta.
 *
 * <p>U counts the pairs of rows in which the reference's value is the larger, ties as half. p is that of SciPy's
 * {@code mannwhitneyu}: exact where nothing is tied and either side has at most {@value #EXACT_ROWS} rows, otherwise normal with correction for
 * ties and continuity.
 */
public final class MannWhitney {

    static final int EXACT_ROWS = 8;

    private MannWhitney() {}

    public static TestResult test(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        double u = n * m * (1 - auc(reference, current));
        return new TestResult(u, normal(reference, current, Math.max(u, n * m - u)));
    }

    /** The probability that a current row holds more than one of the reference, ties as half; in [0, 1], 0.5 means alike. */
    public static double auc(Sample reference, Sample current) {
        Merge merge = new Merge(reference, current);
        Sum sum = new Sum();
        while (merge.next()) {
            double below = merge.referenceBelow() + merge.referenceHere() / 2.0;
            sum.add((double) merge.currentHere() / current.total() * (below / reference.total()));
        }
        return Math.min(1, Math.max(0, sum.value()));
    }

    /** 2·AUC − 1 (N. Cliff, "Dominance statistics", 1993): in [−1, 1], positive where the current values are the larger. */
    public static double cliffsDelta(Sample reference, Sample current) {
        return 2 * auc(reference, current) - 1;
    }

    private static double normal(Sample reference, Sample current, double larger) {
        double n = reference.total();
        double m = current.total();
        double rows = n + m;
        Sum ties = new Sum();
        Merge merge = new Merge(reference, current);
        while (merge.next()) {
            double tied = (double) merge.referenceHere() + merge.currentHere();
            ties.add(tied * (tied * tied - 1));
        }
        double spread = Math.sqrt(n * m / 12 * (rows + 1 - ties.value() / (rows * (rows - 1))));
        double z = (larger - n * m / 2 - 0.5) / spread;
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
    }
}
