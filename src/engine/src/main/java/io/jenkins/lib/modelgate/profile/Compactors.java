package io.jenkins.lib.modelgate.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A deterministic sketch of the distribution of any number of doubles: the same values in the same order give the same
 * sketch, everywhere. Ours, since a library's draws on hidden randomness.
 *
 * <p>Level {@code l} holds values that stand for {@code 2^l} each. A level that has filled up to {@value #CAPACITY} values
 * is sorted, and every other one moves up a level; which half moves alternates. (G. S. Manku, S. Rajagopalan, B. G.
 * Lindsay, "Approximate medians and other quantiles in one pass and with limited memory", SIGMOD 1998; the compactor as in
 * Z. Karnin, K. Lang, E. Liberty, "Optimal quantile approximation in streams", FOCS 2016, there with a random half.)
 *
 * <p>Rank error: moving up from level {@code l} changes the rank of any number by at most {@code 2^l}, so
 * {@link #rankError()}, the sum over all moves, bounds it whatever the data. With k = {@value #CAPACITY} there are at most
 * n / (k·2^l) moves from level l, and log2(n/k) + 1 levels move: at most (log2(n/k) + 1)/k of n, which is 0.01 % at 2.1
 * million values, and 0.023 % at a billion. Up to k values nothing moves and all is exact.
 *
 * <p>Memory: up to 512 KB a level, and as much to sort with.
 */
final class Compactors {

    static final int CAPACITY = 1 << 16;

    private static final int FIRST_CAPACITY = 1 << 10;

    private final List<Level> levels = new ArrayList<>();
    private final DoubleSort sort = new DoubleSort();
    private long count;
    private long rankError;

    private static final class Level {
        private double[] values = new double[FIRST_CAPACITY];
        private int size;
        private boolean odd;

        /** Makes room for so many more, as far as the capacity goes. */
        int room(int wanted) {
            int needed = Math.min(size + wanted, CAPACITY);
            if (needed > values.length) {
                values = Arrays.copyOf(values, Math.min(CAPACITY, Math.max(needed, values.length * 2)));
            }
            return needed - size;
        }
    }

    /** A value that occurs so many times, as a point of the distribution. */
    record Point(double value, long weight) {}

    /** Adds values from an array, in its order. */
    void add(double[] values, int from, int to) {
        count += to - from;
        addAt(0, values, from, to, 1);
    }

    /** Adds each value so many times; in time of the counts' digits. */
    void add(double[] values, long[] times) {
        long all = 0;
        for (long each : times) {
            count += each;
            all |= each;
        }
        double[] chosen = new double[values.length];
        for (int level = 0; all >>> level > 0; level++) {
            int length = 0;
            for (int i = 0; i < values.length; i++) {
                if ((times[i] >>> level & 1) == 1) {
                    chosen[length++] = values[i];
                }
            }
            addAt(level, chosen, 0, length, 1);
        }
    }

    /** What was added was not where it belongs, by so many ranks at most. */
    void allow(long error) {
        rankError += error;
    }

    /** Takes in another sketch, which stays as it is. */
    void merge(Compactors other) {
        count += other.count;
        rankError += other.rankError;
        for (int level = 0; level < other.levels.size(); level++) {
            Level from = other.levels.get(level);
            addAt(level, from.values, 0, from.size, 1);
        }
    }

    long count() {
        return count;
    }

    /** By how many values a rank may be off, at most. */
    long rankError() {
        return rankError;
    }

    /** The values that are left, ascending, each once; their weights add up to {@link #count()}. */
    List<Point> points() {
        List<double[]> sorted = new ArrayList<>();
        for (Level level : levels) {
            double[] values = Arrays.copyOf(level.values, level.size);
            sorted.add(sort.sort(values, values.length));
        }
        int[] next = new int[sorted.size()];
        List<Point> points = new ArrayList<>();
        while (true) {
            double least = Double.POSITIVE_INFINITY;
            for (int level = 0; level < next.length; level++) {
                double[] values = sorted.get(level);
                least = next[level] < values.length ? Math.min(least, values[next[level]]) : least;
            }
            if (least == Double.POSITIVE_INFINITY) {
                return points;
            }
            long weight = 0;
            for (int level = 0; level < next.length; level++) {
                double[] values = sorted.get(level);
                for (; next[level] < values.length && values[next[level]] == least; next[level]++) {
                    weight += 1L << level;
                }
            }
            points.add(new Point(least, weight));
        }
    }

    /** Adds every {@code step}-th value to a level, in order. */
    private void addAt(int level, double[] values, int from, int to, int step) {
        while (levels.size() <= level) {
            levels.add(new Level());
        }
        Level held = levels.get(level);
        for (int at = from; at < to; ) {
            int room = held.room((to - at + step - 1) / step);
            if (step == 1) {
                System.arraycopy(values, at, held.values, held.size, room);
            } else {
                for (int i = 0; i < room; i++) {
                    held.values[held.size + i] = values[at + i * step];
                }
            }
            held.size += room;
            at += room * step;
            if (held.size == CAPACITY) {
                moveUp(level);
            }
        }
    }

    private void moveUp(int level) {
        Level from = levels.get(level);
        from.values = sort.sort(from.values, from.size);
        int first = from.odd ? 1 : 0;
        from.odd = !from.odd;
        rankError += 1L << level;
        int size = from.size;
        from.size = 0;
        addAt(level + 1, from.values, first, size, 2);
    }
}
