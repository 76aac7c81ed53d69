package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.EmptyBins;
import io.jenkins.lib.modelgate.drift.noise.Resampling;
import java.util.Arrays;

/**
 * The effect of rows dealt out anew, with the quantile bins cut anew from those that fell to the reference, as they were cut
 * from it in the first place. With bins that stay where they are, both sides would vary in them, while the reference that cut
 * them does not: at few rows a bin that noise makes heavy tails for then seems to tell more than it does.
 */
final class RecutBins implements Resampling.Effect {

    /** With so many rows of the reference in a bin, cutting anew makes no difference that could be seen. */
    private static final int ENOUGH_A_BIN = 500;

    /** Up to so many rows in all, every value is a cell of its own. */
    private static final int FEW_ROWS = 2_048;

    private final Measure measure;
    private final EmptyBins empty;
    private final int bins;
    private final Cells cells;
    private final long[] referenceAside;
    private final long[] currentAside;

    private RecutBins(Measure measure, EmptyBins empty, int bins, Ordered numbers, Bins all) {
        this.measure = measure;
        this.empty = empty;
        this.bins = bins;
        long rows = numbers.reference().total() + numbers.current().total();
        cells = Cells.of(numbers.reference(), numbers.current(), rows <= FEW_ROWS ? FEW_ROWS : Cells.MOST);
        referenceAside = all.aside(true);
        currentAside = all.aside(false);
    }

    /** Whether it matters. */
    static boolean isNeeded(Comparison comparison, int bins) {
        return comparison
                .ordered()
                .filter(numbers -> numbers.reference().total() < (long) ENOUGH_A_BIN * bins)
                .isPresent();
    }

    static RecutBins of(Measure measure, EmptyBins empty, int bins, Comparison comparison) {
        return new RecutBins(measure, empty, bins, comparison.ordered().orElseThrow(), comparison.bins());
    }

    /** Rows of the reference in each cell, and after those without a finite number. */
    long[] reference() {
        return joined(cells.reference(), referenceAside);
    }

    /** The same of the current side. */
    long[] current() {
        return joined(cells.current(), currentAside);
    }

    @Override
    public double of(long[] reference, long[] current) {
        int numbers = cells.values().length;
        long rows = 0;
        for (int cell = 0; cell < numbers; cell++) {
            rows += reference[cell];
        }
        int aside = reference.length - numbers;
        long[] before = new long[bins + aside];
        long[] now = new long[bins + aside];
        int bin = 0;
        int quantile = 1;
        long seen = 0;
        for (int cell = 0; cell < numbers; cell++) {
            before[bin] += reference[cell];
            now[bin] += current[cell];
            seen += reference[cell];
            if (quantile < bins && seen >= rank(quantile, rows)) {
                bin++; // this cell holds a quantile, and so is the upper edge of its bin
                while (quantile < bins && seen >= rank(quantile, rows)) {
                    quantile++;
                }
            }
        }
        System.arraycopy(reference, numbers, before, bins, aside);
        System.arraycopy(current, numbers, now, bins, aside);
        return Effect.ofBins(measure, before, now, empty);
    }

    private double rank(int quantile, long rows) {
        return Math.max(1, Math.ceil(rows * ((double) quantile / bins)));
    }

    private static long[] joined(long[] numbers, long[] aside) {
        long[] all = Arrays.copyOf(numbers, numbers.length + aside.length);
        System.arraycopy(aside, 0, all, numbers.length, aside.length);
        return all;
    }
}
