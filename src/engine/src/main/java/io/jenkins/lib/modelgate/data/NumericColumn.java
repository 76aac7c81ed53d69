package io.jenkins.lib.modelgate.data;

import java.util.BitSet;

/**
 * Numbers; {@link ColumnType#TIMESTAMP} as milliseconds since 1970.
 *
 * @param values one per row, NaN where missing; only the batch's first {@code rows} count. Not to be kept or changed: the
 *     reader may fill it again for the next batch
 * @param missing the rows without a value
 */
public record NumericColumn(String name, ColumnType type, double[] values, BitSet missing) implements Column {
    @Override
    public boolean isMissing(int row) {
        return missing.get(row);
    }

    @Override
    public boolean lacks(int row) {
        return Double.isNaN(values[row]) || isMissing(row);
    }
}
