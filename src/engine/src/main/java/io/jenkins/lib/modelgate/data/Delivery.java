package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Where a reader's rows go: to a sink for each column, on the column's lane, or in batches to the thread that reads. Only
 * so many windows of rows are under way at a time.
 */
abstract sealed class Delivery {

    /** Makes one column's values of a window, in order; on the column's lane. */
    @FunctionalInterface
    interface Window {
        /** @throws UnavailableException where the values cannot be read as their type */
        void read(int column, ColumnSink into);
    }

    /** Rows of a batch, in tables that are not very wide. */
    static final int ROWS = 8_192;

    private static final int FEWEST_ROWS = 256;
    private static final int CELLS = ROWS * 256;

    private final Lanes lanes;
    private final int columns;
    private final int ahead;
    private final List<Dictionary> dictionaries = new ArrayList<>();
    private final FirstFailure failure = new FirstFailure();
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private final AtomicIntegerArray dimensions;
    private final AtomicLong rows = new AtomicLong();

    private record UnderWay(long firstRow, long rows, Column[] made, CompletableFuture<Void> done) {}

    private Delivery(Lanes lanes, int columns, int ahead) {
        this.lanes = lanes;
        this.columns = columns;
        this.ahead = ahead;
        for (int i = 0; i < columns; i++) {
            dictionaries.add(new Dictionary());
        }
        this.dimensions = new AtomicIntegerArray(columns);
    }

    /** Each column to the sink of the same number. */
    static Delivery toSinks(Lanes lanes, List<ColumnSink> sinks, LongConsumer rowsSoFar, int ahead) {
        return new ToSinks(lanes, sinks, rowsSoFar, ahead);
    }

    /** Batches of all columns. */
    static Delivery inBatches(Lanes lanes, int columns, Consumer<Batch> sink, int ahead) {
        return new InBatches(lanes, columns, sink, ahead);
    }

    /** The threads that readers may use as well. */
    final Lanes lanes() {
        return lanes;
    }

    /** What codes a text column's words, in whatever file; for the column's lane. */
    final Dictionary dictionary(int column) {
        return dictionaries.get(column);
    }

    /** Windows that may be under way, at least 1. */
    final int ahead() {
        return ahead;
    }

    /** Rows handed over so far. */
    final long rows() {
        return rows.get();
    }

    /** Rows that a column holds at a time; fewer in very wide tables. */
    final int batchRows() {
        return Math.max(FEWEST_ROWS, Math.min(ROWS, CELLS / Math.max(1, columns)));
    }

    /** Whether each window is a batch, so that a column makes its values in one go and does not fill its arrays again. */
    abstract boolean inBatches();

    /** Of a window that is under way: where a column's values go. */
    abstract ColumnSink into(int column, Column[] made);

    /** A window has gone through every column. */
    abstract void complete(long firstRow, long rows, Column[] made);

    /**
     * Hands over the next rows, which are then read on the lanes; waits for room before.
     *
     * @param count how many rows the window has, at least 1
     */
    final void hand(long count, Window window) {
        while (underWay.size() >= ahead) {
            completeOldest();
        }
        long firstRow = rows.getAndAdd(count);
        Column[] made = new Column[columns];
        CompletableFuture<?>[] done = new CompletableFuture<?>[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            done[i] = lanes.put(column, () -> read(window, column, firstRow, into(column, made)));
        }
        underWay.add(new UnderWay(firstRow, count, made, CompletableFuture.allOf(done)));
    }

    /** Waits for all that was handed over. */
    final void finish() {
        while (!underWay.isEmpty()) {
            completeOldest();
        }
    }

    private void completeOldest() {
        UnderWay oldest = underWay.remove();
        boolean completed = false;
        try {
            Lanes.await(oldest.done());
            failure.throwIfAny();
            complete(oldest.firstRow(), oldest.rows(), oldest.made());
            completed = true;
        } finally {
            if (!completed) {
                underWay.clear(); // nobody hears of later rows
            }
        }
    }

    /** Arrays have one length in all of a table's files. On the column's lane, so one at a time. */
    private void refuseOtherLength(int column, Column values, long row) {
        if (values instanceof VectorColumn vectors && vectors.dimension() > 0) {
            int before = dimensions.updateAndGet(column, known -> known == 0 ? vectors.dimension() : known);
            if (before != vectors.dimension()) {
                throw new UnavailableException(
                        "The arrays in '%s' have %,d numbers up to row %,d and %,d from there on; all must have one length."
                                .formatted(vectors.name(), before, row, vectors.dimension()));
            }
        }
    }

    private void read(Window window, int column, long firstRow, ColumnSink into) {
        long[] row = {firstRow};
        if (failure.isBefore(firstRow, column)) {
            return;
        }
        try {
            window.read(column, (values, count) -> {
                if (failure.isBefore(row[0], column)) {
                    throw new CancellationException(); // of no interest beside what failed before
                }
                refuseOtherLength(column, values, row[0]);
                into.add(values, count);
                row[0] += count;
            });
        } catch (AtRow e) {
            failure.offer(e.row, column, e.refusal);
        } catch (RuntimeException | Error e) { // even a lack of memory is for the reading thread to report
            failure.offer(row[0], column, e);
        }
    }

    /** A value's refusal that knows its row. */
    static final class AtRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long row;
        private final UnavailableException refusal;

        /** @param row of all rows handed over, from 0 */
        AtRow(long row, UnavailableException refusal) {
            super(refusal);
            this.row = row;
            this.refusal = refusal;
        }
    }

    private static final class ToSinks extends Delivery {
        private final List<ColumnSink> sinks;
        private final LongConsumer rowsSoFar;

        ToSinks(Lanes lanes, List<ColumnSink> sinks, LongConsumer rowsSoFar, int ahead) {
            super(lanes, sinks.size(), ahead);
            this.sinks = new ArrayList<>(sinks);
            this.rowsSoFar = rowsSoFar;
        }

        @Override
        boolean inBatches() {
            return false;
        }

        @Override
        ColumnSink into(int column, Column[] made) {
            return sinks.get(column);
        }

        @Override
        void complete(long firstRow, long rows, Column[] made) {
            rowsSoFar.accept(firstRow + rows);
        }
    }

    private static final class InBatches extends Delivery {
        private final Consumer<Batch> sink;

        InBatches(Lanes lanes, int columns, Consumer<Batch> sink, int ahead) {
            super(lanes, columns, ahead);
            this.sink = sink;
        }

        @Override
        boolean inBatches() {
            return true;
        }

        @Override
        ColumnSink into(int column, Column[] made) {
            return (values, count) -> made[column] = values;
        }

        @Override
        void complete(long firstRow, long rows, Column[] made) {
            sink.accept(new Batch(firstRow, (int) rows, Arrays.asList(made)));
        }
    }
}
