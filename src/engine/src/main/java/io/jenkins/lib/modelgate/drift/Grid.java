package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.profile.QuantileGrid;

/**
 * Points among which numbers are looked up. A table over the range from the second to the last but one point, cut evenly,
 * narrows the search, so that most numbers are found in a step or two.
 */
final class Grid {

    private static final int SLOTS = 4_096;

    private final double[] points;
    private final int[] first = new int[SLOTS + 1]; // for each slot the first point that is in it or above
    private final double origin;
    private final double scale;

    private Grid(double[] points) {
        this.points = points;
        double low = points.length < 3 ? 0 : points[1];
        double high = points.length < 3 ? 0 : points[points.length - 2];
        double slots = SLOTS / (high - low);
        origin = low;
        scale = slots > 0 && slots < Double.POSITIVE_INFINITY ? slots : 0;
        for (int slot = 0, point = 0; slot <= SLOTS; slot++) {
            while (point < points.length && slot(points[point]) < slot) {
                point++;
            }
            first[slot] = point;
        }
    }

    /** @param grid null for one without points */
    static Grid of(QuantileGrid grid) {
        return new Grid(
                grid == null
                        ? new double[0]
                        : grid.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
    }

    /** The points, ascending; not to be changed. */
    double[] points() {
        return points;
    }

    /** The place of the first point that is at least so large, or the number of points where all are smaller. */
    int firstNotBelow(double value) {
        int slot = slot(value);
        int place = first[slot];
        for (int high = first[slot + 1]; place < high; ) {
            int middle = place + high >>> 1;
            if (points[middle] < value) {
                place = middle + 1;
            } else {
                high = middle;
            }
        }
        return place;
    }

    private int slot(double value) {
        double slot = (value - origin) * scale;
        return slot <= 0 ? 0 : slot >= SLOTS - 1 ? SLOTS - 1 : (int) slot;
    }
}
