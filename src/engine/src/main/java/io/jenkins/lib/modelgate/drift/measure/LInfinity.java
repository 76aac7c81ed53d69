package io.jenkins.lib.modelgate.drift.measure;

/** The largest change of any one bin's share: max |r − c|, in [0, 1]. */
public final class LInfinity {

    private LInfinity() {}

    public static double distance(long[] reference, long[] current) {
        Table table = new Table(reference, current);
        double largest = 0;
        for (int bin = 0; bin < table.bins(); bin++) {
            largest = Math.max(largest, Math.abs(table.referenceShare(bin) - table.currentShare(bin)));
        }
        return largest;
    }
}
