package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import java.util.Arrays;
import java.util.List;

/** Reads one column of labels; remembers what each word or number was found to be. */
final class LabelReader {

    private static final byte POSITIVE = 1;
    private static final byte NEGATIVE = 2;

    private final Labels labels;
    private final String table;
    private List<String> words = List.of();
    private byte[] byCode = new byte[16];
    private double positive = Double.NaN;
    private double negative = Double.NaN;

    LabelReader(Labels labels, String table) {
        this.labels = labels;
        this.table = table;
    }

    boolean isPositive(Batch batch, Column column, int row) {
        if (column.lacks(row)) {
            throw cell(batch, column, row).wrong("is empty or NaN; every row needs a label");
        }
        if (column instanceof TextColumn text) {
            return isPositive(batch, text, row);
        }
        if (column instanceof NumericColumn numbers) {
            return isPositive(batch, numbers, row);
        }
        throw cell(batch, column, row).wrong("holds an array, which is no label");
    }

    private boolean isPositive(Batch batch, TextColumn column, int row) {
        if (column.words() != words) {
            // Another dictionary: the same code may mean another word.
            words = column.words();
            Arrays.fill(byCode, (byte) 0);
        }
        int code = column.codes()[row];
        if (code >= byCode.length) {
            byCode = Arrays.copyOf(byCode, Math.max(code + 1, 2 * byCode.length));
        }
        if (byCode[code] == 0) {
            byCode[code] = labels.isPositive(column.word(row), cell(batch, column, row)) ? POSITIVE : NEGATIVE;
        }
        return byCode[code] == POSITIVE;
    }

    private boolean isPositive(Batch batch, NumericColumn column, int row) {
        double value = column.values()[row];
        if (value == positive || value == negative) {
            return value == positive;
        }
        Cell cell = cell(batch, column, row);
        if (!Double.isFinite(value)) {
            throw cell.wrong("holds %s, which is no label".formatted(value));
        }
        if (column.type() == ColumnType.TIMESTAMP) {
            throw cell.wrong("holds a point in time, which is no label");
        }
        boolean found = labels.isPositive(LabelForm.ofNumber(value, cell), cell);
        if (found) {
            positive = value;
        } else {
            negative = value;
        }
        return found;
    }

    private Cell cell(Batch batch, Column column, int row) {
        return new Cell(table, column.name(), batch.firstRow() + row);
    }
}
