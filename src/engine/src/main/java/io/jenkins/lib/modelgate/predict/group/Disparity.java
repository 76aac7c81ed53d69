package io.jenkins.lib.modelgate.predict.group;

import java.util.Arrays;

/**
 * How unlike a metric's values are from group to group; the definitions are those of Fairlearn's MetricFrame (S. Bird et al.,
 * "Fairlearn: A toolkit for assessing and improving fairness in AI", Microsoft, MSR-TR-2020-32). Where a group's value is
 * undefined (NaN), so is the disparity; Fairlearn takes a rate of no rows for 0.
 */
public final class Disparity {

    /** What a group is compared with. */
    public enum Method {
        /** The group with the largest value against the one with the smallest. */
        BETWEEN_GROUPS,
        /** Each group against all rows; the farthest counts. */
        TO_OVERALL
    }

    private Disparity() {}

    /**
     * At least 0; 0 where all are alike.
     *
     * @param groups at least one value
     * @param overall of all rows; only {@link Method#TO_OVERALL} looks at it
     */
    public static double difference(double[] groups, double overall, Method method) {
        if (Arrays.stream(groups).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        if (method == Method.TO_OVERALL) {
            return Arrays.stream(groups)
                    .map(value -> Math.abs(value - overall))
                    .max()
                    .orElse(Double.NaN);
        }
        return Arrays.stream(groups).max().orElse(Double.NaN)
                - Arrays.stream(groups).min().orElse(Double.NaN);
    }

    /**
     * The smaller by the larger, in [0, 1]; 1 where all are alike. NaN where all are 0: then there is nothing to share. NaN
     * also where one is below 0: of such numbers neither is a share of the other.
     */
    public static double ratio(double[] groups, double overall, Method method) {
        if (Arrays.stream(groups).anyMatch(value -> !(value >= 0)) || overall < 0) {
            return Double.NaN;
        }
        if (method == Method.TO_OVERALL) {
            double least = Double.POSITIVE_INFINITY;
            for (double value : groups) {
                double ratio = value / overall;
                least = Double.isNaN(ratio) ? Double.NaN : Math.min(least, ratio > 1 ? 1 / ratio : ratio);
            }
            return least;
        }
        return Arrays.stream(groups).min().orElse(Double.NaN)
                / Arrays.stream(groups).max().orElse(Double.NaN);
    }
}
