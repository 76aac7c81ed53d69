package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;

/** Rows of numbers, one number for each column; NaN is a missing one. */
public final class Rows {

    private final double[] values;
    private final int columns;

    /**
     * @param values row by row
     * @param columns how many numbers make a row, at least one
     */
    public Rows(double[] values, int columns) {
        if (columns < 1 || values.length % columns != 0) {
            throw new IllegalArgumentException(
                    "%d numbers do not make rows of %d columns".formatted(values.length, columns));
        }
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("rows hold finite numbers and NaN, not " + value);
            }
        }
        this.values = values.clone();
        this.columns = columns;
    }

    public int columns() {
        return columns;
    }

    public int count() {
        return values.length / columns;
    }

    /** The number in a place, NaN where it is missing. */
    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /** Those rows, in that order. */
    Rows take(int[] rows) {
        double[] taken = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * columns, taken, i * columns, columns);
        }
        return new Rows(taken, columns);
    }

    /** These rows and then those of another. */
    Rows and(Rows more) {
        double[] both = Arrays.copyOf(values, values.length + more.values.length);
        System.arraycopy(more.values, 0, both, values.length, more.values.length);
        return new Rows(both, columns);
    }
}
