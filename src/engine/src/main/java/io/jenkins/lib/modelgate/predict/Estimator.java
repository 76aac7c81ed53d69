package io.jenkins.lib.modelgate.predict;

/**
 * A metric of given rows as a function of how much each row counts. Slices (weights of 0 and 1), sample weights and
 * bootstrap resamples (whole numbers of times) are all weights, so that each metric is computed in one place. Safe for use
 * by several threads.
 */
public interface Estimator {

    /** How many rows there are. */
    int rows();

    /**
     * @param weights one a row, in the order in which the rows were read; finite, at least 0. A row of weight 0 is as good
     *     as absent, one of weight 2 as if it were there twice
     * @return the metric, or NaN where it is undefined for these weights
     */
    double of(double[] weights);
}
