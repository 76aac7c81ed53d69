package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.predict.RoundingError;

/** Reads numbers of which none may be missing. */
record NumberReader(String table) {

    /**
     * A finite number.
     *
     * @throws NoNumbersException where the column is one of words; {@link NoNumbersException#read} says which row makes it so
     */
    double finite(Batch batch, Column column, int row) {
        if (column.lacks(row)) {
            throw cell(batch, column, row).wrong("is empty or NaN; every row needs a number");
        }
        if (column instanceof TextColumn text) {
            throw new NoNumbersException(table, text.name(), text.type().word());
        }
        if (!(column instanceof NumericColumn numbers)) {
            throw cell(batch, column, row).wrong("holds an array; it must hold a number");
        }
        if (column.type() == ColumnType.TIMESTAMP) {
            throw cell(batch, column, row).wrong("holds a point in time; it must hold a number");
        }
        double value = numbers.values()[row];
        if (!Double.isFinite(value)) {
            throw cell(batch, column, row).wrong("holds %s, not a finite number".formatted(value));
        }
        return value;
    }

    /** A number in [0, 1]; one that only rounding put outside is the end that it is beside. */
    double probability(Batch batch, Column column, int row) {
        double value = finite(batch, column, row);
        if (value < 0 || value > 1) {
            if (RoundingError.isWithin(value, 0, 1)) {
                return value < 0 ? 0 : 1;
            }
            throw cell(batch, column, row)
                    .wrong("holds %s; a score must be the probability of the positive class, between 0 and 1"
                            .formatted(value));
        }
        return value;
    }

    private Cell cell(Batch batch, Column column, int row) {
        return new Cell(table, column.name(), batch.firstRow() + row);
    }
}
