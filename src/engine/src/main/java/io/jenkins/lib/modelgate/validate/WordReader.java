package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import java.util.Optional;

/** Reads texts, and names that may be numbers. */
record WordReader(String table) {

    /** A name, such as a query's; a whole number has no fraction. */
    String required(Batch batch, Column column, int row) {
        if (column.lacks(row)) {
            throw cell(batch, column, row).wrong("is empty or NaN; every row needs one");
        }
        if (column instanceof NumericColumn numbers) {
            return LabelForm.ofNumber(numbers.values()[row], cell(batch, column, row));
        }
        return text(batch, column, row).orElseThrow();
    }

    /** A text as it stands; empty where missing. */
    Optional<String> text(Batch batch, Column column, int row) {
        if (column.isMissing(row)) {
            return Optional.empty();
        }
        if (column instanceof TextColumn text) {
            return Optional.of(text.word(row));
        }
        throw cell(batch, column, row)
                .wrong("is of type %s; it must hold text"
                        .formatted(column.type().word()));
    }

    private Cell cell(Batch batch, Column column, int row) {
        return new Cell(table, column.name(), batch.firstRow() + row);
    }
}
