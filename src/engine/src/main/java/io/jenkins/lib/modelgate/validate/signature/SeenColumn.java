package io.jenkins.lib.modelgate.validate.signature;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.VectorColumn;

/** What a column's values are like: how many are missing, and between which numbers the others lie. */
final class SeenColumn implements ColumnSink {

    private long rows;
    private long missing;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private int width = -1;

    @Override
    public void add(Column column, int count) {
        rows += count;
        for (int row = 0; row < count; row++) {
            if (column.isMissing(row)) {
                missing++;
            } else if (column instanceof NumericColumn numbers) {
                smallest = Math.min(smallest, numbers.values()[row]);
                largest = Math.max(largest, numbers.values()[row]);
            }
        }
        if (column instanceof VectorColumn vectors) {
            width = vectors.dimension();
        }
    }

    long rows() {
        return rows;
    }

    long missing() {
        return missing;
    }

    /** Infinite where there is no number. */
    double smallest() {
        return smallest;
    }

    /** Minus infinite where there is no number. */
    double largest() {
        return largest;
    }

    /** How many numbers each of a column of arrays has; -1 for another column. */
    int width() {
        return width;
    }
}
