package io.jenkins.lib.modelgate.data;

import java.util.ArrayList;
import java.util.List;

/** A table's rows as lists, for tests: null where missing, numbers as doubles. */
final class Rows {

    private Rows() {}

    static List<List<Object>> of(Table table) {
        return of(table, table.fields().stream().map(Table.Field::name).toList());
    }

    static List<List<Object>> of(Table table, List<String> columns) {
        List<List<Object>> rows = new ArrayList<>();
        table.read(columns, batch -> rows.addAll(of(batch)));
        return rows;
    }

    static List<List<Object>> of(Batch batch) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            List<Object> cells = new ArrayList<>();
            for (Column column : batch.columns()) {
                cells.add(cell(column, row));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** A batch's values of one column. */
    static List<Object> values(Column column, int rows) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            values.add(cell(column, row));
        }
        return values;
    }

    /** One column's values. */
    static List<Object> of(Table table, String column) {
        List<Object> values = new ArrayList<>();
        of(table, List.of(column)).forEach(row -> values.add(row.get(0)));
        return values;
    }

    private static Object cell(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        return column instanceof NumericColumn numbers ? numbers.values()[row] : ((TextColumn) column).word(row);
    }
}
