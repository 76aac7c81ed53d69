package io.jenkins.lib.modelgate.predict.text;

import io.jenkins.lib.modelgate.predict.Estimator;

/** chrF of a corpus in which each text counts so often. */
record CorpusChrf(int[] counts) implements Estimator {

    @Override
    public int rows() {
        return counts.length / Chrf.WIDTH;
    }

    @Override
    public double of(double[] weights) {
        double all = 0;
        double[] sums = new double[3 * Chrf.ORDER];
        for (int row = 0; row < rows(); row++) {
            int at = row * Chrf.WIDTH;
            if (weights[row] > 0) {
                all += weights[row];
                Chrf.add(sums, weights[row], counts[at], counts[at + 1], counts, at + 2);
            }
        }
        return all > 0 ? Chrf.score(sums) : Double.NaN;
    }
}
