package io.jenkins.lib.modelgate.data;

import java.util.BitSet;

/**
 * Arrays of numbers that all have one length, such as embeddings.
 *
 * @param values row after row: the value {@code i} of a row is at {@code row * dimension + i}; only the batch's first
 *     {@code rows} count, and those of a missing row mean nothing. Single precision, which is what embeddings are stored in.
 *     Not to be kept or changed: the reader may fill it again for the next batch
 * @param dimension how many numbers a row has; 0 as long as every row so far was missing
 * @param missing the rows without a value
 */
public record VectorColumn(String name, float[] values, int dimension, BitSet missing) implements Column {
    @Override
    public ColumnType type() {
        return ColumnType.VECTOR;
    }

    @Override
    public boolean isMissing(int row) {
        return missing.get(row);
    }
}
