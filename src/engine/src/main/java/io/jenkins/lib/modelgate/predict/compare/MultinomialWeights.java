package io.jenkins.lib.modelgate.predict.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws how often each row is in a resample with replacement of all rows of its stratum: multinomial counts, exactly as if
 * rows were drawn one by one.
 *
 * <p>Independent Poisson counts, given their sum, are multinomial counts of that sum. So each row first gets a Poisson
 * count, in one pass through memory; then, the sum being off by about the root of the size, rows are drawn and added, or
 * taken away, each draw as likely as the other, until it fits (see L. Devroye, "Non-Uniform Random Variate Generation",
 * 1986, section XI.1.3). Not safe for use by several threads.
 */
final class MultinomialWeights {

    private final PoissonCounts poisson = new PoissonCounts();
    private final Strata strata;
    private final int[] total;

    MultinomialWeights(Strata strata) {
        this.strata = strata;
        total = new int[strata.count()];
    }

    /** @param weights one a row, overwritten with whole numbers */
    void draw(SplittableRandom random, double[] weights) {
        Arrays.fill(total, 0);
        int most = poissonCounts(random, weights);
        for (int stratum = 0; stratum < total.length; stratum++) {
            fit(stratum, most, random, weights);
        }
    }

    private int poissonCounts(SplittableRandom random, double[] weights) {
        boolean one = total.length == 1;
        int most = 0;
        int sum = 0;
        long bits = 0;
        for (int row = 0; row < weights.length; row++) {
            bits = (row & 1) == 0 ? random.nextLong() : bits >>> 32;
            int count = poisson.of(bits);
            weights[row] = count;
            most = Math.max(most, count);
            if (one) {
                sum += count;
            } else {
                total[strata.of(row)] += count;
            }
        }
        if (one) {
            total[0] = sum;
        }
        return most;
    }

    private void fit(int stratum, int most, SplittableRandom random, double[] weights) {
        int size = strata.size(stratum);
        int sum = total[stratum];
        for (; sum < size; sum++) {
            weights[strata.row(stratum, random.nextInt(size))]++;
        }
        while (sum > size) {
            int row = strata.row(stratum, random.nextInt(size));
            // A row that is there twice is as likely again to lose one.
            if (random.nextInt(most) < weights[row]) {
                weights[row]--;
                sum--;
            }
        }
    }
}
