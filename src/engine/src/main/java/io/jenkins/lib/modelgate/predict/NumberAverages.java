package io.jenkins.lib.modelgate.predict;

/** Errors of predicted numbers that are no mean of what each row comes to. */
final class NumberAverages {

    private NumberAverages() {}

    static Estimator medianError(NumberPredictions rows) {
        return median(absolute(rows));
    }

    /**
     * The weighted median; where it falls between two values, their mean.
     *
     * <p>The same as scikit-learn's averaged weighted percentile.
     *
     * @param values finite, one a row; kept, not copied
     */
    static Estimator median(double[] values) {
        int[] descending = Ranks.descending(values);
        return Estimator.of(values.length, weights -> {
            double all = 0;
            for (double weight : weights) {
                all += weight;
            }
            double above = 0;
            double upper = Double.NaN;
            for (int row : descending) {
                if (weights[row] == 0) {
                    continue;
                }
                if (!Double.isNaN(upper)) {
                    return (upper + values[row]) / 2;
                }
                above += weights[row];
                if (2 * above > all) {
                    return values[row];
                }
                upper = 2 * above >= all ? values[row] : Double.NaN;
            }
            return upper;
        });
    }

    static Estimator largestError(NumberPredictions rows) {
        double[] errors = absolute(rows);
        return Estimator.of(rows.rows(), weights -> {
            double largest = Double.NaN;
            for (int row = 0; row < errors.length; row++) {
                if (weights[row] > 0 && !(errors[row] <= largest)) {
                    largest = errors[row];
                }
            }
            return largest;
        });
    }

    /** 1 − Σ(y − ŷ)² / Σ(y − ȳ)². */
    static Estimator explained(NumberPredictions rows) {
        return Estimator.of(rows.rows(), weights -> {
            Moments targets = new Moments();
            CompensatedSum squares = new CompensatedSum();
            for (int row = 0; row < weights.length; row++) {
                if (weights[row] > 0) {
                    double error = rows.target(row) - rows.prediction(row);
                    targets.add(rows.target(row), weights[row]);
                    squares.add(weights[row] * error * error);
                }
            }
            return targets.squares() == 0 ? Double.NaN : 1 - squares.value() / targets.squares();
        });
    }

    /** Σ|y − ŷ| / Σ|y|. */
    static Estimator weightedPercentage(NumberPredictions rows) {
        double[] errors = absolute(rows);
        return Estimator.of(rows.rows(), weights -> {
            CompensatedSum error = new CompensatedSum();
            CompensatedSum size = new CompensatedSum();
            for (int row = 0; row < errors.length; row++) {
                error.add(weights[row] * errors[row]);
                size.add(weights[row] * Math.abs(rows.target(row)));
            }
            return size.value() == 0 ? Double.NaN : error.value() / size.value();
        });
    }

    private static double[] absolute(NumberPredictions rows) {
        double[] errors = new double[rows.rows()];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(rows.target(row) - rows.prediction(row));
        }
        return errors;
    }
}
