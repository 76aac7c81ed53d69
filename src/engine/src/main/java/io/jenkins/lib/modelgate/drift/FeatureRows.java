package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.data.VectorColumn;
import io.jenkins.lib.modelgate.drift.multivariate.CategoryCode;
import io.jenkins.lib.modelgate.drift.multivariate.RowReservoir;
import io.jenkins.lib.modelgate.drift.multivariate.Rows;
import java.util.List;

/** A bounded sample of a table's rows as numbers. */
final class FeatureRows {

    /** Rows of either side; with more, so many are drawn. */
    static final int MOST = 10_000;

    private FeatureRows() {}

    /**
     * @param rows the sample
     * @param seen how many rows it was drawn from
     */
    record Sampled(Rows rows, long seen) {
        boolean isSample() {
            return seen > rows.count();
        }
    }

    /** @param columns numbers, booleans and text */
    static Sampled of(Table table, List<String> columns, long seed) {
        RowReservoir reservoir = new RowReservoir(columns.size(), MOST, seed);
        double[] row = new double[columns.size()];
        table.read(columns, batch -> {
            for (int i = 0; i < batch.rows(); i++) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = value(batch.columns().get(column), i);
                }
                reservoir.add(row);
            }
        });
        return new Sampled(reservoir.rows(), reservoir.seen());
    }

    /** The vectors of one column; rows without one are left out. Null where there is none at all. */
    static Sampled vectors(Table table, String column, long seed) {
        RowReservoir[] reservoir = {null};
        table.read(List.of(column), batch -> addVectors(batch, reservoir, seed));
        return reservoir[0] == null ? null : new Sampled(reservoir[0].rows(), reservoir[0].seen());
    }

    private static void addVectors(Batch batch, RowReservoir[] reservoir, long seed) {
        VectorColumn vectors = (VectorColumn) batch.columns().get(0);
        double[] row = new double[vectors.dimension()];
        for (int i = 0; i < batch.rows() && row.length > 0; i++) {
            if (vectors.isMissing(i)) {
                continue;
            }
            for (int k = 0; k < row.length; k++) {
                double value = vectors.values()[i * row.length + k];
                row[k] = Double.isFinite(value) ? value : Double.NaN;
            }
            if (reservoir[0] == null) {
                reservoir[0] = new RowReservoir(row.length, MOST, seed);
            }
            reservoir[0].add(row);
        }
    }

    private static double value(Column column, int row) {
        if (column.isMissing(row)) {
            return Double.NaN;
        }
        if (column instanceof NumericColumn numbers) {
            double value = numbers.values()[row];
            return Double.isFinite(value) ? value : Double.NaN;
        }
        return CategoryCode.of(((TextColumn) column).word(row));
    }
}
