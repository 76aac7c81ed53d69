package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;

/**
 * How sure a verdict has to be.
 *
 * @param alpha how often, in (0, 0.5], noise alone may pass for drift
 * @param correction how looking at many columns is made up for
 * @param draws random draws that noise is reckoned from, 199 to 100,000
 * @param seed of the draws
 * @param minRows rows that either side needs to be judged at all
 */
record Certainty(double alpha, Correction correction, int draws, int seed, int minRows) {

    static final double DEFAULT_ALPHA = 0.05;
    static final int DEFAULT_DRAWS = 1_999;
    static final int DEFAULT_MIN_ROWS = 30;

    private static final double SMALLEST_ALPHA = 1e-6;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    static Certainty from(Settings settings) {
        return new Certainty(
                settings.number("alpha", SMALLEST_ALPHA, 0.5).orElse(DEFAULT_ALPHA),
                settings.choice("correction", Correction.class).orElse(Correction.BENJAMINI_HOCHBERG),
                settings.integer("draws", DEFAULT_DRAWS, 199, 100_000),
                settings.integer("seed", 0, 0, Integer.MAX_VALUE),
                settings.integer("minRows", DEFAULT_MIN_ROWS, 1, Integer.MAX_VALUE));
    }

    /** A seed of its own for everything that draws, whatever else is drawn. */
    long seedFor(String what) {
        long mixed = (seed + 1L) * MIX ^ what.hashCode() * 0xBF58476D1CE4E5B9L;
        return (mixed ^ mixed >>> 29) * MIX;
    }
}
