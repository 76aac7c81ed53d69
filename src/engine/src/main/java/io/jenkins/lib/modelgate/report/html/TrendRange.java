package io.jenkins.lib.modelgate.report.html;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The range that a trend's vertical axis shows: of the values, without those so far off that they would flatten the rest.
 *
 * @param low smallest value shown
 * @param high largest value shown
 */
record TrendRange(double low, double high) {

    /** A value so many times the spread of the middle half away from it is off the axis. */
    private static final double FAR = 6;

    /** A limit may stretch the range of the values so many times, before it is off the axis. */
    private static final double STRETCH = 3;

    /**
     * @param values finite, at least one
     * @param limits finite; shown as well, where that leaves the values room
     */
    static TrendRange of(double[] values, double[] limits) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double lower = quantile(sorted, 0.25);
        double upper = quantile(sorted, 0.75);
        // of values that hardly differ, a hundredth of their size counts as spread
        double spread = Math.max(upper - lower, 0.01 * Math.max(Math.abs(lower), Math.abs(upper)));
        double from = DoubleStream.of(sorted)
                .filter(value -> value >= lower - FAR * spread)
                .findFirst()
                .orElse(sorted[0]);
        double to = DoubleStream.of(sorted)
                .filter(value -> value <= upper + FAR * spread)
                .max()
                .orElse(sorted[sorted.length - 1]);
        double room = STRETCH * Math.max(to - from, spread);
        double[] near = DoubleStream.of(limits)
                .filter(limit -> limit >= from - room && limit <= to + room)
                .toArray();
        return new TrendRange(
                Math.min(from, DoubleStream.of(near).min().orElse(from)),
                Math.max(to, DoubleStream.of(near).max().orElse(to)));
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** Linear between neighbours. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
