package io.jenkins.lib.modelgate.profile;

import java.util.Arrays;

/**
 * Sorts blocks of doubles several times faster than a sort by comparison: at most two ascending runs are merged; other
 * blocks are distributed by the leading bits in which they differ, least significant digit first, and what little is then
 * still out of order is inserted. In the order of {@link Double#compare}; for one thread.
 */
final class DoubleSort {

    private static final int SMALL = 128;
    private static final int DIGIT = 11;
    private static final int DIGITS = 3;
    private static final int BUCKETS = 1 << DIGIT;
    /** Moves per value that inserting may take before the rest is sorted otherwise. */
    private static final int PATIENCE = 4;

    private double[] spare = {};
    private final int[] counts = new int[DIGITS * BUCKETS];

    /**
     * Sorts the first {@code length} values.
     *
     * @return the array that has them: the given one, or another of the same length in exchange for it
     */
    double[] sort(double[] values, int length) {
        int second = endOfRun(values, 0, length);
        if (second == length) {
            return values;
        }
        if (length <= SMALL) {
            Arrays.sort(values, 0, length);
            return values;
        }
        if (spare.length != values.length) {
            spare = new double[values.length];
        }
        if (endOfRun(values, second, length) == length) {
            merge(values, second, length, spare);
            return exchange(values);
        }
        double[] sorted = distribute(values, length);
        if (!insert(sorted, length)) {
            Arrays.sort(sorted, 0, length);
        }
        return sorted;
    }

    private double[] exchange(double[] values) {
        double[] sorted = spare;
        spare = values;
        return sorted;
    }

    private static int endOfRun(double[] values, int from, int length) {
        int at = from + 1;
        while (at < length && values[at - 1] <= values[at]) {
            at++;
        }
        return Math.min(at, length);
    }

    private static void merge(double[] values, int second, int length, double[] into) {
        int left = 0;
        int right = second;
        for (int at = 0; at < length; at++) {
            boolean fromLeft = right == length || left < second && values[left] <= values[right];
            into[at] = fromLeft ? values[left++] : values[right++];
        }
    }

    private double[] distribute(double[] values, int length) {
        long least = key(values[0]);
        long most = least;
        for (int i = 1; i < length; i++) {
            long key = key(values[i]);
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least); // as if unsigned
        int shift = Math.max(0, bits - DIGITS * DIGIT);
        Arrays.fill(counts, 0);
        for (int i = 0; i < length; i++) {
            long digits = key(values[i]) - least >>> shift;
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit * BUCKETS + ((int) (digits >>> digit * DIGIT) & BUCKETS - 1)]++;
            }
        }
        double[] sorted = values;
        for (int digit = 0; digit < DIGITS && digit * DIGIT < bits; digit++) {
            scatter(sorted, length, least, shift + digit * DIGIT, digit * BUCKETS);
            sorted = exchange(sorted);
        }
        return sorted;
    }

    private void scatter(double[] values, int length, long least, int shift, int firstBucket) {
        int start = 0;
        for (int bucket = firstBucket; bucket < firstBucket + BUCKETS; bucket++) {
            int size = counts[bucket];
            counts[bucket] = start;
            start += size;
        }
        double[] into = spare;
        for (int i = 0; i < length; i++) {
            double value = values[i];
            int bucket = (int) (key(value) - least >>> shift) & BUCKETS - 1;
            into[counts[firstBucket + bucket]++] = value;
        }
    }

    /** Whether that sufficed. */
    private static boolean insert(double[] values, int length) {
        long moves = (long) PATIENCE * length;
        for (int i = 1; i < length; i++) {
            double value = values[i];
            int at = i;
            for (; at > 0 && values[at - 1] > value; at--) {
                values[at] = values[at - 1];
            }
            values[at] = value;
            moves -= i - at;
            if (moves < 0) {
                return false;
            }
        }
        return true;
    }

    /** Ordered as the numbers are. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ bits >> Long.SIZE - 1 & Long.MAX_VALUE;
    }
}
