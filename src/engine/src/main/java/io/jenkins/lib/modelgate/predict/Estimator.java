package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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

    /** What each row comes to, where the metric is the mean of that; NaN for a row that does not count. Not to be changed. */
    default Optional<double[]> rowValues() {
        return Optional.empty();
    }

    /**
     * The same with weights that multiply those asked for.
     *
     * @param sampleWeights one a row; kept, not copied
     */
    default Estimator weightedBy(double[] sampleWeights) {
        return of(rows(), weights -> {
            double[] products = new double[weights.length];
            for (int row = 0; row < products.length; row++) {
                products[row] = weights[row] * sampleWeights[row];
            }
            return of(products);
        });
    }

    /** The one that a function is. */
    static Estimator of(int rows, ToDoubleFunction<double[]> value) {
        return new Estimator() {
            @Override
            public int rows() {
                return rows;
            }

            @Override
            public double of(double[] weights) {
                return value.applyAsDouble(weights);
            }
        };
    }

    /** The weights with which each row counts once. */
    static double[] everyRowOnce(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return weights;
    }
}
