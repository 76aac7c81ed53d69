package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Arrays;

/** Numbers in one array that grows by half: 8 bytes each at rest, 20 at most while it grows. */
final class GrowableDoubles {

    /** The longest array that every virtual machine makes. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private double[] values = new double[1024];
    private int size;
    private boolean sorted = true;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, larger());
        }
        values[size++] = value;
        sorted = false;
    }

    private int larger() {
        if (size == MOST) {
            throw new UnavailableException(
                    "There are more than %,d rows of one class, too many to rank; validate a sample of them."
                            .formatted(MOST));
        }
        return (int) Math.min(MOST, 3L * size / 2);
    }

    int size() {
        return size;
    }

    /** Sorts in place, smallest first; more may be added afterwards. */
    void sort() {
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
    }

    double get(int index) {
        return values[index];
    }
}
