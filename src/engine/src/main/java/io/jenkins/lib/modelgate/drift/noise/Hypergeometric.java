package io.jenkins.lib.modelgate.drift.noise;

import java.util.SplittableRandom;

/**
 * Draws how many marked ones are among those taken without putting back, in a time that does not grow with the numbers: by
 * inversion where few are expected, by ratio of uniforms beyond (E. Stadlober, "The ratio of uniforms approach for
 * generating discrete random variates", Journal of Computational and Applied Mathematics 31, 1990: HRUA).
 */
final class Hypergeometric {

    private static final double FEW = 20;
    private static final double HAT_SLOPE = 2 * Math.sqrt(2 / Math.E);
    private static final double HAT_SHIFT = 3 - 2 * Math.sqrt(3 / Math.E);

    private final SplittableRandom random;
    private final LogFactorial logFactorial;

    Hypergeometric(SplittableRandom random, LogFactorial logFactorial) {
        this.random = random;
        this.logFactorial = logFactorial;
    }

    /**
     * @param marked, others how many of either there are, at least 0
     * @param taken how many are taken, at most all
     */
    long draw(long marked, long others, long taken) {
        if (taken == 0 || marked == 0) {
            return 0;
        }
        if (others == 0) {
            return taken;
        }
        if (marked == 1) { // the usual case where every row is a cell
            return random.nextDouble() * (others + 1.0) < taken ? 1 : 0;
        }
        // Marked or not, taken or left: the rarer of each is drawn, and turned back.
        long all = marked + others;
        boolean swapped = marked > others;
        boolean left = taken > all - taken;
        long rare = Math.min(marked, others);
        long drawn = Math.min(taken, all - taken);
        long hits =
                (double) drawn * rare / all < FEW ? byInversion(rare, all - rare, drawn) : byRatio(rare, all, drawn);
        long ofMarked = swapped ? drawn - hits : hits;
        return left ? marked - ofMarked : ofMarked;
    }

    private long byInversion(long rare, long common, long drawn) {
        double probability = Math.exp(logFactorial.of(common)
                - logFactorial.of(common - drawn)
                - logFactorial.of(rare + common)
                + logFactorial.of(rare + common - drawn));
        double left = random.nextDouble();
        long hits = 0;
        long most = Math.min(rare, drawn);
        while (left > probability && hits < most) {
            left -= probability;
            probability *=
                    (double) (rare - hits) * (drawn - hits) / ((double) (hits + 1) * (common - drawn + hits + 1));
            hits++;
        }
        return hits;
    }

    private long byRatio(long rare, long all, long drawn) {
        double share = (double) rare / all;
        double centre = drawn * share + 0.5;
        double variance = (double) (all - drawn) * drawn * share * (1 - share) / (all - 1);
        double width = HAT_SLOPE * Math.sqrt(variance + 0.5) + HAT_SHIFT;
        long mode = (long) Math.floor((drawn + 1.0) * (rare + 1.0) / (all + 2.0));
        double atMode = logWeight(mode, rare, all, drawn);
        double beyond = Math.min(Math.min(rare, drawn) + 1.0, Math.floor(centre + 16 * Math.sqrt(variance + 0.5)));
        while (true) {
            double u = 1 - random.nextDouble(); // in (0, 1]
            double x = centre + width * (random.nextDouble() - 0.5) / u;
            if (x < 0 || x >= beyond) {
                continue;
            }
            long hits = (long) x;
            if (2 * Math.log(u) <= logWeight(hits, rare, all, drawn) - atMode) {
                return hits;
            }
        }
    }

    private double logWeight(long hits, long rare, long all, long drawn) {
        return -logFactorial.of(hits)
                - logFactorial.of(rare - hits)
                - logFactorial.of(drawn - hits)
                - logFactorial.of(all - rare - drawn + hits);
    }
}
