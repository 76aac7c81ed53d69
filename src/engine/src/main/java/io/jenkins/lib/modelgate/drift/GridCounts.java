package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.Sample;
import java.util.Arrays;

/** How many finite numbers lie at and between the points of a grid. */
final class GridCounts {

    private final Grid grid;
    private final double[] points;
    private final long[] at; // numbers that are a point
    private final long[] between; // numbers between a point and the one before it; the last: above all points
    private final double least;
    private final double tolerance;
    private long below;
    private double meanBelow;
    private double meanAbove;

    /**
     * @param least the reference's smallest number, which a grid need not begin with; NaN for none
     * @param tolerance a number that is as close to a point counts as that; 0 for none but the point itself
     */
    GridCounts(Grid grid, double least, double tolerance) {
        this.grid = grid;
        this.least = least;
        this.tolerance = tolerance;
        points = grid.points();
        at = new long[points.length];
        between = new long[points.length + 1];
    }

    void add(double value) {
        int place = grid.firstNotBelow(value);
        if (place < points.length && points[place] - value <= tolerance) {
            at[place]++;
            return;
        }
        if (place > 0 && value - points[place - 1] < tolerance) {
            at[place - 1]++;
            return;
        }
        between[place]++;
        if (place == 0) {
            below += value < least ? 1 : 0;
            meanBelow += value / between[place] - meanBelow / between[place];
        } else if (place == points.length) {
            meanAbove += value / between[place] - meanAbove / between[place];
        }
    }

    long total() {
        return Arrays.stream(at).sum() + Arrays.stream(between).sum();
    }

    /** For each point, how many numbers are at most that large. */
    long[] upTo() {
        long[] sums = new long[points.length];
        long sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += between[i] + at[i];
            sums[i] = sum;
        }
        return sums;
    }

    /** Numbers above the last point. */
    long aboveAll() {
        return between[points.length];
    }

    /** Numbers below the reference's smallest. */
    long belowAll() {
        return below;
    }

    /**
     * The numbers as far as they are known: those outside the grid at their mean, those between two points in the middle, or
     * at the upper one where that stands for all numbers since the one before it.
     *
     * @param exact whether the points are all values of the reference, not quantiles of it
     */
    Sample sample(boolean exact) {
        double[] values = new double[2 * points.length + 1];
        long[] counts = new long[values.length];
        int size = 0;
        for (int i = 0; i <= points.length; i++) {
            boolean outside = i == 0 || i == points.length;
            if (between[i] > 0 && (outside || exact)) {
                values[size] = outside ? (i == 0 ? meanBelow : meanAbove) : middle(i);
                counts[size++] = between[i];
            }
            long here = i == points.length ? 0 : at[i] + (outside || exact ? 0 : between[i]);
            if (here > 0) {
                values[size] = points[i];
                counts[size++] = here;
            }
        }
        return ascending(values, counts, size);
    }

    private double middle(int i) {
        return points[i - 1] / 2 + points[i] / 2;
    }

    /** Rounding may have put a mean on its neighbour. */
    private static Sample ascending(double[] values, long[] counts, int size) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept > 0 && values[i] <= values[kept - 1]) {
                counts[kept - 1] += counts[i];
            } else {
                values[kept] = values[i];
                counts[kept++] = counts[i];
            }
        }
        return Sample.of(Arrays.copyOf(values, kept), Arrays.copyOf(counts, kept));
    }
}
