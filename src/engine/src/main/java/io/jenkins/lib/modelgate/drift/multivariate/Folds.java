package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Deals rows out so that every fold has about the same share of either kind. */
final class Folds {

    private final int count;
    private final int[] fold;

    Folds(int count, boolean[] isCurrent, SplittableRandom random) {
        this.count = count;
        fold = new int[isCurrent.length];
        for (boolean kind : new boolean[] {false, true}) {
            int[] rows = IntStream.range(0, isCurrent.length)
                    .filter(row -> isCurrent[row] == kind)
                    .toArray();
            shuffle(rows, random);
            for (int i = 0; i < rows.length; i++) {
                fold[rows[i]] = i % count;
            }
        }
    }

    int count() {
        return count;
    }

    /**
     * By what factor a standard error is too small that takes the rows of all folds for independent of what was learned: the
     * folds share what they learn from (C. Nadeau and Y. Bengio, "Inference for the generalization error", 2003). 1.5 for five.
     */
    double inflation() {
        return Math.sqrt(1 + count / (count - 1.0));
    }

    /** The rows of one fold. */
    int[] in(int which) {
        return IntStream.range(0, fold.length).filter(row -> fold[row] == which).toArray();
    }

    /** The rows of all other folds. */
    int[] without(int which) {
        return IntStream.range(0, fold.length).filter(row -> fold[row] != which).toArray();
    }

    /** R. Fisher and F. Yates, in place. */
    static void shuffle(int[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
    }
}
