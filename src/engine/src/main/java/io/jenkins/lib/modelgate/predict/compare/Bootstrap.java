package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.predict.Estimator;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the rows anew, with replacement, and computes metrics on each such resample. All metrics of
 * one call see the same resamples, so that their differences are paired.
 *
 * <p>Seeded: each resample has a random sequence of its own, so the same rows and seed give the same numbers on any number
 * of threads. Time is resamples × metrics × rows; memory 8 bytes a row for each thread.
 *
 * @param resamples at least 1; 1,000 tell a 95 % interval's ends to about a tenth of its width
 * @param seed of the random sequences
 * @param threads at least 1
 */
public record Bootstrap(int resamples, long seed, int threads) {

    /** Up to so many rows each is left out once; above, as many groups of rows. */
    static final int GROUPS = 200;

    public Bootstrap {
        if (resamples < 1 || threads < 1) {
            throw new IllegalArgumentException("%d resamples on %d threads".formatted(resamples, threads));
        }
    }

    /** On all processors. */
    public static Bootstrap of(int resamples, long seed) {
        return new Bootstrap(resamples, seed, Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param metrics at least one, all of the same rows
     * @param kinds of the same rows, each of which every resample has
     */
    public Resampled of(List<? extends Estimator> metrics, RowKinds kinds) {
        return of(metrics, kinds, null);
    }

    /**
     * @param weights what each row counts in each resample that it is in, at least 0; null for 1. They are multiplied by
     *     how often it is drawn: a row of weight 2 is one row that matters twice, not two rows
     */
    public Resampled of(List<? extends Estimator> metrics, RowKinds kinds, double[] weights) {
        for (Estimator metric : metrics) {
            if (metric.rows() != kinds.rows()) {
                throw new IllegalArgumentException(
                        "a metric of %d rows, kinds of %d".formatted(metric.rows(), kinds.rows()));
            }
        }
        SplittableRandom root = new SplittableRandom(seed);
        Jackknife jackknife = Jackknife.of(kinds.rows(), GROUPS, root.split());
        SplittableRandom[] sequences = new SplittableRandom[resamples];
        Arrays.setAll(sequences, i -> root.split());
        double[][] draws = new double[resamples][];
        double[][] left = new double[jackknife.groups()][];
        // What leaves something out comes first in the same queue, so that no thread waits for the other part.
        Crew.work(left.length + resamples, threads, () -> {
            double[] own = new double[kinds.rows()];
            MultinomialWeights counts = new MultinomialWeights(kinds);
            return task -> {
                if (task < left.length) {
                    jackknife.leaveOut(task, own);
                } else {
                    counts.draw(sequences[task - left.length], own);
                }
                double[] values = values(metrics, times(own, weights));
                if (task < left.length) {
                    left[task] = values;
                } else {
                    draws[task - left.length] = values;
                }
            };
        });
        double[] ones = new double[kinds.rows()];
        Arrays.fill(ones, 1);
        return new Resampled(values(metrics, times(ones, weights)), draws, left);
    }

    private static double[] times(double[] own, double[] weights) {
        if (weights != null) {
            for (int row = 0; row < own.length; row++) {
                own[row] *= weights[row];
            }
        }
        return own;
    }

    private static double[] values(List<? extends Estimator> metrics, double[] weights) {
        return metrics.stream().mapToDouble(metric -> metric.of(weights)).toArray();
    }
}
