package io.jenkins.lib.modelgate.drift.preset;

import io.jenkins.lib.modelgate.drift.measure.Psi;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The population stability index as credit scorecards are watched by it: less than 0.1 is no change, 0.1 to 0.25 some, 0.25
 * and more a change (E. Lewis, "An Introduction to Credit Scoring", 1994; N. Siddiqi, "Credit Risk Scorecards", 2006).
 *
 * <p>Numbers are counted between the reference's quantiles 1/10 … 9/10 (Hyndman and Fan's definition 1, equal ones once, a
 * bin holds its upper edge), words and booleans each in a bin of their own, and missing values in one. An empty share counts
 * as 0.0001.
 */
final class ScorecardRule {

    private static final int BINS = 10;
    private static final double DRIFT = 0.25;
    private static final double POSSIBLE = 0.1;

    private ScorecardRule() {}

    static PresetResult judge(String column, RawColumn reference, RawColumn current) {
        if (reference.missing() == reference.rows() || current.missing() == current.rows()) {
            return PresetResult.unjudged(column, "One side has no value.");
        }
        if (reference instanceof RawNumbers before && current instanceof RawNumbers now) {
            double[] edges = edges(before.known());
            return result(column, counts(edges, before), counts(edges, now));
        }
        if (reference instanceof RawWords before && current instanceof RawWords now) {
            Occurrences both = Occurrences.of(before.tally(), now.tally());
            return result(column, and(both.reference(), before.missing()), and(both.current(), now.missing()));
        }
        return PresetResult.unjudged(column, "Numbers cannot be compared with words.");
    }

    private static PresetResult result(String column, long[] reference, long[] current) {
        double psi = Psi.of(reference, current);
        return PresetResult.distance(column, "PSI of 10 quantile bins", psi, DRIFT, psi >= DRIFT)
                .orPossible(psi >= POSSIBLE);
    }

    private static double[] edges(double[] known) {
        Arrays.sort(known);
        return IntStream.range(1, BINS)
                .map(i -> (int) Math.ceil(known.length * (i / (double) BINS)) - 1)
                .mapToDouble(rank -> known[Math.max(0, rank)])
                .distinct()
                .toArray();
    }

    private static long[] counts(double[] edges, RawNumbers side) {
        long[] counts = new long[edges.length + 1];
        for (double value : side.known()) {
            int found = Arrays.binarySearch(edges, value);
            counts[found >= 0 ? found : -found - 1]++;
        }
        return and(counts, side.missing());
    }

    private static long[] and(long[] counts, long missing) {
        long[] all = Arrays.copyOf(counts, counts.length + 1);
        all[counts.length] = missing;
        return all;
    }
}
