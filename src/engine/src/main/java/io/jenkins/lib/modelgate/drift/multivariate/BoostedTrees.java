package io.jenkins.lib.modelgate.drift.multivariate;

/**
 * Tells two kinds of rows apart by boosted trees on binned columns (J. Friedman, "Greedy function approximation: a gradient
 * boosting machine", 2001, with the second-order steps of Chen and Guestrin, 2016). Sees bends and interactions; takes
 * missing values as they are.
 */
final class BoostedTrees {

    private static final int TREES = 50;
    private static final int MOST_LEAVES = 16;
    private static final double STEP = 0.15;

    private BoostedTrees() {}

    /**
     * Learns from some rows and scores others.
     *
     * @param isCurrent for each row of the data which kind it is
     * @param learn, score places of rows
     * @param gains for each column what its splits have gained is added here
     * @return for each row to score its log odds of being current
     */
    static double[] scores(BinnedColumns data, boolean[] isCurrent, int[] learn, int[] score, double[] gains) {
        int rows = isCurrent.length;
        double[] odds = new double[rows];
        double[] gradient = new double[rows];
        double[] curvature = new double[rows];
        int current = 0;
        for (int row : learn) {
            current += isCurrent[row] ? 1 : 0;
        }
        double weight = (double) (learn.length - current) / current; // both kinds weigh the same
        for (int tree = 0; tree < TREES; tree++) {
            for (int row : learn) {
                double p = 1 / (1 + Math.exp(-odds[row]));
                double w = isCurrent[row] ? weight : 1;
                gradient[row] = w * (p - (isCurrent[row] ? 1 : 0));
                curvature[row] = w * p * (1 - p);
            }
            Tree grown = Tree.grow(data, learn.clone(), gradient, curvature, MOST_LEAVES, gains);
            for (int row : learn) {
                odds[row] += STEP * grown.value(data, row);
            }
            for (int row : score) {
                odds[row] += STEP * grown.value(data, row);
            }
        }
        double[] scores = new double[score.length];
        for (int i = 0; i < score.length; i++) {
            scores[i] = odds[score[i]];
        }
        return scores;
    }
}
