package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table that are small enough to be held and served. */
final class Rows {

    private static final int MAX_ROWS = 2_000_000;

    /**
     * @param score the model's score
     * @param decision what it decided: a number or a word
     */
    record Prediction(double score, Object decision) {}

    private Rows() {}

    /** The values of the column that names a row, in order. */
    static List<String> ids(Table table, String idColumn) {
        List<String> ids = new ArrayList<>();
        table.read(List.of(idColumn), batch -> {
            Column column = batch.columns().get(0);
            for (int row = 0; row < batch.rows(); row++) {
                ids.add(id(table, column, batch.firstRow(), row));
                refuseTooMany(table, ids.size());
            }
        });
        refuseNone(table, ids.size());
        return ids;
    }

    /** What is predicted for each row, by the row's name. */
    static Map<String, Prediction> predictions(
            Table table, String idColumn, String scoreColumn, String decisionColumn) {
        Map<String, Prediction> predictions = new HashMap<>();
        table.read(List.of(idColumn, scoreColumn, decisionColumn), batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                String id = id(table, batch.columns().get(0), batch.firstRow(), row);
                Object score = value(batch.columns().get(1), row);
                Object decision = value(batch.columns().get(2), row);
                if (!(score instanceof Number number) || decision == null) {
                    throw new UnavailableException("%s: row %s has no number in '%s' or nothing in '%s'."
                            .formatted(
                                    table.name(),
                                    Numbers.count(batch.firstRow() + row + 1),
                                    scoreColumn,
                                    decisionColumn));
                }
                if (predictions.put(id, new Prediction(number.doubleValue(), decision)) != null) {
                    throw new UnavailableException("%s: there are two rows with '%s' %s; which one is to be served?"
                            .formatted(table.name(), idColumn, id));
                }
                refuseTooMany(table, predictions.size());
            }
        });
        refuseNone(table, predictions.size());
        return predictions;
    }

    private static String id(Table table, Column column, long firstRow, int row) {
        Object value = value(column, row);
        if (value == null) {
            throw new UnavailableException("%s: row %s has nothing in '%s'."
                    .formatted(table.name(), Numbers.count(firstRow + row + 1), column.name()));
        }
        return value.toString();
    }

    private static Object value(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        if (column instanceof TextColumn text) {
            return text.word(row);
        }
        if (!(column instanceof NumericColumn numbers)) {
            throw new UnavailableException(
                    "The column '%s' holds arrays, which can neither name a row nor be a prediction."
                            .formatted(column.name()));
        }
        double number = numbers.values()[row];
        boolean whole = column.type() != ColumnType.NUMBER && number == Math.rint(number);
        if (whole) {
            return (long) number;
        }
        return Double.isFinite(number) ? (Object) number : null;
    }

    private static void refuseTooMany(Table table, int rows) {
        if (rows > MAX_ROWS) {
            throw new UnavailableException("%s has more than %s rows, too many to be held in memory and served."
                    .formatted(table.name(), Numbers.count(MAX_ROWS)));
        }
    }

    private static void refuseNone(Table table, int rows) {
        if (rows == 0) {
            throw new UnavailableException("%s has no rows.".formatted(table.name()));
        }
    }
}
