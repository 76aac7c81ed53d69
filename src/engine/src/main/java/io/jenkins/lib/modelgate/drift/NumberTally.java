package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.QuantileGrid;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Numbers, counted between the points of the reference's grid; so the current side is exact whatever its size. */
final class NumberTally implements Tally {

    private final ColumnProfile reference;
    private final double[] points;
    private final long[] upTo;
    private final List<Integer> edges;
    private final long[] at; // rows that hold a point
    private final long[] below; // rows between a point and the one before it; the last: above all points
    private long missing;
    private long nonFinite;

    NumberTally(ColumnProfile reference, int bins) {
        this.reference = reference;
        QuantileGrid grid = reference.quantiles();
        points = grid == null
                ? new double[0]
                : grid.values().stream().mapToDouble(Double::doubleValue).toArray();
        upTo = grid == null
                ? new long[0]
                : grid.cumulative().stream().mapToLong(Long::longValue).toArray();
        at = new long[points.length];
        below = new long[points.length + 1];
        edges = edges(grid, points, bins);
    }

    /** The places in the grid of the reference's quantiles k/bins, each once. */
    private static List<Integer> edges(QuantileGrid grid, double[] points, int bins) {
        List<Integer> edges = new ArrayList<>();
        for (int k = 1; grid != null && k < bins; k++) {
            int place = Arrays.binarySearch(points, grid.quantile((double) k / bins));
            if (!edges.contains(place)) {
                edges.add(place);
            }
        }
        return edges;
    }

    @Override
    public void add(Column column, int rows) {
        double[] values = ((NumericColumn) column).values();
        for (int row = 0; row < rows; row++) {
            double value = values[row] + 0.0; // minus zero is zero
            if (Double.isFinite(value)) {
                int place = Arrays.binarySearch(points, value);
                if (place < 0) {
                    below[-place - 1]++;
                } else {
                    at[place]++;
                }
            } else if (column.isMissing(row)) {
                missing++;
            } else {
                nonFinite++;
            }
        }
    }

    @Override
    public Comparison compare() {
        long[] currentUpTo = cumulative();
        long finite = Arrays.stream(at).sum() + Arrays.stream(below).sum();
        long referenceFinite = reference.count() - reference.nonFinite();
        Bins.Builder bins = new Bins.Builder();
        for (int bin = 0; bin <= edges.size() && referenceFinite + finite > 0; bin++) {
            bins.add(
                    label(bin),
                    (bin < edges.size() ? upTo[edges.get(bin)] : referenceFinite) - before(upTo, bin),
                    (bin < edges.size() ? currentUpTo[edges.get(bin)] : finite) - before(currentUpTo, bin));
        }
        bins.addIfAny(Bins.NOT_FINITE, reference.nonFinite(), nonFinite);
        bins.addIfAny(Bins.MISSING, reference.missing(), missing);
        if (referenceFinite == 0 || finite == 0) {
            return Comparison.of(bins.build());
        }
        double distance = KolmogorovSmirnov.statistic(
                atAndBelow(upTo, new long[upTo.length]), referenceFinite, atAndBelow(currentUpTo, below), finite);
        double p = KolmogorovSmirnov.pValue(distance, referenceFinite, finite);
        return new Comparison(bins.build(), OptionalDouble.of(distance), OptionalDouble.of(p), List.of());
    }

    /** For each point of the grid, how many current values are at most that large. */
    private long[] cumulative() {
        long[] sums = new long[points.length];
        long sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += below[i] + at[i];
            sums[i] = sum;
        }
        return sums;
    }

    /** For each point of the grid, how many values are below it and how many are at most that large. */
    private static long[] atAndBelow(long[] cumulative, long[] between) {
        long[] both = new long[2 * cumulative.length];
        for (int i = 0; i < cumulative.length; i++) {
            both[2 * i] = (i == 0 ? 0 : cumulative[i - 1]) + between[i];
            both[2 * i + 1] = cumulative[i];
        }
        return both;
    }

    private long before(long[] cumulative, int bin) {
        return bin == 0 ? 0 : cumulative[edges.get(bin - 1)];
    }

    private String label(int bin) {
        if (edges.isEmpty()) {
            return "any number";
        }
        String from = bin == 0 ? "" : Numbers.text(points[edges.get(bin - 1)]);
        String to = bin == edges.size() ? "" : Numbers.text(points[edges.get(bin)]);
        if (bin == 0) {
            return "≤ " + to;
        }
        return bin == edges.size() ? "> " + from : from + " – " + to;
    }
}
