package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import java.util.List;
import java.util.Map;

/** One file of a table, in one of the formats. */
interface TableFile {

    SourceFile source();

    /** The columns in the file's order; names are unique. */
    List<String> columns();

    /** The possible types of each column, by name: what the file's schema says, or what its first rows allow. */
    Map<String, Inference> types();

    /** Whether a column's numbers are stored in 32 bits. */
    default boolean isFloat(String column) {
        return false;
    }

    /**
     * Hands over every row. Returns when all are handed over, be they read or not.
     *
     * @param wanted the columns wanted, each of which the file has, in the order of {@code out}'s columns
     */
    void read(List<Field> wanted, Delivery out, Pace pace);
}
