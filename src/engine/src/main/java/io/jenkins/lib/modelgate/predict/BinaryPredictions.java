package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a binary classifier: truth, decision and, where there are any, scores. 1 byte a row, 9 with scores, 13 once
 * something was asked that needs their order. Immutable; safe for use by several threads.
 */
public final class BinaryPredictions implements Predictions {

    private static final byte TRUTH = 1;
    private static final byte DECISION = 2;

    private final byte[] outcomes;
    private final double[] scores;
    private ScoreOrder order;

    private BinaryPredictions(byte[] outcomes, double[] scores) {
        this.outcomes = outcomes;
        this.scores = scores;
    }

    /** Collects rows; not safe for use by several threads. */
    public static final class Builder {

        private final GrowableDoubles scores = new GrowableDoubles();
        private final boolean scored;
        private byte[] outcomes = new byte[1024];
        private int rows;

        private Builder(boolean scored) {
            this.scored = scored;
        }

        /**
         * @param target whether the row is positive
         * @param score probability of being positive, in [0, 1]; not looked at where only decisions are known
         * @param decision whether the row was decided to be positive
         */
        public Builder add(boolean target, double score, boolean decision) {
            if (scored) {
                if (!(score >= 0 && score <= 1)) {
                    throw new IllegalArgumentException("a probability lies in [0, 1], not " + score);
                }
                // not -0, which is 0 but sorts elsewhere
                scores.add(score + 0.0);
            }
            if (rows == outcomes.length) {
                outcomes = Arrays.copyOf(outcomes, GrowableDoubles.larger(rows));
            }
            outcomes[rows++] = (byte) ((target ? TRUTH : 0) | (decision ? DECISION : 0));
            return this;
        }

        public BinaryPredictions build() {
            return new BinaryPredictions(Arrays.copyOf(outcomes, rows), scored ? scores.toArray() : null);
        }
    }

    /** For rows with scores: every metric. */
    public static Builder ofScores() {
        return new Builder(true);
    }

    /** For rows of which only the decision is known: no metric that {@linkplain Metric#needsScore needs a score}. */
    public static Builder ofDecisions() {
        return new Builder(false);
    }

    @Override
    public int rows() {
        return outcomes.length;
    }

    @Override
    public List<Dummy> dummies(Optional<double[]> weights) {
        Outcomes all = outcomes(weights.orElseGet(() -> Estimator.everyRowOnce(rows())));
        double share = all.positives() / all.all();
        return all.all() > 0
                ? List.of(
                        new Dummy(" that always decides negative", always(false, share)),
                        new Dummy(" that always decides positive", always(true, share)))
                : List.of();
    }

    private BinaryPredictions always(boolean decision, double score) {
        Builder dummy = new Builder(hasScores());
        for (int row = 0; row < rows(); row++) {
            dummy.add(truth(row), score, decision);
        }
        return dummy.build();
    }

    public boolean hasScores() {
        return scores != null;
    }

    /** Whether the row is positive. */
    public boolean truth(int row) {
        return (outcomes[row] & TRUTH) != 0;
    }

    /** Whether the row was decided to be positive. */
    public boolean decision(int row) {
        return (outcomes[row] & DECISION) != 0;
    }

    /**
     * The probability of being positive, in [0, 1].
     *
     * @throws IllegalStateException where there are no scores
     */
    public double score(int row) {
        requireScores();
        return scores[row];
    }

    Outcomes outcomes(double[] weights) {
        double[] sums = new double[4];
        for (int row = 0; row < outcomes.length; row++) {
            sums[outcomes[row]] += weights[row];
        }
        return new Outcomes(sums[TRUTH | DECISION], sums[DECISION], sums[TRUTH], sums[0]);
    }

    /** The rows by score, sorted when first asked for. */
    synchronized ScoreOrder order() {
        requireScores();
        if (order == null) {
            order = ScoreOrder.of(scores, this::truth);
        }
        return order;
    }

    /** What each row adds to the log loss, in nats. */
    double[] logLosses() {
        requireScores();
        double[] losses = new double[rows()];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = LogLoss.of(truth(row) ? scores[row] : 1 - scores[row]);
        }
        return losses;
    }

    /** The square of each score's distance from what came true. */
    double[] squaredErrors() {
        requireScores();
        double[] squares = new double[rows()];
        for (int row = 0; row < squares.length; row++) {
            double distance = scores[row] - (truth(row) ? 1 : 0);
            squares[row] = distance * distance;
        }
        return squares;
    }

    private void requireScores() {
        if (scores == null) {
            throw new IllegalStateException("there are no scores");
        }
    }
}
