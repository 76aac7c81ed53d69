package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.function.Consumer;

/** A column that must hold numbers is one of words: one word among its first rows makes it so. */
final class NoNumbersException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    private final String column;

    /** @param type what the column is said to hold */
    NoNumbersException(String table, String column, String type) {
        super("%s, column '%s', holds numbers as %s; say types: %s=number.".formatted(table, column, type, column));
        this.column = column;
    }

    /**
     * Reads a table whose reader may throw this; then once more, up to the word that is no number.
     *
     * @throws UnavailableException naming the row, or saying that all words are numbers
     */
    static void read(Table table, List<String> columns, Consumer<Batch> sink) {
        try {
            table.read(columns, sink);
        } catch (NoNumbersException e) {
            table.read(List.of(e.column), batch -> refuseWord(table, batch));
            throw e;
        }
    }

    private static void refuseWord(Table table, Batch batch) {
        if (batch.columns().get(0) instanceof TextColumn text) {
            for (int row = 0; row < batch.rows(); row++) {
                if (!text.isMissing(row) && !text.isNumber(row)) {
                    throw new Cell(table.name(), text.name(), batch.firstRow() + row)
                            .wrong(
                                    text.isDecimalComma(row)
                                            ? "holds '%s', a number with a decimal comma; set decimal: ','"
                                                    .formatted(text.word(row))
                                            : "holds '%s', which is no number; correct it, or name a column of numbers"
                                                    .formatted(text.word(row)));
                }
            }
        }
    }
}
