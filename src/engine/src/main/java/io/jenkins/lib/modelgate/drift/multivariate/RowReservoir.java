package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Keeps a bounded number of the rows that pass by, each with the same probability (J. Vitter, "Random sampling with a
 * reservoir", 1985, algorithm R). The same rows in the same order with the same seed are kept again.
 */
public final class RowReservoir {

    private final int columns;
    private final int most;
    private final SplittableRandom random;
    private double[] kept;
    private long seen;

    /**
     * @param columns numbers in a row, at least one
     * @param most rows to keep, at least one
     */
    public RowReservoir(int columns, int most, long seed) {
        if (columns < 1 || most < 1) {
            throw new IllegalArgumentException("a reservoir needs room for a row");
        }
        this.columns = columns;
        this.most = most;
        random = new SplittableRandom(seed);
        kept = new double[columns * Math.min(most, 64)];
    }

    /** @param row one finite number or NaN for each column */
    public void add(double[] row) {
        long place = seen < most ? seen : random.nextLong(seen + 1);
        seen++;
        if (place < most) {
            int from = Math.multiplyExact((int) place, columns);
            if (from + columns > kept.length) {
                kept = Arrays.copyOf(kept, (int) Math.min((long) most * columns, 2L * kept.length));
            }
            System.arraycopy(row, 0, kept, from, columns);
        }
    }

    /** How many rows have passed by; more than are in {@link #rows} means these are a sample. */
    public long seen() {
        return seen;
    }

    public Rows rows() {
        return new Rows(Arrays.copyOf(kept, (int) Math.min(seen, most) * columns), columns);
    }
}
