package io.jenkins.lib.modelgate.predict;

/**
 * Rows of a model that predicts numbers: truth and prediction. 16 bytes a row. Immutable; safe for use by several threads.
 */
public final class NumberPredictions implements Predictions {

    private final double[] targets;
    private final double[] predictions;

    private NumberPredictions(double[] targets, double[] predictions) {
        this.targets = targets;
        this.predictions = predictions;
    }

    /** Collects rows; not safe for use by several threads. */
    public static final class Builder {

        private final GrowableDoubles targets = new GrowableDoubles();
        private final GrowableDoubles predictions = new GrowableDoubles();

        /** Both finite, in the target's unit. */
        public Builder add(double target, double prediction) {
            if (!Double.isFinite(target) || !Double.isFinite(prediction)) {
                throw new IllegalArgumentException("a prediction of %s for %s".formatted(prediction, target));
            }
            targets.add(target);
            predictions.add(prediction);
            return this;
        }

        public NumberPredictions build() {
            return new NumberPredictions(targets.toArray(), predictions.toArray());
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public int rows() {
        return targets.length;
    }

    /** The truth, finite. */
    public double target(int row) {
        return targets[row];
    }

    /** What was predicted, finite. */
    public double prediction(int row) {
        return predictions[row];
    }
}
