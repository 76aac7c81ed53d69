package io.jenkins.lib.modelgate.drift.preset;

import io.jenkins.lib.modelgate.drift.measure.Sample;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows of either side hold each of the different values, of numbers in their order, of words in that of their
 * characters.
 */
record Occurrences(long[] reference, long[] current) {

    private static final int REFERENCE = 0;
    private static final int CURRENT = 1;

    static Occurrences of(Sample reference, Sample current) {
        return of(tally(reference), tally(current));
    }

    static <T extends Comparable<T>> Occurrences of(Map<T, Long> reference, Map<T, Long> current) {
        SortedMap<T, long[]> both = new TreeMap<>();
        reference.forEach((value, rows) -> both.computeIfAbsent(value, any -> new long[2])[REFERENCE] = rows);
        current.forEach((value, rows) -> both.computeIfAbsent(value, any -> new long[2])[CURRENT] = rows);
        return new Occurrences(side(both, REFERENCE), side(both, CURRENT));
    }

    int distinct() {
        return reference.length;
    }

    private static long[] side(SortedMap<?, long[]> both, int side) {
        return both.values().stream().mapToLong(rows -> rows[side]).toArray();
    }

    private static Map<Double, Long> tally(Sample sample) {
        Map<Double, Long> tally = new TreeMap<>();
        double[] values = sample.values();
        long[] counts = sample.counts();
        for (int i = 0; i < values.length; i++) {
            tally.put(values[i], counts[i]);
        }
        return Collections.unmodifiableMap(tally);
    }
}
