package io.jenkins.lib.modelgate.drift;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The population stability index: how far the shares of two sets of rows are apart, bin by bin.
 *
 * <p>PSI = Σ (c − r)·ln(c / r) over the bins, with r and c the bin's shares in the reference and in the current data; an
 * empty share is taken as {@value #EMPTY_SHARE}, and nothing is rescaled. 0 means the same shares.
 *
 * <p>How large noise makes it: with n and m rows drawn from one population in B bins, PSI·n·m/(n + m) has asymptotically
 * the chi-square distribution with B − 1 degrees of freedom (B. Yurdakul, "Statistical properties of population stability
 * index", Western Michigan University, 2018).
 */
final class Psi {

    /** Stands in for a share of nothing, whose logarithm there is not. */
    static final double EMPTY_SHARE = 0.0001;

    private Psi() {}

    /** How much one bin adds; shares in [0, 1]. */
    static double contribution(double referenceShare, double currentShare) {
        double r = referenceShare == 0 ? EMPTY_SHARE : referenceShare;
        double c = currentShare == 0 ? EMPTY_SHARE : currentShare;
        return (c - r) * Math.log(c / r);
    }

    /** @param reference, current rows in each bin, at least one row each */
    static double of(long[] reference, long[] current) {
        double n = Arrays.stream(reference).sum();
        double m = Arrays.stream(current).sum();
        double psi = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            psi += contribution(reference[bin] / n, current[bin] / m);
        }
        return psi;
    }

    /**
     * The index that noise alone exceeds with the given probability.
     *
     * @param bins bins that are not empty on both sides
     * @param alpha in (0, 1)
     */
    static double noise(int bins, long referenceRows, long currentRows, double alpha) {
        return bins < 2 ? 0 : quantile(bins, alpha) * (1.0 / referenceRows + 1.0 / currentRows);
    }

    /** The probability, in [0, 1], that noise alone makes the index at least so large. */
    static double pValue(double psi, int bins, long referenceRows, long currentRows) {
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
    static RowsNeeded rowsNeeded(int bins, long referenceRows, double alpha, double limit) {
        double quantile = quantile(bins, alpha);
        double left = limit / quantile - 1.0 / referenceRows;
        double both = Math.ceil(2 * quantile / limit);
        double current = left <= 0 ? Double.POSITIVE_INFINITY : Math.ceil(1 / left);
        // A reference that only just suffices would ask for absurdly many current rows.
        return current <= 10 * both ? new RowsNeeded((long) current, false) : new RowsNeeded((long) both, true);
    }

    /** @param onBothSides whether the reference has too few rows as well */
    record RowsNeeded(long rows, boolean onBothSides) {}

    private static double quantile(int bins, double alpha) {
        return ChiSquaredDistribution.of(bins - 1).inverseSurvivalProbability(alpha);
    }
}
