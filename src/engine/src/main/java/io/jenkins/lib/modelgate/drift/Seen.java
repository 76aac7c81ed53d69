package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;

/**
 * What was seen of one column.
 *
 * @param present rows with a value, NaN and infinities included
 * @param missing rows without one
 * @param nonFinite values that are NaN or infinite
 * @param min, max smallest and largest finite number, or null; timestamps as milliseconds since 1970
 */
record Seen(long present, long missing, long nonFinite, Double min, Double max) {

    long rows() {
        return present + missing;
    }

    double missingShare() {
        return rows() == 0 ? 0 : (double) missing / rows();
    }

    /** Collects it. */
    static final class Tally {
        private long rows;
        private long missing;
        private long nonFinite;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(Column column, int count) {
            rows += count;
            if (column instanceof NumericColumn numbers) {
                addNumbers(numbers, count);
            } else {
                for (int row = 0; row < count; row++) {
                    missing += column.isMissing(row) ? 1 : 0;
                }
            }
        }

        private void addNumbers(NumericColumn column, int count) {
            double[] values = column.values();
            for (int row = 0; row < count; row++) {
                double value = values[row] + 0.0; // minus zero is zero
                if (Double.isFinite(value)) {
                    min = value < min ? value : min;
                    max = value > max ? value : max;
                } else if (column.isMissing(row)) {
                    missing++;
                } else {
                    nonFinite++;
                }
            }
        }

        long missing() {
            return missing;
        }

        long nonFinite() {
            return nonFinite;
        }

        Seen now() {
            return new Seen(rows - missing, missing, nonFinite, min <= max ? min : null, min <= max ? max : null);
        }
    }
}
