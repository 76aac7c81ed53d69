package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/** The total variation distance: ½ Σ |r − c|, in [0, 1]; the share of rows that would have to change bins. */
public final class TotalVariation {

    private TotalVariation() {}

    public static double distance(long[] reference, long[] current) {
        Table table = new Table(reference, current);
        CompensatedSum sum = new CompensatedSum();
        for (int bin = 0; bin < table.bins(); bin++) {
            sum.add(Math.abs(table.referenceShare(bin) - table.currentShare(bin)));
        }
        return Math.min(1, sum.value() / 2);
    }
}
