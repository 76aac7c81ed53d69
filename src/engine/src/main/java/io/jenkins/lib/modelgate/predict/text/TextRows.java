package io.jenkins.lib.modelgate.predict.text;

import java.util.Arrays;

/** Rows of whole numbers of one width, in one array that grows by half. */
final class TextRows {

    private final int width;
    private int[] values;
    private int rows;

    TextRows(int width) {
        this.width = width;
        this.values = new int[64 * width];
    }

    void add(int[] row) {
        if ((rows + 1L) * width > values.length) {
            values = Arrays.copyOf(values, Math.toIntExact(3L * values.length / 2));
        }
        System.arraycopy(row, 0, values, rows * width, width);
        rows++;
    }

    int rows() {
        return rows;
    }

    int[] toArray() {
        return Arrays.copyOf(values, rows * width);
    }
}
