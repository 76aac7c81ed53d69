package io.jenkins.lib.modelgate.data;

import java.util.Map;
import java.util.Optional;

/**
 * How a table is to be read.
 *
 * @param delimiter the CSV field separator, or empty to detect it among comma, semicolon, tab and bar
 * @param types declared column types by name; they win over inference
 */
public record TableOptions(Optional<Character> delimiter, Map<String, ColumnType> types) {

    public TableOptions {
        types = Map.copyOf(types);
    }

    /** Everything detected. */
    public static TableOptions detect() {
        return new TableOptions(Optional.empty(), Map.of());
    }
}
