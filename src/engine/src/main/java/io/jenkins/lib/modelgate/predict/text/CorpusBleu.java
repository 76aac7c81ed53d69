package io.jenkins.lib.modelgate.predict.text;

import io.jenkins.lib.modelgate.predict.Estimator;

/** BLEU of a corpus in which each text counts so often. */
record CorpusBleu(int[] counts) implements Estimator {

    @Override
    public int rows() {
        return counts.length / Bleu.WIDTH;
    }

    @Override
    public double of(double[] weights) {
        double all = 0;
        double said = 0;
        double expected = 0;
        double[] matches = new double[Bleu.ORDER];
        double[] totals = new double[Bleu.ORDER];
        for (int row = 0; row < rows(); row++) {
            double weight = weights[row];
            int at = row * Bleu.WIDTH;
            if (weight > 0) {
                all += weight;
                said += weight * counts[at];
                expected += weight * counts[at + 1];
                for (int n = 0; n < Bleu.ORDER; n++) {
                    matches[n] += weight * counts[at + 2 + n];
                    totals[n] += weight * Bleu.ngrams(counts[at], n + 1);
                }
            }
        }
        return all > 0 ? Bleu.score(said, expected, matches, totals) : Double.NaN;
    }
}
