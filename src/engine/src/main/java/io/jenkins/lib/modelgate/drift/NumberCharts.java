package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.report.Evidence;
import java.util.ArrayList;
import java.util.List;

/** What is drawn of a column of numbers. */
final class NumberCharts {

    private static final int BARS = 30;
    private static final double TAIL = 0.005;
    private static final List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99);

    private NumberCharts() {}

    /** Bars of one width over all but the outermost rows; these are in the first and the last, which are open. */
    static Evidence histogram(Ordered numbers, Bins rows) {
        Sample before = numbers.reference();
        Sample now = numbers.current();
        double low = Math.min(before.quantile(TAIL), now.quantile(TAIL));
        double high = Math.max(before.quantile(1 - TAIL), now.quantile(1 - TAIL));
        List<Double> edges = new ArrayList<>();
        int bars = barsFor(before, now);
        for (int i = 0; i <= bars; i++) {
            double share = (double) i / bars;
            double edge = low * (1 - share) + high * share;
            if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
                edges.add(edge);
            }
        }
        if (edges.size() < 2) {
            edges = List.of(low - Math.max(1, Math.abs(low)) / 2, low + Math.max(1, Math.abs(low)) / 2);
        }
        return new Evidence.Histogram(
                edges,
                Math.min(before.min(), now.min()) < edges.get(0),
                Math.max(before.max(), now.max()) > edges.get(edges.size() - 1),
                side(before, edges, rows, true),
                side(now, edges, rows, false),
                null);
    }

    static Evidence quantiles(Ordered numbers) {
        return new Evidence.QuantileShift(
                PROBABILITIES,
                PROBABILITIES.stream().map(numbers.reference()::quantile).toList(),
                PROBABILITIES.stream().map(numbers.current()::quantile).toList(),
                null);
    }

    private static int barsFor(Sample before, Sample now) {
        return Math.max(1, Math.min(BARS, Math.max(before.size(), now.size())));
    }

    private static Evidence.Side side(Sample sample, List<Double> edges, Bins rows, boolean reference) {
        double[] values = sample.values();
        long[] counts = sample.counts();
        long[] held = new long[edges.size() - 1];
        for (int i = 0, bar = 0; i < values.length; i++) {
            while (bar < held.length - 1 && values[i] > edges.get(bar + 1)) {
                bar++;
            }
            held[bar] += counts[i];
        }
        double missing = rows.share(Bins.MISSING, reference);
        double notFinite = rows.share(Bins.NOT_FINITE, reference);
        double finite = Math.max(0, 1 - missing - notFinite);
        List<Double> shares = new ArrayList<>();
        for (long count : held) {
            shares.add(finite * count / sample.total());
        }
        return new Evidence.Side(shares, missing, notFinite);
    }
}
