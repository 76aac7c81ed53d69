package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;

/** Reads names, which may be written as numbers. */
final class Words {

    private Words() {}

    /** The cell's word, or its number as a label is written. */
    static String of(Batch batch, Column column, int row, String table) {
        Cell cell = new Cell(table, column.name(), batch.firstRow() + row);
        if (column.lacks(row)) {
            throw cell.wrong("is empty or NaN");
        }
        if (column instanceof TextColumn text) {
            return text.word(row);
        }
        if (column instanceof NumericColumn numbers) {
            return LabelForm.ofNumber(numbers.values()[row], cell);
        }
        throw cell.wrong("holds an array");
    }
}
