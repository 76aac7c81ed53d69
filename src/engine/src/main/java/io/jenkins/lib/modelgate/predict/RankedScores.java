package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.ArrayList;
import java.util.List;

/** The scores of positive and of negative rows, and how well they tell the two apart. Scores are any finite numbers. */
final class RankedScores {

    /** Points of a drawn curve: more than a screen shows, few enough to travel. */
    private static final int MAX_POINTS = 200;

    private final GrowableDoubles positives = new GrowableDoubles();
    private final GrowableDoubles negatives = new GrowableDoubles();

    void add(boolean positive, double score) {
        (positive ? positives : negatives).add(score);
    }

    /**
     * The exact area under the ROC curve: the Mann–Whitney statistic, ties counting half (midranks), over all pairs. H. B.
     * Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50–60; D. Bamber, Journal of Mathematical
     * Psychology 12 (1975) 387–415.
     *
     * @return in [0, 1], or NaN where a class has no row
     */
    double area() {
        if (positives.size() == 0 || negatives.size() == 0) {
            return Double.NaN;
        }
        positives.sort();
        negatives.sort();
        // Twice the statistic is whole, so that nothing is rounded before the last division.
        long twice = 0;
        int below = 0;
        int p = 0;
        while (p < positives.size()) {
            double score = positives.get(p);
            while (below < negatives.size() && negatives.get(below) < score) {
                below++;
            }
            int tied = endOfTie(negatives, below, score) - below;
            int end = endOfTie(positives, p, score);
            twice += (end - p) * (2L * below + tied);
            p = end;
        }
        return twice / (2.0 * positives.size() * negatives.size());
    }

    /** True positive rate over false positive rate from the strictest threshold to the most lenient, thinned for drawing. */
    Evidence.Curve curve() {
        positives.sort();
        negatives.sort();
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double step = 2.0 / (MAX_POINTS - 2);
        double next = 0;
        int p = positives.size();
        int n = negatives.size();
        while (true) {
            double right = share(negatives.size() - n, negatives.size());
            double up = share(positives.size() - p, positives.size());
            boolean last = p == 0 && n == 0;
            if (right + up >= next || last) {
                x.add(right);
                y.add(up);
                next = right + up + step;
            }
            if (last) {
                return new Evidence.Curve(
                        "False positive rate",
                        "True positive rate",
                        false,
                        List.of(
                                new Evidence.Line("model", x, y),
                                new Evidence.Line("chance", List.of(0.0, 1.0), List.of(0.0, 1.0))));
            }
            double score = Math.max(
                    p > 0 ? positives.get(p - 1) : Double.NEGATIVE_INFINITY,
                    n > 0 ? negatives.get(n - 1) : Double.NEGATIVE_INFINITY);
            while (p > 0 && positives.get(p - 1) >= score) {
                p--;
            }
            while (n > 0 && negatives.get(n - 1) >= score) {
                n--;
            }
        }
    }

    private static int endOfTie(GrowableDoubles sorted, int from, double score) {
        int end = from;
        while (end < sorted.size() && sorted.get(end) <= score) {
            end++;
        }
        return end;
    }

    private static double share(int part, int all) {
        return (double) part / all;
    }
}
