package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.Sample;
import java.util.Arrays;

/**
 * Two samples' rows in common cells, so that they can be drawn anew: a cell for each different value, or, where there are
 * more than {@value #MOST} or as many as asked for, cells of about as many rows each, with the mean of their rows for a value.
 *
 * @param values ascending
 * @param reference, current rows in each cell
 */
record Cells(double[] values, long[] reference, long[] current) {

    static final int MOST = 256;

    static Cells of(Sample reference, Sample current) {
        return of(reference, current, MOST);
    }

    /** Numbers that differ by rounding alone are in one cell. */
    static Cells ofRounded(Ordered numbers) {
        return of(numbers.reference(), numbers.current(), MOST, Rounding.of(numbers.reference()));
    }

    /** @param most cells */
    static Cells of(Sample reference, Sample current, int most) {
        return of(reference, current, most, 0);
    }

    private static Cells of(Sample reference, Sample current, int most, double tolerance) {
        double[] before = reference.values();
        double[] now = current.values();
        long[] beforeCounts = reference.counts();
        long[] nowCounts = current.counts();
        double total = reference.total() + (double) current.total();
        int size = Math.min(most, before.length + now.length);
        double[] values = new double[size];
        long[] inReference = new long[size];
        long[] inCurrent = new long[size];
        int cell = -1;
        long seen = 0;
        double largest = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0, j = 0; i < before.length || j < now.length; ) {
            double value = j >= now.length || i < before.length && before[i] <= now[j] ? before[i] : now[j];
            long ofReference = i < before.length && before[i] == value ? beforeCounts[i++] : 0;
            long ofCurrent = j < now.length && now[j] == value ? nowCounts[j++] : 0;
            // As long as every value may have a cell of its own, it has.
            boolean fresh = (before.length + now.length <= most || seen >= largest) && value - last >= tolerance;
            last = value;
            if (cell < 0 || fresh && cell < size - 1) {
                cell++;
                largest = (cell + 1) * total / most;
            }
            double rows = inReference[cell] + inCurrent[cell];
            double added = ofReference + (double) ofCurrent;
            values[cell] += (value - values[cell]) * (added / (rows + added));
            inReference[cell] += ofReference;
            inCurrent[cell] += ofCurrent;
            seen += ofReference + ofCurrent;
        }
        return new Cells(
                Arrays.copyOf(values, cell + 1),
                Arrays.copyOf(inReference, cell + 1),
                Arrays.copyOf(inCurrent, cell + 1));
    }
}
