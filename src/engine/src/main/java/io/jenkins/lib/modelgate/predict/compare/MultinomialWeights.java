package io.jenkins.lib.modelgate.predict.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws how often each row is in a resample with replacement: multinomial counts, exactly as if rows were drawn one by one.
 * Where a kind of rows was not drawn at all, one row of it takes the place of another.
 *
 * <p>Independent Poisson counts, given their sum, are multinomial counts of that sum. So each row first gets a Poisson
 * count, in one pass through memory; then, the sum being off by about the root of the size, rows are drawn and added, or
 * taken away, each draw as likely as the other, until it fits (see L. Devroye, "Non-Uniform Random Variate Generation",
 * 1986, section XI.1.3). Not safe for use by several threads.
 */
final class MultinomialWeights {

    private final PoissonCounts poisson = new PoissonCounts();
    private final RowKinds kinds;
    private final int[] drawn;
    private int most;

    MultinomialWeights(RowKinds kinds) {
        this.kinds = kinds;
        drawn = new int[kinds.count()];
    }

    /** @param weights one a row, overwritten with whole numbers */
    void draw(SplittableRandom random, double[] weights) {
        Arrays.fill(drawn, 0);
        most = 0;
        int sum = poissonCounts(random, weights);
        for (; sum < weights.length; sum++) {
            add(random.nextInt(weights.length), weights);
        }
        for (; sum > weights.length; sum--) {
            takeAway(random, weights, 0);
        }
        for (int kind = 0; kind < drawn.length; kind++) {
            if (drawn[kind] == 0 && kinds.size(kind) > 0) {
                add(kinds.row(kind, random.nextInt(kinds.size(kind))), weights);
                takeAway(random, weights, 1);
            }
        }
    }

    private int poissonCounts(SplittableRandom random, double[] weights) {
        boolean one = drawn.length == 1;
        int sum = 0;
        long bits = 0;
        for (int row = 0; row < weights.length; row++) {
            bits = (row & 1) == 0 ? random.nextLong() : bits >>> 32;
            int count = poisson.of(bits);
            weights[row] = count;
            most = Math.max(most, count);
            sum += count;
            if (!one) {
                drawn[kinds.of(row)] += count;
            }
        }
        if (one) {
            drawn[0] = sum;
        }
        return sum;
    }

    private void add(int row, double[] weights) {
        weights[row]++;
        most = Math.max(most, (int) weights[row]);
        drawn[kinds.of(row)]++;
    }

    /** @param left how many rows of its kind are to be left at least */
    private void takeAway(SplittableRandom random, double[] weights, int left) {
        while (true) {
            int row = random.nextInt(weights.length);
            // A row that is there twice is as likely again to be the one.
            if (random.nextInt(most) < weights[row] && drawn[kinds.of(row)] > left) {
                weights[row]--;
                drawn[kinds.of(row)]--;
                return;
            }
        }
    }
}
