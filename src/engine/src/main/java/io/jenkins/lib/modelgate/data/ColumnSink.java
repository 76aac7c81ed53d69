package io.jenkins.lib.modelgate.data;

/**
 * Takes one column's values, batch by batch, in row order. Called by one thread at a time, though not always the same
 * one; what one call wrote, the next sees. Sinks of different columns are called at the same time.
 */
@FunctionalInterface
public interface ColumnSink {

    /**
     * @param column some consecutive rows' values; valid only during the call
     * @param rows how many, at least 1
     */
    void add(Column column, int rows);
}
