package io.jenkins.lib.modelgate.drift.noise;

/** The chance that noise alone puts rows on one side only: those that are outside a range, or of a kind that is new. */
public final class AllOnOneSide {

    private static final double NEGLIGIBLE = 1e-15;

    private AllOnOneSide() {}

    /** That of all rows, dealt out anew, {@code together} given ones fall to a side of {@code rows} of {@code all}. */
    public static double chance(long together, long rows, long all) {
        double chance = 1;
        for (long i = 0; i < together && chance > NEGLIGIBLE; i++) {
            chance *= Math.max(0, (double) (rows - i) / (all - i));
        }
        return chance;
    }

    /**
     * That so many current numbers or more lie outside all of the reference's, below and above together: one of the
     * {@code outside} + 1 ways to share them out among both ends has all these extremes on the current side. Ties make it
     * less likely.
     */
    public static double outsideARange(long outside, long currentRows, long all) {
        return Math.min(
                1, (outside + 1) * chance(outside, currentRows, all) - outside * chance(outside + 1, currentRows, all));
    }
}
