package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.function.Consumer;

/** Makes batches out of rows that a file's reader fills in, and hands them over when they are full. */
final class Batches {

    /** Rows of a full batch. */
    static final int ROWS = 8_192;

    private final List<Filler> fillers;
    private final Consumer<Batch> sink;
    private long firstRow;
    private int rows;

    Batches(List<Field> columns, Consumer<Batch> sink) {
        this.fillers = columns.stream().map(Filler::of).toList();
        this.sink = sink;
    }

    List<Filler> fillers() {
        return fillers;
    }

    /** Where in the batch the next row goes. */
    int row() {
        return rows;
    }

    /** How many rows still fit, at least 1. */
    int space() {
        return ROWS - rows;
    }

    /** So many more rows have been filled in, in every column. */
    void advance(int count) {
        rows += count;
        if (rows == ROWS) {
            handOver();
        }
    }

    /** Hands over what is left. */
    void finish() {
        if (rows > 0) {
            handOver();
        }
    }

    private void handOver() {
        Batch batch =
                new Batch(firstRow, rows, fillers.stream().map(Filler::column).toList());
        try {
            sink.accept(batch);
        } catch (RuntimeException e) {
            throw new SinkFailure(e);
        }
        fillers.forEach(Filler::clear);
        firstRow += rows;
        rows = 0;
    }

    /** The receiver of the batches failed; carried past the readers, which would take it for a fault of their file. */
    static final class SinkFailure extends UnavailableException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        SinkFailure(RuntimeException failure) {
            super(failure.getMessage(), failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
