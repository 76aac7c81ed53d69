package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.UnavailableException;

/**
 * Where a value stands, for a message.
 *
 * @param table what the user calls the table
 * @param column the column's name
 * @param row from 0
 */
record Cell(String table, String column, long row) {

    /** People count from 1, and not the header. */
    String text() {
        return "Row %,d of %s, column '%s',".formatted(row + 1, table, column);
    }

    UnavailableException wrong(String what) {
        return new UnavailableException(text() + " " + what + ".");
    }
}
