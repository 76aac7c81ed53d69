package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A data set that can be read from start to end, any number of times, in bounded memory. */
public interface Table {

    /** A column's name and type. */
    record Field(String name, ColumnType type) {}

    /** The columns in the file's order; names are unique. */
    List<Field> fields();

    /** What a message calls this table: the path as the user said it. */
    String name();

    /**
     * Hands every row to the sink, in order, on the calling thread.
     *
     * @param columns the names wanted, so that only these are decoded; all must exist
     * @return the number of rows
     * @throws UnavailableException where a column is missing or the data cannot be read as its type: table, row, column
     *     and value are named
     */
    long read(List<String> columns, Consumer<Batch> sink);

    /**
     * Hands every column to its own sink, on as many threads as there are processors: the fast way for whoever looks at
     * one column at a time. The threads end before this returns, also where it fails.
     *
     * @param sinks by the names of the columns wanted, all of which must exist; what a sink throws is thrown here, and
     *     stops the others
     * @param rowsSoFar hears now and then how many rows every sink has had; on any thread, one at a time
     * @return the number of rows
     * @throws UnavailableException as {@link #read}
     */
    default long readColumns(Map<String, ColumnSink> sinks, LongConsumer rowsSoFar) {
        return readColumns(sinks, rowsSoFar, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same on a given number of threads. Each sink sees the same values in the same order whatever their number; only
     * how they are cut into batches may differ from that of {@link #read}.
     *
     * @param threads at most so many, at least 1
     */
    default long readColumns(Map<String, ColumnSink> sinks, LongConsumer rowsSoFar, int threads) {
        List<String> columns = List.copyOf(sinks.keySet());
        return read(columns, batch -> {
            for (int i = 0; i < columns.size(); i++) {
                sinks.get(columns.get(i)).add(batch.columns().get(i), batch.rows());
            }
            rowsSoFar.accept(batch.firstRow() + batch.rows());
        });
    }

    /** The files as they went into a verdict. */
    List<Input> inputs(String role);

    /**
     * Whether a column's numbers are stored in 32 bits, if only in some of the files. What was 0.1 before is read as
     * 0.10000000149011612 then.
     */
    default boolean isFloat(String column) {
        return false;
    }

    default Optional<Field> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
