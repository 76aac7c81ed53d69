package io.jenkins.lib.modelgate.data;

/** One column's values in a batch. */
public sealed interface Column permits NumericColumn, TextColumn, VectorColumn {

    String name();

    ColumnType type();

    /** Whether the row has no value at all: an empty cell, a null. A NaN that was computed is a value. */
    boolean isMissing(int row);

    /** Whether the row has no value, or NaN: the same to whoever needs one, and in CSV nothing tells them apart. */
    default boolean lacks(int row) {
        return isMissing(row);
    }
}
