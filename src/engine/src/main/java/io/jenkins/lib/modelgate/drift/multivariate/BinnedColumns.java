package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All columns in at most {@value #MOST} bins each, and one for what is missing: what trees are grown on. */
final class BinnedColumns {

    /** Bins of values. */
    static final int MOST = 255;

    /** The bin of a missing value. */
    static final int MISSING = 255;

    private final byte[][] bins;
    private final int[] sizes;
    private final boolean[] categorical;

    /** @param categorical for each column whether its numbers are names, without an order */
    BinnedColumns(Rows rows, boolean[] categorical) {
        this.categorical = categorical.clone();
        bins = new byte[rows.columns()][];
        sizes = new int[rows.columns()];
        for (int column = 0; column < bins.length; column++) {
            double[] values = new double[rows.count()];
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.at(row, column) + 0.0; // minus zero is zero
            }
            bins[column] = categorical[column] ? names(values, column) : numbers(values, column);
        }
    }

    int columns() {
        return bins.length;
    }

    int bin(int column, int row) {
        return bins[column][row] & 0xff;
    }

    byte[] bins(int column) {
        return bins[column];
    }

    /** Bins of a column, without the one for what is missing. */
    int size(int column) {
        return sizes[column];
    }

    boolean isCategorical(int column) {
        return categorical[column];
    }

    /** A bin for each value, or where there are too many, bins with about the same number of rows. */
    private byte[] numbers(double[] values, int column) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] upTo = Arrays.stream(sorted).distinct().toArray();
        if (upTo.length > MOST) {
            double[] quantiles = new double[MOST];
            for (int k = 0; k < MOST; k++) {
                quantiles[k] = sorted[(int) ((k + 1L) * sorted.length / MOST) - 1];
            }
            upTo = Arrays.stream(quantiles).distinct().toArray();
        }
        sizes[column] = upTo.length;
        byte[] binned = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            int place = Arrays.binarySearch(upTo, values[row]);
            binned[row] = (byte) (Double.isNaN(values[row]) ? MISSING : place < 0 ? -place - 1 : place);
        }
        return binned;
    }

    /** A bin for each of the most frequent names; the last for all others. */
    private byte[] names(double[] values, int column) {
        Map<Double, Integer> counts = new HashMap<>();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        List<Double> names = counts.entrySet().stream()
                .sorted(Map.Entry.<Double, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Map<Double, Integer> bin = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            bin.put(names.get(i), Math.min(i, MOST - 1));
        }
        sizes[column] = Math.min(names.size(), MOST);
        byte[] binned = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            binned[row] = (byte) (Double.isNaN(values[row]) ? MISSING : (int) bin.get(values[row]));
        }
        return binned;
    }
}
