package io.jenkins.lib.modelgate.drift.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The population stability index: how far the shares of two sets of rows are apart, bin by bin.
 *
 * <p>PSI = Σ (c − r)·ln(c / r) over the bins, with r and c the bin's shares in the reference and in the current data; what
 * an empty share is taken as, {@link EmptyBins} says. 0 means the same shares. Bins that are empty on both sides are left out.
 *
 * <p>How large noise makes it: with n and m rows drawn from one population in B bins, PSI·n·m/(n + m) has asymptotically
 * the chi-square distribution with B − 1 degrees of freedom (B. Yurdakul, "Statistical properties of population stability
 * index", Western Michigan University, 2018).
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
        Sum sum = new Sum();
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

    /**
     * The index that noise alone exceeds with the given probability.
     *
     * @param bins bins that are not empty on both sides
     * @param alpha in (0, 1)
     */
    public static double noise(int bins, long referenceRows, long currentRows, double alpha) {
        return bins < 2 ? 0 : quantile(bins, alpha) * (1.0 / referenceRows + 1.0 / currentRows);
    }

    /** The probability, in [0, 1], that noise alone makes the index at least so large. */
    public static double pValue(double psi, int bins, long referenceRows, long currentRows) {
        if (bins < 2) {
            return 1;
        }
        double scaled = psi / (1.0 / referenceRows + 1.0 / currentRows);
        return ChiSquaredDistribution.of(bins - 1).survivalProbability(scaled);
    }

    /**
     * How many current rows bring {@link #noise} down to a limit; more than {@code referenceRows} can do it for, then on
     * both sides.
     */
    public static RowsNeeded rowsNeeded(int bins, long referenceRows, double alpha, double limit) {
        double quantile = quantile(bins, alpha);
        double left = limit / quantile - 1.0 / referenceRows;
        double both = Math.ceil(2 * quantile / limit);
        double current = left <= 0 ? Double.POSITIVE_INFINITY : Math.ceil(1 / left);
        // A reference that only just suffices would ask for absurdly many current rows.
        return current <= 10 * both ? new RowsNeeded((long) current, false) : new RowsNeeded((long) both, true);
    }

    /** @param onBothSides whether the reference has too few rows as well */
    public record RowsNeeded(long rows, boolean onBothSides) {}

    private static double quantile(int bins, double alpha) {
        return ChiSquaredDistribution.of(bins - 1).inverseSurvivalProbability(alpha);
    }
}
