package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.report.UnavailableException;

/** Refuses weights that rows cannot have; not safe for use by several threads. */
final class RowWeights {

    private final String table;
    private double sum;

    RowWeights(String table) {
        this.table = table;
    }

    void check(Batch batch, String name) {
        NumberReader numbers = new NumberReader(table);
        Column column = Columns.of(batch, name);
        for (int row = 0; row < batch.rows(); row++) {
            double weight = numbers.finite(batch, column, row);
            if (weight < 0) {
                throw new Cell(table, name, batch.firstRow() + row)
                        .wrong("holds %s; a weight is at least 0".formatted(weight));
            }
            sum += weight;
        }
        if (Double.isInfinite(sum)) {
            throw new UnavailableException(
                    "The weights of %s in column '%s' are too large to add up; divide all of them by the same number."
                            .formatted(table, name));
        }
    }
}
