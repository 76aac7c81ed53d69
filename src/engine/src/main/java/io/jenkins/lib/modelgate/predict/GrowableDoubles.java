package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Arrays;

/** Numbers in one array that grows by half: 8 bytes each at rest, 20 at most while it grows. */
final class GrowableDoubles {

    private double[] values = new double[1024];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, larger(size));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return values.length == size ? values : Arrays.copyOf(values, size);
    }

    /** How long an array becomes that is full. */
    static int larger(int full) {
        if (full >= ScoreOrder.MOST_ROWS) {
            throw new UnavailableException(
                    "There are more than %,d rows, too many to keep; validate a sample of them.".formatted(full));
        }
        return (int) Math.min(ScoreOrder.MOST_ROWS, 1024 + 3L * full / 2);
    }
}
