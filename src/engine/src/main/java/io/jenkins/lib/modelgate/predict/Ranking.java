package io.jenkins.lib.modelgate.predict;

/** How well scores tell two classes apart, of rows in the order of their scores. */
final class Ranking {

    private Ranking() {}

    /**
     * The exact area under the ROC curve: the Mann–Whitney statistic, ties counting half (midranks), over all pairs. H. B.
     * Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50–60; D. Bamber, Journal of Mathematical
     * Psychology 12 (1975) 387–415. With weights each pair counts as much as the product of the two.
     *
     * @return in [0, 1], or NaN where a class has no row
     */
    static double area(ScoreOrder order, double[] weights) {
        // Twice the statistic is whole where weights are, so that nothing is rounded before the last division.
        double[] sums = new double[3];
        order.walk(weights, (row, positives, negatives) -> {
            sums[2] += negatives * (2 * sums[0] + positives);
            sums[0] += positives;
            sums[1] += negatives;
        });
        return sums[2] / (2 * sums[0] * sums[1]);
    }

    /**
     * The variance of {@link #area} of rows that count once each: E. DeLong, D. DeLong, D. Clarke-Pearson, Biometrics 44
     * (1988) 837–845. Each row's component is read off in the order of the scores, where the number of rows of the other
     * class that it beats is known.
     *
     * @return at least 0, or NaN where a class has fewer than two rows
     */
    static double areaVariance(ScoreOrder order, double[] everyRowOnce) {
        double area = area(order, everyRowOnce);
        double[] all = totals(order, everyRowOnce);
        double[] sums = new double[4];
        order.walk(everyRowOnce, (row, positives, negatives) -> {
            double ofPositive = 1 - (sums[1] + negatives / 2) / all[1] - area;
            double ofNegative = (sums[0] + positives / 2) / all[0] - area;
            sums[0] += positives;
            sums[1] += negatives;
            sums[2] += positives * ofPositive * ofPositive;
            sums[3] += negatives * ofNegative * ofNegative;
        });
        return all[0] >= 2 && all[1] >= 2
                ? sums[2] / (all[0] * (all[0] - 1)) + sums[3] / (all[1] * (all[1] - 1))
                : Double.NaN;
    }

    /**
     * Mean of the precision over the steps of recall, without interpolation, as scikit-learn has it.
     *
     * @return in [0, 1], or NaN where no row is positive
     */
    static double averagePrecision(ScoreOrder order, double[] weights) {
        double[] sums = new double[3];
        order.walk(weights, (row, positives, negatives) -> {
            sums[0] += positives;
            sums[1] += negatives;
            sums[2] += positives * (sums[0] / (sums[0] + sums[1]));
        });
        return sums[2] / sums[0];
    }

    /**
     * The greatest distance of the two classes' distributions of scores.
     *
     * @return in [0, 1], or NaN where a class has no row
     */
    static double kolmogorovSmirnov(ScoreOrder order, double[] weights) {
        double[] all = totals(order, weights);
        double[] sums = new double[3];
        order.walk(weights, (row, positives, negatives) -> {
            sums[0] += positives;
            sums[1] += negatives;
            sums[2] = Math.max(sums[2], Math.abs(sums[0] / all[0] - sums[1] / all[1]));
        });
        return sums[2];
    }

    /**
     * The share of all positive rows that is among the highest scored rows; of rows with the same score at the border each
     * counts alike.
     *
     * @param top the share of rows taken, in (0, 1]
     * @return in [0, 1], or NaN where no row is positive
     */
    static double gain(ScoreOrder order, double[] weights, double top) {
        double[] all = totals(order, weights);
        double[] sums = {top * (all[0] + all[1]), 0};
        order.walk(weights, (row, positives, negatives) -> {
            double size = positives + negatives;
            double taken = Math.min(1, Math.max(0, sums[0] / size));
            sums[1] += taken * positives;
            sums[0] -= size;
        });
        return Math.min(1, sums[1] / all[0]);
    }

    /** The weight of positive and of negative rows. */
    static double[] totals(ScoreOrder order, double[] weights) {
        double[] sums = new double[2];
        order.walk(weights, (row, positives, negatives) -> {
            sums[0] += positives;
            sums[1] += negatives;
        });
        return sums;
    }
}
