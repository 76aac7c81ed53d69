package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;

/** Numbers in one array that grows by half: 8 bytes each at rest, 20 at most while it grows. */
final class GrowableDoubles {

    private double[] values = new double[1024];
    private int size;
    private boolean sorted = true;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.addExact(size, size >> 1));
        }
        values[size++] = value;
        sorted = false;
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
