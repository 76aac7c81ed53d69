package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/**
 * The Jensen–Shannon distance: the square root of the mean divergence of either side's shares from the middle of both
 * (J. Lin, "Divergence measures based on the Shannon entropy", 1991; D. Endres and J. Schindelin, "A new metric for
 * probability distributions", 2003; SciPy's {@code jensenshannon}). Empty bins need no treatment: 0·ln 0 is 0.
 */
public final class JensenShannon {

    private JensenShannon() {}

    /** With the natural logarithm: in [0, √ln 2], that is up to 0.8326. */
    public static double distance(long[] reference, long[] current) {
        Table table = new Table(reference, current);
        CompensatedSum sum = new CompensatedSum();
        for (int bin = 0; bin < table.bins(); bin++) {
            double r = table.referenceShare(bin);
            double c = table.currentShare(bin);
            sum.add((r + c) / 4 * divergence((r - c) / (r + c)));
        }
        return Math.sqrt(Math.max(0, sum.value()));
    }

    /** With the logarithm to base 2: in [0, 1]. */
    public static double distanceBase2(long[] reference, long[] current) {
        return Math.min(1, distance(reference, current) / Math.sqrt(Math.log(2)));
    }

    /**
     * (1 + d)·ln(1 + d) + (1 − d)·ln(1 − d), ordered so that for small d, where that is some d², no digits are lost.
     */
    private static double divergence(double d) {
        double apart = Math.abs(d);
        if (apart == 1) {
            return 2 * Math.log(2);
        }
        return apart * (Math.log1p(apart) - Math.log1p(-apart)) + Math.log1p(-apart * apart);
    }
}
