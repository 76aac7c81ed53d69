package io.jenkins.lib.modelgate.drift.noise;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws two samples anew from their counts over common cells. Seeded: the same counts and seed give the same draws,
 * everywhere.
 *
 * <p>Rows within a cell are alike to a distance that only sees the cells. So shuffling the rows of both sides is drawing
 * from the pooled counts without putting back (the multivariate hypergeometric distribution), and that needs the counts,
 * not the rows: a stored profile will do.
 */
public final class Resampling {

    /** From here on a Poisson count is drawn as a rounded normal one: its skew is below 0.15. */
    private static final double MANY = 50;

    private static final long OF_NOISE = 0x5851F42D4C957F2DL;
    private static final long OF_INTERVAL = 0x14057B7EF767814FL;

    private final long[] reference;
    private final long[] current;
    private final long seed;

    /** How far two sets of counts over the same cells are apart. */
    @FunctionalInterface
    public interface Effect {
        double of(long[] reference, long[] current);
    }

    /** @param reference, current rows in each cell, at least one row each */
    public Resampling(long[] reference, long[] current, long seed) {
        this.reference = reference.clone();
        this.current = current.clone();
        this.seed = seed;
    }

    /**
     * What noise alone makes of the effect.
     *
     * @param squared whether the effect grows with the square of a shift, as PSI does
     * @param draws at least 1
     */
    public NullDistribution noise(Effect effect, boolean squared, int draws) {
        Hypergeometric sampler = new Hypergeometric(new SplittableRandom(seed ^ OF_NOISE), new LogFactorial());
        long[] pooled = new long[reference.length];
        Arrays.setAll(pooled, cell -> reference[cell] + current[cell]);
        long rows = Arrays.stream(pooled).sum();
        long referenceRows = Arrays.stream(reference).sum();
        double[] effects = new double[draws];
        long[] one = new long[pooled.length];
        long[] other = new long[pooled.length];
        for (int draw = 0; draw < draws; draw++) {
            long left = rows;
            long toTake = referenceRows;
            for (int cell = 0; cell < pooled.length; cell++) {
                left -= pooled[cell];
                one[cell] = sampler.draw(pooled[cell], left, toTake);
                other[cell] = pooled[cell] - one[cell];
                toTake -= one[cell];
            }
            effects[draw] = effect.of(one, other);
        }
        return new NullDistribution(effects, squared);
    }

    /**
     * How sure the effect is: the basic bootstrap interval (A. Davison, D. Hinkley, "Bootstrap Methods and their
     * Application", 1997, section 5.2.1) over Poisson resamples of both sides' counts, cut off at 0. An estimate
     * that noise pushes up, as it does every distance, may lie above what the interval says; it is widened to hold it.
     *
     * <p>An interval for 95 % held the true PSI in 90 to 100 of 100 samples of 500 to 2,000 rows with true values from 0 to
     * 0.29 (100 where it is 0), and the true total variation in 80 to 93: where some cells are alike on both sides, a
     * distance of amounts has a kink, and noise lifts it by more than the resamples show. No verdict hangs on it.
     *
     * @param observed the effect, at least 0; that of the counts themselves may differ where cells are coarser than what
     *     was measured
     * @param level in (0, 1), e.g. 0.95; beyond 1 − 2/draws the ends are those of the most extreme draws
     */
    public Interval interval(Effect effect, double observed, double level, int draws) {
        SplittableRandom random = new SplittableRandom(seed ^ OF_INTERVAL);
        double ofCounts = effect.of(reference, current);
        double[] effects = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            effects[draw] = effect.of(again(reference, random), again(current, random));
        }
        Arrays.sort(effects);
        int tail = (int) Math.floor((1 - level) / 2 * draws);
        double low = observed + ofCounts - effects[draws - 1 - tail];
        double high = observed + ofCounts - effects[tail];
        return new Interval(Math.max(0, Math.min(low, observed)), Math.max(high, observed), level);
    }

    private static long[] again(long[] counts, SplittableRandom random) {
        long[] drawn = new long[counts.length];
        long total = 0;
        while (total == 0) { // a resample of nothing has no shares
            for (int cell = 0; cell < counts.length; cell++) {
                drawn[cell] = poisson(counts[cell], random);
                total += drawn[cell];
            }
        }
        return drawn;
    }

    /** Knuth's product of uniforms, in pieces of a mean of 30, or a rounded normal count. */
    private static long poisson(double mean, SplittableRandom random) {
        if (mean >= MANY) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        long count = 0;
        for (double left = mean; left > 0; left -= 30) {
            double limit = Math.exp(-Math.min(30, left));
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
        }
        return count;
    }
}
