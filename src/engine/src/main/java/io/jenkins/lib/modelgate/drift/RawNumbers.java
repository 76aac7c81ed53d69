package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import java.util.Arrays;
import java.util.Optional;

/**
 * A column's finite numbers themselves, as long as they are few enough to be kept. Which columns are kept hangs on their
 * own length alone, so that it is the same whatever is read at the same time.
 */
final class RawNumbers implements ColumnSink {

    private final int most;
    private double[] values = new double[1_024];
    private int size;
    private boolean kept = true;

    /** @param most values that are kept; with one more, none are */
    RawNumbers(int most) {
        this.most = most;
    }

    /** An empty one with the same limit, for the other side. */
    RawNumbers another() {
        return new RawNumbers(most);
    }

    @Override
    public void add(Column column, int rows) {
        double[] added = ((NumericColumn) column).values();
        for (int row = 0; row < rows && kept; row++) {
            if (Double.isFinite(added[row])) {
                add(added[row]);
            }
        }
    }

    /** Empty where there were too many, or none. */
    Optional<Sample> sample() {
        return kept && size > 0 ? Optional.of(Sample.of(Arrays.copyOf(values, size))) : Optional.empty();
    }

    private void add(double value) {
        if (size == most) {
            kept = false;
            values = new double[0];
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, (int) Math.min(most, 2L * size));
        }
        values[size++] = value;
    }
}
