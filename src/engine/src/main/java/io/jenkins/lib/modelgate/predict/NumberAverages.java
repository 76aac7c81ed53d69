package io.jenkins.lib.modelgate.predict;

/** Errors of predicted numbers that are no mean of what each row comes to. */
final class NumberAverages {

    /** Of bits, which leaves room for the sum of any number of rows. */
    private static final int ROOM = 100;

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

    /** 1 − Σ(y − ŷ)² / Σ(y − ȳ)²; NaN where all y are equal. */
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
            if (!(targets.min() < targets.max())) {
                return Double.NaN;
            }
            return Scaled.isUsual(squares.value()) && Scaled.isUsual(targets.squares())
                    ? 1 - squares.value() / targets.squares()
                    : explainedScaled(rows, weights);
        });
    }

    /** The same of values of which the squares would overflow or vanish. */
    private static double explainedScaled(NumberPredictions rows, double[] weights) {
        int size = Scaled.exponent(weights, rows::target);
        int halvings = Scaled.halvings(Math.scalb(1.0, Math.max(size, Scaled.exponent(weights, rows::prediction))));
        int errorSize =
                Scaled.exponent(weights, row -> Scaled.difference(rows.target(row), rows.prediction(row), halvings));
        Moments targets = new Moments();
        CompensatedSum squares = new CompensatedSum();
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                double error =
                        Math.scalb(Scaled.difference(rows.target(row), rows.prediction(row), halvings), -errorSize);
                targets.add(Math.scalb(rows.target(row), -size), weights[row]);
                squares.add(weights[row] * error * error);
            }
        }
        if (squares.value() == 0) {
            return 1;
        }
        return 1 - Math.scalb(squares.value() / targets.squares(), 2 * (errorSize + halvings - size));
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
            if (Double.isFinite(error.value()) && Double.isFinite(size.value())) {
                return size.value() == 0 ? Double.NaN : error.value() / size.value();
            }
            return weightedPercentageScaled(rows, weights);
        });
    }

    /** The same of values of which the sums would overflow. */
    private static double weightedPercentageScaled(NumberPredictions rows, double[] weights) {
        CompensatedSum error = new CompensatedSum();
        CompensatedSum size = new CompensatedSum();
        for (int row = 0; row < weights.length; row++) {
            double target = Math.scalb(rows.target(row), -ROOM);
            error.add(weights[row] * Math.abs(target - Math.scalb(rows.prediction(row), -ROOM)));
            size.add(weights[row] * Math.abs(target));
        }
        return error.value() / size.value();
    }

    private static double[] absolute(NumberPredictions rows) {
        double[] errors = new double[rows.rows()];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(rows.target(row) - rows.prediction(row));
        }
        return errors;
    }
}
