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
