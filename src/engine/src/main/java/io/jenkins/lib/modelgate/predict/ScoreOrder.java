package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The rows of two classes from the highest score to the lowest, equal scores together: sorted once, walked for every set of
 * weights. 4 bytes a row at rest, 24 more while it is made.
 */
final class ScoreOrder {

    /** The row's number is kept beside two marks. */
    static final int MOST_ROWS = 1 << 30;

    private static final int POSITIVE = 2;
    private static final int LAST_OF_TIE = 1;

    private final int[] marked;

    /** Rows of one score. */
    interface Ties {
        /**
         * @param row one of them
         * @param positives weight of the positive ones
         * @param negatives weight of the negative ones; at least one of the two is above 0
         */
        void add(int row, double positives, double negatives);
    }

    private ScoreOrder(int[] marked) {
        this.marked = marked;
    }

    /** @param positive whether a row is positive */
    static ScoreOrder of(double[] scores, IntPredicate positive) {
        if (scores.length > MOST_ROWS) {
            throw new IllegalArgumentException(scores.length + " rows are too many to rank");
        }
        int[] order = Ranks.descending(scores);
        int[] marked = new int[order.length];
        Arrays.setAll(marked, at -> {
            int row = order[at];
            boolean last = at + 1 == order.length || scores[order[at + 1]] != scores[row];
            return row << 2 | (positive.test(row) ? POSITIVE : 0) | (last ? LAST_OF_TIE : 0);
        });
        return new ScoreOrder(marked);
    }

    /**
     * For each class how much weight the pairs have in which a positive row scores higher than one of it, ties counting half.
     *
     * @param types the class of each row
     * @param classes how many there are
     */
    double[] wins(double[] weights, int[] types, int classes) {
        double[] wins = new double[classes];
        double above = 0;
        int first = 0;
        for (int at = 0; at < marked.length; at++) {
            if ((marked[at] & LAST_OF_TIE) != 0) {
                double tied = 0;
                for (int each = first; each <= at; each++) {
                    tied += (marked[each] & POSITIVE) != 0 ? weights[marked[each] >>> 2] : 0;
                }
                for (int each = first; each <= at; each++) {
                    int row = marked[each] >>> 2;
                    wins[types[row]] += weights[row] * (above + tied / 2);
                }
                above += tied;
                first = at + 1;
            }
        }
        return wins;
    }

    /** From the highest score to the lowest; rows that count for nothing are left out. */
    void walk(double[] weights, Ties ties) {
        double positives = 0;
        double negatives = 0;
        for (int mark : marked) {
            double weight = weights[mark >>> 2];
            if ((mark & POSITIVE) != 0) {
                positives += weight;
            } else {
                negatives += weight;
            }
            if ((mark & LAST_OF_TIE) != 0) {
                if (positives > 0 || negatives > 0) {
                    ties.add(mark >>> 2, positives, negatives);
                }
                positives = 0;
                negatives = 0;
            }
        }
    }
}
