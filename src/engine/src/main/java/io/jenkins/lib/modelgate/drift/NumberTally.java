package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.QuantileGrid;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers, counted between the points of the reference's grid; so the current side is exact whatever its size. */
final class NumberTally implements Tally {

    private final ColumnProfile reference;
    private final Grid points;
    private final GridCounts counts;
    private final long[] upTo;
    private final List<Integer> edges;
    private final Optional<Sample> known;
    private final RawNumbers raw;
    private final Seen.Tally seen = new Seen.Tally();

    /**
     * @param known the reference's own numbers, or null where they are not looked at
     * @param rounding whether numbers that differ by rounding alone count as one
     */
    NumberTally(ColumnProfile reference, int bins, RawNumbers known, boolean rounding) {
        this.reference = reference;
        QuantileGrid grid = reference.quantiles();
        points = Grid.of(grid);
        double tolerance = rounding && grid != null ? Rounding.of(grid) : 0;
        counts = new GridCounts(points, reference.min() == null ? Double.NaN : reference.min(), tolerance);
        upTo = grid == null
                ? new long[0]
                : grid.cumulative().stream().mapToLong(Long::longValue).toArray();
        edges = edges(grid, points, bins, tolerance);
        this.known = known == null ? Optional.empty() : known.sample();
        raw = this.known.isPresent() ? known.another() : null;
    }

    /** The places in the grid of the reference's quantiles k/bins, each once. */
    private static List<Integer> edges(QuantileGrid grid, Grid points, int bins, double tolerance) {
        List<Integer> edges = new ArrayList<>();
        for (int k = 1; grid != null && k < bins; k++) {
            int place = points.firstNotBelow(grid.quantile((double) k / bins));
            while (place + 1 < points.points().length
                    && points.points()[place + 1] - points.points()[place] < tolerance) {
                place++; // an edge between two numbers that differ by rounding alone would tell these apart
            }
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
            if (Double.isFinite(values[row])) {
                counts.add(values[row]);
            }
        }
        seen.add(column, rows);
        if (raw != null) {
            raw.add(column, rows);
        }
    }

    @Override
    public Comparison compare() {
        long finite = counts.total();
        long referenceFinite = reference.count() - reference.nonFinite();
        long[] currentUpTo = counts.upTo();
        Bins.Builder bins = new Bins.Builder();
        for (int bin = 0; bin <= edges.size() && referenceFinite + finite > 0; bin++) {
            bins.add(
                    label(bin),
                    (bin < edges.size() ? upTo[edges.get(bin)] : referenceFinite) - before(upTo, bin),
                    (bin < edges.size() ? currentUpTo[edges.get(bin)] : finite) - before(currentUpTo, bin));
        }
        bins.addIfAny(Bins.NOT_FINITE, reference.nonFinite(), seen.nonFinite());
        bins.addIfAny(Bins.MISSING, reference.missing(), seen.missing());
        Optional<Ordered> ordered = referenceFinite == 0 || finite == 0 ? Optional.empty() : Optional.of(ordered());
        long outOfRange = counts.belowAll() + counts.aboveAll();
        return new Comparison(
                bins.build(), ordered, Optional.empty(), seen.now(), List.of(), Optional.of(Unseen.NONE), outOfRange);
    }

    private Ordered ordered() {
        Optional<Sample> now = raw == null ? Optional.empty() : raw.sample();
        if (now.isPresent()) {
            return new Ordered(known.orElseThrow(), now.get(), true, 0);
        }
        QuantileGrid grid = reference.quantiles();
        long[] held = upTo.clone();
        for (int i = held.length - 1; i > 0; i--) {
            held[i] -= held[i - 1];
        }
        double rankError = grid.rankError() + (grid.exact() ? 0 : 1.0 / QuantileGrid.POINTS);
        return new Ordered(Sample.of(points.points(), held), counts.sample(grid.exact()), false, rankError);
    }

    private long before(long[] cumulative, int bin) {
        return bin == 0 ? 0 : cumulative[edges.get(bin - 1)];
    }

    private String label(int bin) {
        if (edges.isEmpty()) {
            return "any number";
        }
        String from = bin == 0 ? "" : Numbers.text(points.points()[edges.get(bin - 1)]);
        String to = bin == edges.size() ? "" : Numbers.text(points.points()[edges.get(bin)]);
        if (bin == 0) {
            return "≤ " + to;
        }
        return bin == edges.size() ? "> " + from : from + " – " + to;
    }
}
