package io.jenkins.lib.modelgate.data;

/**
 * Of what fails on several threads, that which comes first in the table: by row, then by column. Whoever is before that
 * point goes on, since something may fail there, too; so the same table fails in the same way whatever the threads.
 */
final class FirstFailure {

    private long row = Long.MAX_VALUE;
    private int column = Integer.MAX_VALUE;
    private Throwable failure;

    synchronized void offer(long row, int column, Throwable failure) {
        if (!isBefore(row, column)) {
            this.row = row;
            this.column = column;
            this.failure = failure;
        }
    }

    /** Whether there is no use in going on with a column from a row on. */
    synchronized boolean isBefore(long row, int column) {
        return this.row < row || this.row == row && this.column <= column;
    }

    synchronized void throwIfAny() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }
}
