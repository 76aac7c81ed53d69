package io.jenkins.lib.modelgate.predict.hygiene;

import java.util.Arrays;

/** What the order of one array of numbers says of another; ties share the mean of their ranks. */
final class Midranks {

    private Midranks() {}

    /** From 1 to n. */
    static double[] of(double[] values) {
        double[] sorted = new double[values.length];
        // 0.0 and -0.0 are one number
        Arrays.setAll(sorted, i -> values[i] + 0.0);
        Arrays.sort(sorted);
        double[] distinct = new double[sorted.length];
        double[] ranks = new double[sorted.length];
        int count = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            distinct[count] = sorted[from];
            ranks[count++] = (from + 1 + to) / 2.0;
            from = to;
        }
        int known = count;
        double[] of = new double[values.length];
        Arrays.setAll(of, i -> ranks[Arrays.binarySearch(distinct, 0, known, values[i] + 0.0)]);
        return of;
    }

    /**
     * The area under the ROC curve, ties counting half: H. B. Mann, D. R. Whitney, Annals of Mathematical Statistics 18
     * (1947) 50–60.
     *
     * @return in [0, 1], NaN where a class has no row
     */
    static double area(double[] scores, boolean[] positive) {
        double[] ranks = of(scores);
        double sum = 0;
        double positives = 0;
        for (int row = 0; row < ranks.length; row++) {
            if (positive[row]) {
                sum += ranks[row];
                positives++;
            }
        }
        double negatives = ranks.length - positives;
        return (sum - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /**
     * Spearman's rank correlation: C. Spearman, American Journal of Psychology 15 (1904) 72–101; with ties Pearson's of the
     * midranks.
     *
     * @return in [-1, 1], NaN where one of them does not vary
     */
    static double correlation(double[] one, double[] other) {
        double[] x = of(one);
        double[] y = of(other);
        double mean = (x.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int row = 0; row < x.length; row++) {
            xy += (x[row] - mean) * (y[row] - mean);
            xx += (x[row] - mean) * (x[row] - mean);
            yy += (y[row] - mean) * (y[row] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
