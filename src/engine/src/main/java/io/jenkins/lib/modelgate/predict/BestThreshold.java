package io.jenkins.lib.modelgate.predict;

/**
 * The threshold from which on deciding positive serves an aim best; of several the highest.
 *
 * @param title what it aims at
 * @param gain what deciding gains; NaN where that cannot be told
 */
record BestThreshold(String title, Gain gain) {

    /** What decisions are worth. */
    interface Gain {
        double of(Outcomes outcomes);
    }

    static final BestThreshold F1 = new BestThreshold("F1", outcomes -> outcomes.fBeta(1));

    /** W. J. Youden, "Index for rating diagnostic tests", Cancer 3 (1950) 32–35. */
    static final BestThreshold YOUDEN =
            new BestThreshold("Youden's J", outcomes -> outcomes.recall() + outcomes.specificity() - 1);

    static BestThreshold leastCost(BinaryCosts costs) {
        return new BestThreshold("least cost", outcomes -> -costs.of(outcomes));
    }

    /** @return a score, or a little more than the highest one where it is best to decide nothing positive */
    double of(BinaryPredictions rows, double[] weights) {
        double[] all = Ranking.totals(rows.order(), weights);
        if (!(all[0] > 0 && all[1] > 0)) {
            return Double.NaN;
        }
        double[] sums = new double[2];
        double[] best = {Double.NaN, gain.of(new Outcomes(0, 0, all[0], all[1]))};
        rows.order().walk(weights, (row, positives, negatives) -> {
            double score = rows.score(row);
            if (Double.isNaN(best[0])) {
                best[0] = Math.nextUp(score);
            }
            sums[0] += positives;
            sums[1] += negatives;
            double gained = gain.of(new Outcomes(sums[0], sums[1], all[0] - sums[0], all[1] - sums[1]));
            if (gained > best[1]) {
                best[0] = score;
                best[1] = gained;
            }
        });
        return best[0];
    }
}
