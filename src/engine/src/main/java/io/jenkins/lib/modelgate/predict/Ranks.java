package io.jenkins.lib.modelgate.predict;

/**
 * Orders rows by their scores, several times faster than a sort by comparison: by the bits of the scores, least significant
 * digit first, leaving out digits that all rows share. Stable.
 */
final class Ranks {

    private static final int DIGIT = 11;
    private static final int DIGITS = 6;
    private static final int BUCKETS = 1 << DIGIT;

    private Ranks() {}

    /**
     * The rows from the highest score to the lowest; equal ones in their own order.
     *
     * @param scores none of them NaN; 0 and -0 are different, and next to each other
     */
    static int[] descending(double[] scores) {
        int n = scores.length;
        long[] keys = new long[n];
        int[] rows = new int[n];
        for (int row = 0; row < n; row++) {
            keys[row] = ~ascending(scores[row]);
            rows[row] = row;
        }
        int[][] counts = counts(keys);
        long[] otherKeys = new long[n];
        int[] otherRows = new int[n];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] starts = starts(counts[digit], n);
            if (starts.length > 0) {
                int shift = digit * DIGIT;
                for (int i = 0; i < n; i++) {
                    int to = starts[(int) (keys[i] >>> shift) & BUCKETS - 1]++;
                    otherKeys[to] = keys[i];
                    otherRows[to] = rows[i];
                }
                long[] sortedKeys = otherKeys;
                otherKeys = keys;
                keys = sortedKeys;
                int[] sortedRows = otherRows;
                otherRows = rows;
                rows = sortedRows;
            }
        }
        return rows;
    }

    private static int[][] counts(long[] keys) {
        int[][] counts = new int[DIGITS][BUCKETS];
        for (long key : keys) {
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][(int) (key >>> digit * DIGIT) & BUCKETS - 1]++;
            }
        }
        return counts;
    }

    /** Where each bucket begins; empty where all rows are in one. */
    private static int[] starts(int[] counts, int rows) {
        int[] starts = new int[BUCKETS];
        int start = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (counts[bucket] == rows) {
                return new int[0];
            }
            starts[bucket] = start;
            start += counts[bucket];
        }
        return starts;
    }

    /** As an unsigned number ordered as the scores are. */
    private static long ascending(double score) {
        long bits = Double.doubleToRawLongBits(score);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }
}
