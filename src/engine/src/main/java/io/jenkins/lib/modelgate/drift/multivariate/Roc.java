package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;

/** The area under a receiver's curve: how often a row of the second kind is scored above one of the first. */
final class Roc {

    private Roc() {}

    /** @return in [0, 1], ties as half; both kinds need a row */
    static double area(double[] scores, boolean[] second) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
        double above = 0; // pairs of rows in the right order
        long firsts = 0;
        long seconds = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long firstsHere = 0;
            long secondsHere = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                if (second[order[to++]]) {
                    secondsHere++;
                } else {
                    firstsHere++;
                }
            }
            above += secondsHere * (firsts + firstsHere / 2.0);
            firsts += firstsHere;
            seconds += secondsHere;
            from = to;
        }
        return above / firsts / seconds;
    }

    /**
     * Where the area may lie, given what was found: R. Newcombe, "Confidence intervals for an effect size measure based on the
     * Mann–Whitney statistic, part 2", 2006, method 5. It solves for the area whose standard error, after J. Hanley and
     * B. McNeil (1982), just reaches what was found; so that few rows told apart perfectly are not taken as certain.
     *
     * @param z the normal quantile of the level, as 1.96 for 95 %
     * @return low and high, in [0, 1]
     */
    static double[] interval(double area, long n, long m, double z) {
        return new double[] {end(area, n, m, z, 0), end(area, n, m, z, 1)};
    }

    private static double end(double area, long n, long m, double z, double farEnd) {
        double inside = area;
        double outside = farEnd;
        for (int i = 0; i < 60; i++) {
            double middle = (inside + outside) / 2;
            double balance = (n + (double) m) / 2 - 1;
            double pairs = (double) n * m;
            double spread = middle
                    * (1 - middle)
                    / pairs
                    * (1 + balance * ((1 - middle) / (2 - middle) + middle / (1 + middle)));
            if (Math.abs(middle - area) <= z * Math.sqrt(spread)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }
}
