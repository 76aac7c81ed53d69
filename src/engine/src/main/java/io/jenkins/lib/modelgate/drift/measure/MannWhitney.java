package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-sided Mann–Whitney U test (H. Mann and D. Whitney, 1947) and what it says about size: AUC and Cliff's delta.
 *
 * <p>U counts the pairs of rows in which the reference's value is the larger, ties as half. p is that of SciPy's
 * {@code mannwhitneyu}: exact where nothing is tied and a side has at most {@value #EXACT_ROWS} rows (and there are at most
 * a million pairs), otherwise normal with correction for ties and continuity.
 */
public final class MannWhitney {

    static final int EXACT_ROWS = 8;

    private MannWhitney() {}

    public static TestResult test(Sample reference, Sample current) {
        double n = reference.total();
        double m = current.total();
        double u = n * m * (1 - auc(reference, current));
        double ties = ties(reference, current);
        boolean exact = ties == 0 && Math.min(n, m) <= EXACT_ROWS && n * m <= MannWhitneyOrders.MOST_PAIRS;
        double p = exact
                ? 2 * MannWhitneyOrders.atMost(Math.round(Math.min(u, n * m - u)), (int) n, (int) m)
                : normal(Math.max(u, n * m - u), n, m, ties);
        return new TestResult(u, Math.min(1, p));
    }

    /** The probability that a current row holds more than one of the reference, ties as half; in [0, 1], 0.5 means alike. */
    public static double auc(Sample reference, Sample current) {
        Merge merge = new Merge(reference, current);
        CompensatedSum sum = new CompensatedSum();
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

    private static double normal(double larger, double n, double m, double ties) {
        double rows = n + m;
        double spread = Math.sqrt(n * m / 12 * (rows + 1 - ties / (rows * (rows - 1))));
        double z = (larger - n * m / 2 - 0.5) / spread;
        return 2 * NormalDistribution.of(0, 1).survivalProbability(z);
    }

    /** Σ t³ − t over the rows t that share a value. */
    private static double ties(Sample reference, Sample current) {
        CompensatedSum ties = new CompensatedSum();
        Merge merge = new Merge(reference, current);
        while (merge.next()) {
            double tied = (double) merge.referenceHere() + merge.currentHere();
            ties.add(tied * (tied * tied - 1));
        }
        return ties.value();
    }
}
