package io.jenkins.lib.modelgate.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The distribution of finite numbers: each value counted as long as there are at most {@value QuantileGrid#POINTS}
 * different ones, a sketch from then on.
 */
final class NumberSummary {

    private static final int SLOTS = 4 * QuantileGrid.POINTS;

    private double[] keys = new double[SLOTS];
    private long[] counts = new long[SLOTS];
    private int distinct;
    private Compactors sketch;

    /** Adds the first {@code length} values. */
    void add(double[] values, int length) {
        int counted = 0;
        while (sketch == null && counted < length) {
            count(values[counted++], 1);
        }
        if (counted < length) {
            sketch.add(values, counted, length);
        }
    }

    /** Takes in another summary, which stays as it is. */
    void merge(NumberSummary other) {
        if (other.sketch != null) {
            startSketch();
            sketch.merge(other.sketch);
            return;
        }
        double[] values = new double[other.distinct];
        long[] times = new long[other.distinct];
        int length = 0;
        for (int slot = 0; slot < other.counts.length; slot++) {
            if (other.counts[slot] > 0) {
                values[length] = other.keys[slot];
                times[length++] = other.counts[slot];
            }
        }
        add(values, times);
    }

    /**
     * Takes in a stored grid. What lies between two of its points is taken for the upper one, which moves less than a
     * {@value QuantileGrid#POINTS}th of its values.
     */
    void merge(QuantileGrid grid) {
        if (!grid.exact()) {
            startSketch();
            sketch.allow((long) Math.ceil(grid.count() * grid.rankError()) + grid.count() / QuantileGrid.POINTS + 1);
        }
        double[] values = new double[grid.values().size()];
        long[] times = new long[values.length];
        long before = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = grid.values().get(i);
            times[i] = grid.cumulative().get(i) - before;
            before += times[i];
        }
        add(values, times);
    }

    private void add(double[] values, long[] times) {
        int counted = 0;
        while (sketch == null && counted < values.length) {
            count(values[counted], times[counted]);
            counted++;
        }
        if (counted < values.length) {
            sketch.add(
                    Arrays.copyOfRange(values, counted, values.length),
                    Arrays.copyOfRange(times, counted, times.length));
        }
    }

    /** Null where there are no values. */
    QuantileGrid grid(double max) {
        List<Compactors.Point> points = sketch == null ? counted() : sketch.points();
        if (points.isEmpty()) {
            return null;
        }
        long total = points.stream().mapToLong(Compactors.Point::weight).sum();
        List<Double> values = new ArrayList<>();
        List<Long> cumulative = new ArrayList<>();
        long seen = 0;
        long wanted = 1;
        for (Compactors.Point point : points) {
            seen += point.weight();
            boolean last = seen == total;
            if (sketch == null || seen >= wanted || last) {
                values.add(last ? max : point.value());
                cumulative.add(seen);
                wanted = Math.min(
                        rankAfter(seen, QuantileGrid.POINTS, total), rankAfter(seen, QuantileGrid.EVEN, total));
            }
        }
        double rankError = sketch == null ? 0 : Math.min(1, (double) sketch.rankError() / total);
        return new QuantileGrid(sketch == null, rankError, values, cumulative);
    }

    /** Of the ranks that part all values into so many parts, the first beyond {@code seen}. */
    private static long rankAfter(long seen, int parts, long total) {
        long part = seen * parts / total + 1;
        return -Math.floorDiv(-total * part, parts); // the smallest whole number that is at least total · part / parts
    }

    private void count(double value, long times) {
        double key = value + 0.0; // minus zero is zero
        int slot = slot(key);
        while (counts[slot] > 0 && Double.compare(keys[slot], key) != 0) {
            slot = slot + 1 & SLOTS - 1;
        }
        distinct += counts[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        counts[slot] += times;
        if (distinct > QuantileGrid.POINTS) {
            startSketch();
        }
    }

    private void startSketch() {
        if (sketch == null) {
            Compactors started = new Compactors();
            List<Compactors.Point> points = counted();
            started.add(
                    points.stream().mapToDouble(Compactors.Point::value).toArray(),
                    points.stream().mapToLong(Compactors.Point::weight).toArray());
            sketch = started;
            keys = new double[0];
            counts = new long[0];
        }
    }

    private List<Compactors.Point> counted() {
        List<Compactors.Point> points = new ArrayList<>();
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                points.add(new Compactors.Point(keys[slot], counts[slot]));
            }
        }
        points.sort(Comparator.comparingDouble(Compactors.Point::value));
        return points;
    }

    private static int slot(double key) {
        long mixed = Double.doubleToLongBits(key) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & SLOTS - 1;
    }
}
