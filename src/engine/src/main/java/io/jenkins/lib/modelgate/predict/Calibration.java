package io.jenkins.lib.modelgate.predict;

/**
 * Scores held against what came true, in bins of equal width: (0, 1/n], …, 0 in the first, as scikit-learn's
 * {@code calibration_curve} has them.
 *
 * @param weight of the rows in each bin
 * @param score sum of the scores in each bin, by weight
 * @param truth weight of the rows in each bin that came true
 */
record Calibration(double[] weight, double[] score, double[] truth) {

    static final int BINS = 10;

    static Calibration of(BinaryPredictions rows, double[] weights, int bins) {
        Calibration made = empty(bins);
        for (int row = 0; row < rows.rows(); row++) {
            made.add(rows.score(row), rows.truth(row), weights[row]);
        }
        return made;
    }

    static Calibration empty(int bins) {
        return new Calibration(new double[bins], new double[bins], new double[bins]);
    }

    void add(double probability, boolean cameTrue, double rowWeight) {
        int bin = bin(probability, weight.length);
        weight[bin] += rowWeight;
        score[bin] += rowWeight * probability;
        truth[bin] += cameTrue ? rowWeight : 0;
    }

    /**
     * The mean distance between score and share that came true: M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well
     * calibrated probabilities using Bayesian binning", AAAI 2015.
     *
     * @return in [0, 1], or NaN where there is no row
     */
    double error() {
        double distance = 0;
        double all = 0;
        for (int bin = 0; bin < weight.length; bin++) {
            distance += Math.abs(score[bin] - truth[bin]);
            all += weight[bin];
        }
        return distance / all;
    }

    /** Edges are multiples of the width as a double has it, which is where NumPy's linspace puts them. */
    private static int bin(double probability, int bins) {
        double width = 1.0 / bins;
        int bin = Math.min(bins - 1, (int) (probability * bins));
        while (bin > 0 && probability <= bin * width) {
            bin--;
        }
        while (bin < bins - 1 && probability > (bin + 1) * width) {
            bin++;
        }
        return bin;
    }
}
