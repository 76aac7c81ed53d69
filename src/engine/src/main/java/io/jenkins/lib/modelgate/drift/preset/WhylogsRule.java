package io.jenkins.lib.modelgate.drift.preset;

import io.jenkins.lib.modelgate.drift.measure.OneSampleKolmogorov;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What whylogs 1.6.4's {@code calculate_drift_scores} does unless told otherwise, after its
 * {@code viz/drift/column_drift_algorithms.py}: p &lt; 0.05 is drift, p &lt; 0.15 possible drift.
 *
 * <p>Numbers, and booleans as 0 and 1: a Kolmogorov–Smirnov test that looks only just below either side's 100 quantiles, with
 * the one-sample distribution for n·m/(n + m) rows. Words: chi-square with the reference's shares of all rows, missing ones
 * too, taken for known, expected rows cut down to whole ones, and the current side's number of different words less one as
 * degrees of freedom; a word of which less than one row is expected makes p zero.
 *
 * <p>whylogs works on sketches, this on the data. Up to 1,024 numbers a side the sketch is the data and both say the same.
 * Beyond, its sketch is drawn by chance: of 11 runs on the same few thousand rows, the statistics are up to 0.003 apart, and
 * the one here lies among them or less than 0.001 beside them. Its counts of words are exact up to 768 different words, its
 * number of different words up to some hundreds.
 */
final class WhylogsRule {

    private static final double DRIFT = 0.05;
    private static final double POSSIBLE = 0.15;
    private static final int QUANTILES = 100;

    private WhylogsRule() {}

    static PresetResult judge(String column, RawColumn reference, RawColumn current) {
        if (reference.missing() == reference.rows() || current.missing() == current.rows()) {
            return PresetResult.unjudged(column, "One side has no value.");
        }
        if (reference instanceof RawNumbers before && current instanceof RawNumbers now) {
            return numbers(column, before.known(), now.known());
        }
        if (reference instanceof RawWords before && current instanceof RawWords now) {
            return before.truth() && now.truth()
                    ? numbers(column, before.zeroesAndOnes(), now.zeroesAndOnes())
                    : words(column, before, now);
        }
        return PresetResult.unjudged(column, "Numbers cannot be compared with words.");
    }

    private static PresetResult numbers(String column, double[] reference, double[] current) {
        double[] before = sorted(reference);
        double[] now = sorted(current);
        double n = before.length;
        double m = now.length;
        long rows = (long) Math.rint(n * m / (n + m));
        if (rows < 1) {
            return PresetResult.unjudged(column, "One row against one is too little for whylogs.");
        }
        double p = OneSampleKolmogorov.survival(rows, distance(before, now));
        return result(column, "Kolmogorov–Smirnov test at 100 quantiles", p);
    }

    /** @param reference, current ascending */
    static double distance(double[] reference, double[] current) {
        double largest = 0;
        for (double[] side : new double[][] {reference, current}) {
            for (int i = 0; i < QUANTILES; i++) {
                double share = i == QUANTILES - 1 ? 1 : i * (1.0 / (QUANTILES - 1));
                double place = side[(int) Math.min(side.length - 1.0, Math.floor(share * side.length))];
                largest = Math.max(largest, Math.abs(below(reference, place) - below(current, place)));
            }
        }
        return largest;
    }

    /** The share of values that are less. */
    private static double below(double[] sorted, double place) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = from + to >>> 1;
            if (sorted[middle] < place) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return (double) from / sorted.length;
    }

    private static PresetResult words(String column, RawWords reference, RawWords current) {
        Map<String, Long> before = reference.tally();
        Map<String, Long> now = current.tally();
        TreeSet<String> words = new TreeSet<>(before.keySet());
        words.addAll(now.keySet());
        double statistic = 0;
        for (String word : words) {
            double share = (double) before.getOrDefault(word, 0L) / reference.rows();
            long expected = (long) (share * current.rows());
            double apart = now.getOrDefault(word, 0L) - expected;
            statistic += expected == 0 ? Double.POSITIVE_INFINITY : apart * apart / expected;
        }
        double p = ChiSquaredDistribution.of(Math.max(1, now.size() - 1)).survivalProbability(statistic);
        return result(column, "chi-square test", p);
    }

    private static PresetResult result(String column, String measure, double p) {
        return PresetResult.test(column, measure, p, DRIFT, p < DRIFT).orPossible(p < POSSIBLE);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
