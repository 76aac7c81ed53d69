package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Rows of a classifier of several classes: truth, decision and, where there are any, a score for each class. 8 bytes a row,
 * and 8 more for each class that has scores. Immutable; safe for use by several threads.
 */
public final class MulticlassPredictions implements Predictions {

    /** However many rows there are, so many classes are tried as what a dummy says. */
    private static final int FEW_DUMMIES = 20;

    /** More classes are tried while there are no more rows of all dummies together. */
    private static final int MOST_DUMMY_ROWS = 20_000_000;

    private final List<String> labels;
    private final int[] truth;
    private final int[] decision;
    private final double[][] scores;
    private final ScoreOrder[] orders;

    /**
     * @param labels the classes; a row's class is the place of its label in this list
     * @param truth the class of each row
     * @param decision the class that was decided for each row
     * @param scores for each class, for each row: in [0, 1], finite, adding up to 1 for a row; empty where there are none
     */
    public MulticlassPredictions(List<String> labels, int[] truth, int[] decision, double[][] scores) {
        this.labels = List.copyOf(labels);
        this.truth = truth.clone();
        this.decision = decision.clone();
        this.scores = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
        orders = new ScoreOrder[scores.length];
        if (truth.length != decision.length || scores.length != 0 && scores.length != labels.size()) {
            throw new IllegalArgumentException("truth, decisions and scores are of different sizes");
        }
    }

    /** Other decisions of the same rows, whose arrays are shared. */
    private MulticlassPredictions(
            List<String> labels, int[] truth, int[] decision, double[][] scores, ScoreOrder[] orders) {
        this.labels = List.copyOf(labels);
        this.truth = truth;
        this.decision = decision;
        this.scores = scores;
        this.orders = orders;
    }

    @Override
    public int rows() {
        return truth.length;
    }

    /** Of classes as many as can be tried in a moment, the most frequent ones first. */
    @Override
    public List<Dummy> dummies(Optional<double[]> weights) {
        ClassOutcomes all = outcomes(weights.orElseGet(() -> Estimator.everyRowOnce(rows())));
        if (!(all.all() > 0)) {
            return List.of();
        }
        double[][] shares = new double[scores.length][rows()];
        for (int type = 0; type < scores.length; type++) {
            Arrays.fill(shares[type], all.truth()[type] / all.all());
        }
        ScoreOrder[] sharedOrders = new ScoreOrder[scores.length];
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparingDouble(type -> -all.truth()[type]))
                .limit(Math.max(FEW_DUMMIES, MOST_DUMMY_ROWS / rows()))
                .map(type -> {
                    int[] decided = new int[rows()];
                    Arrays.fill(decided, type);
                    return new Dummy(
                            " that always decides '%s'".formatted(labels.get(type)),
                            new MulticlassPredictions(labels, truth, decided, shares, sharedOrders));
                })
                .toList();
    }

    public List<String> labels() {
        return labels;
    }

    public boolean hasScores() {
        return scores.length > 0;
    }

    /** The true class of a row. */
    public int truth(int row) {
        return truth[row];
    }

    /** The class that was decided for a row. */
    public int decision(int row) {
        return decision[row];
    }

    /** The score of a class for a row, in [0, 1]; only where {@link #hasScores()}. */
    public double score(int type, int row) {
        return scores[type][row];
    }

    /** @return of how many of these rows each class is the true one */
    public long[] support(IntPredicate rows) {
        long[] counts = new long[labels.size()];
        for (int row = 0; row < truth.length; row++) {
            counts[truth[row]] += rows.test(row) ? 1 : 0;
        }
        return counts;
    }

    ClassOutcomes outcomes(double[] weights) {
        ClassOutcomes sums = ClassOutcomes.none(labels.size());
        for (int row = 0; row < truth.length; row++) {
            sums.add(truth[row], decision[row], weights[row]);
        }
        return sums;
    }

    /** One class against the rest, by its scores. */
    ScoreOrder order(int type) {
        synchronized (orders) {
            if (orders[type] == null) {
                orders[type] = ScoreOrder.of(scores[type], row -> truth[row] == type);
            }
            return orders[type];
        }
    }

    /** For each other class how often a row of this one scores higher, ties counting half, by weight of the pairs. */
    double[] wins(int type, double[] weights) {
        return order(type).wins(weights, truth, labels.size());
    }

    double[] logLosses() {
        return each(row -> LogLoss.of(scores[truth[row]][row]));
    }

    /** The squared distance of each row's scores from 1 for the true class and 0 for the others, in [0, 2]. */
    double[] squaredErrors() {
        return each(row -> {
            double sum = 0;
            for (int type = 0; type < scores.length; type++) {
                double distance = scores[type][row] - (truth[row] == type ? 1 : 0);
                sum += distance * distance;
            }
            return sum;
        });
    }

    /** 1 where the true class is among so many with the highest scores; of equal scores the later class is taken. */
    double[] hits(int top) {
        return each(row -> {
            double own = scores[truth[row]][row];
            int ahead = 0;
            for (int type = 0; type < scores.length; type++) {
                double score = scores[type][row];
                ahead += score > own || score == own && type > truth[row] ? 1 : 0;
            }
            return ahead < top ? 1 : 0;
        });
    }

    /** The highest score of each row, held against whether that class is the true one. */
    Calibration calibration(double[] weights, int bins) {
        Calibration made = Calibration.empty(bins);
        int[] highest = highest(scores);
        for (int row = 0; row < truth.length; row++) {
            int best = highest[row];
            made.add(scores[best][row], best == truth[row], weights[row]);
        }
        return made;
    }

    /** The class with the highest score of each row; of equal ones the first. */
    public static int[] highest(double[][] scores) {
        int[] best = new int[scores.length == 0 ? 0 : scores[0].length];
        for (int type = 1; type < scores.length; type++) {
            for (int row = 0; row < best.length; row++) {
                best[row] = scores[type][row] > scores[best[row]][row] ? type : best[row];
            }
        }
        return best;
    }

    private double[] each(IntToDoubleFunction value) {
        double[] values = new double[truth.length];
        Arrays.setAll(values, value);
        return values;
    }
}
