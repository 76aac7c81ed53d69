package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/**
 * The population stability index: how far the shares of two sets of rows are apart, bin by bin.
 *
 * <p>PSI = Σ (c − r)·ln(c / r) over the bins, with r and c the bin's shares in the reference and in the current data; what
 * an empty share is taken as, {@link EmptyBins} says. 0 means the same shares. Bins that are empty on both sides are left out.
 */
public final class Psi {

    private Psi() {}

    /** With an empty share taken as 0.0001. */
    public static double of(long[] reference, long[] current) {
        return of(reference, current, EmptyBins.USUAL);
    }

    /** @param reference, current rows in each bin, at least one row each */
    public static double of(long[] reference, long[] current, EmptyBins empty) {
        Table table = new Table(reference, current);
        CompensatedSum sum = new CompensatedSum();
        for (int bin = 0; bin < table.bins(); bin++) {
            sum.add(contribution(
                    empty.share(table.reference[bin], table.referenceTotal, table.bins()),
                    empty.share(table.current[bin], table.currentTotal, table.bins())));
        }
        return sum.value();
    }

    /** How much each bin adds; 0 for one that is empty on both sides. */
    public static double[] contributions(long[] reference, long[] current, EmptyBins empty) {
        Table table = new Table(reference, current);
        double[] added = new double[reference.length];
        for (int bin = 0; bin < reference.length; bin++) {
            if (reference[bin] > 0 || current[bin] > 0) {
                added[bin] = contribution(
                        empty.share(reference[bin], table.referenceTotal, table.bins()),
                        empty.share(current[bin], table.currentTotal, table.bins()));
            }
        }
        return added;
    }

    /** How much one bin adds; shares in (0, 1]. */
    private static double contribution(double referenceShare, double currentShare) {
        return (currentShare - referenceShare) * Math.log(currentShare / referenceShare);
    }
}
