package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Files in folders named {@code key=value}: what the names say is a column of the rows in them. */
final class PartitionedTable implements Table {

    /**
     * The files that share their folders' values.
     *
     * @param rows these files as a table, without the columns of the folders
     * @param values of the folders, by column
     */
    record Part(Table rows, Map<String, ConstantColumn> values) {}

    private static final int ROWS = 8_192;

    private final String name;
    private final List<Field> fields;
    private final List<Part> parts;

    /**
     * @param fields all columns, of files and of folders
     * @param parts all of the same columns; at least one
     */
    PartitionedTable(String name, List<Field> fields, List<Part> parts) {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.parts = List.copyOf(parts);
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isFloat(String column) {
        return parts.stream().anyMatch(part -> part.rows.isFloat(column));
    }

    @Override
    public long read(List<String> columns, Consumer<Batch> sink) {
        long rows = 0;
        for (Part part : parts) {
            long firstRow = rows;
            List<String> stored = stored(part, columns);
            rows += part.rows.read(stored, batch -> {
                Map<String, Column> byName = new LinkedHashMap<>();
                batch.columns().forEach(column -> byName.put(column.name(), column));
                List<Column> all = new ArrayList<>();
                for (String column : columns) {
                    ConstantColumn value = part.values.get(column);
                    all.add(value == null ? byName.get(column) : value.rows(batch.rows()));
                }
                sink.accept(new Batch(firstRow + batch.firstRow(), batch.rows(), all));
            });
        }
        return rows;
    }

    @Override
    public long readColumns(Map<String, ColumnSink> sinks, LongConsumer rowsSoFar, int threads) {
        long rows = 0;
        for (Part part : parts) {
            long before = rows;
            Map<String, ColumnSink> stored = new LinkedHashMap<>();
            for (String column : stored(part, List.copyOf(sinks.keySet()))) {
                stored.put(column, sinks.getOrDefault(column, (values, count) -> {}));
            }
            long count = part.rows.readColumns(stored, soFar -> rowsSoFar.accept(before + soFar), threads);
            part.values.forEach((column, value) -> {
                for (long left = sinks.containsKey(column) ? count : 0; left > 0; left -= ROWS) {
                    int size = (int) Math.min(left, ROWS);
                    sinks.get(column).add(value.rows(size), size);
                }
            });
            rows += count;
        }
        return rows;
    }

    @Override
    public List<Input> inputs(String role) {
        return parts.stream().flatMap(part -> part.rows.inputs(role).stream()).toList();
    }

    /** The columns to read from the files; one at least, for somebody must count the rows. */
    private List<String> stored(Part part, List<String> columns) {
        for (String column : columns) {
            if (field(column).isEmpty()) {
                throw MissingColumn.of(this, column);
            }
        }
        List<String> stored = columns.stream()
                .filter(column -> !part.values.containsKey(column))
                .distinct()
                .toList();
        return stored.isEmpty() ? List.of(part.rows.fields().get(0).name()) : stored;
    }
}
