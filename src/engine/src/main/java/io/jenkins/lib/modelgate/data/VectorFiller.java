package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import java.util.Arrays;
import java.util.BitSet;

/** Collects a batch's arrays of numbers; all must be as long as the first. */
final class VectorFiller extends Filler {

    /** Numbers of the longest array: more than embeddings have, and few enough for a batch to be held. */
    static final int MAX_DIMENSION = 4_096;

    private final Field field;
    private final BitSet missing;
    private float[] values = {};
    private int rows;
    private int dimension;

    VectorFiller(Field field, int rows) {
        this.field = field;
        this.rows = rows;
        this.missing = new BitSet(rows);
    }

    /** The length that arrays have; 0 as long as there was none. */
    int dimension() {
        return dimension;
    }

    /** Whether the array has as many numbers as those before, and not too many. */
    boolean vector(int row, float[] numbers, int length) {
        if (length == 0 || length > MAX_DIMENSION || dimension != 0 && length != dimension) {
            return false;
        }
        dimension = length;
        if (values.length < (row + 1) * dimension) {
            int room = Math.max(row + 1, Math.min(rows, 2 * row));
            values = Arrays.copyOf(values, room * dimension);
        }
        System.arraycopy(numbers, 0, values, row * dimension, dimension);
        return true;
    }

    @Override
    void grow() {
        rows *= 2;
    }

    @Override
    boolean text(int row, char[] text, int offset, int length) {
        return false;
    }

    @Override
    boolean number(int row, double value) {
        return false;
    }

    @Override
    boolean truth(int row, boolean value) {
        return false;
    }

    @Override
    boolean instant(int row, double millis) {
        return false;
    }

    @Override
    void missing(int row) {
        missing.set(row);
    }

    @Override
    Column column() {
        // rows at the end that are missing have room, too
        int needed = Math.max(missing.length() * dimension, values.length);
        values = values.length < needed ? Arrays.copyOf(values, needed) : values;
        return new VectorColumn(field.name(), values, dimension, missing);
    }

    @Override
    Column column(int rowCount, Dictionary shared) {
        return column();
    }

    @Override
    void clear() {
        missing.clear();
    }
}
