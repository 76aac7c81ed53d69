package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

    /** The files as they went into a verdict. */
    List<Input> inputs(String role);

    default Optional<Field> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
