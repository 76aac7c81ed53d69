package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;

/** Refuses weights that rows cannot have. */
record RowWeights(String table) {

    void check(Batch batch, String name) {
        NumberReader numbers = new NumberReader(table);
        Column column = Columns.of(batch, name);
        for (int row = 0; row < batch.rows(); row++) {
            double weight = numbers.finite(batch, column, row);
            if (weight < 0) {
                throw new Cell(table, name, batch.firstRow() + row)
                        .wrong("holds %s; a weight is at least 0".formatted(weight));
            }
        }
    }
}
