package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.predict.Estimator;

/**
 * Rows that came together, such as those of one query: they are drawn or left out together, since it is further queries and
 * not further rows of the same ones that might have turned out otherwise. Not changed once made.
 */
public final class Clusters {

    private final int[] codes;
    private final int count;

    private Clusters(int[] codes, int count) {
        this.codes = codes;
        this.count = count;
    }

    /**
     * @param codes the cluster of each row, from 0; not to be changed afterwards
     * @param count how many clusters there are
     */
    public static Clusters of(int[] codes, int count) {
        return new Clusters(codes, count);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** A metric of rows as one of whole clusters: what a cluster counts, each of its rows does. */
    public Estimator whole(Estimator ofRows) {
        return Estimator.of(count, weights -> {
            double[] rows = new double[codes.length];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = weights[codes[row]];
            }
            return ofRows.of(rows);
        });
    }
}
