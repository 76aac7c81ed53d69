package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/** The Hellinger distance of two sets of shares: √(½ Σ (√r − √c)²), in [0, 1]; 1 where they have no bin in common. */
public final class Hellinger {

    private Hellinger() {}

    public static double distance(long[] reference, long[] current) {
        Table table = new Table(reference, current);
        CompensatedSum sum = new CompensatedSum();
        for (int bin = 0; bin < table.bins(); bin++) {
            double apart = Math.sqrt(table.referenceShare(bin)) - Math.sqrt(table.currentShare(bin));
            sum.add(apart * apart);
        }
        return Math.min(1, Math.sqrt(sum.value() / 2));
    }
}
