package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.Histogram;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.html.HistogramChart.Bin;
import java.util.ArrayList;
import java.util.List;

/**
 * A histogram's bins as they are drawn, neighbours taken together where there are too many to tell apart.
 *
 * @param edges one more than there are bins
 * @param even whether all are of one width
 * @param together how many of the histogram's bins one of these holds
 */
record Bins(Histogram histogram, List<Bin> bins, List<Double> edges, boolean even, int together) {

    private static final int MOST = 60;

    static Bins of(Histogram histogram) {
        int all = histogram.edges().size() - 1;
        int together = (all + MOST - 1) / MOST;
        List<Bin> bins = new ArrayList<>();
        List<Double> edges = new ArrayList<>();
        for (int from = 0; from < all; from += together) {
            int to = Math.min(from + together, all);
            edges.add(histogram.edges().get(from));
            bins.add(new Bin(
                    name(histogram, from, to),
                    sum(histogram.reference().shares(), from, to),
                    sum(histogram.current().shares(), from, to)));
        }
        edges.add(histogram.edges().get(all));
        return new Bins(histogram, bins, edges, isEven(edges), together);
    }

    private static double sum(List<Double> shares, int from, int to) {
        return shares.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static boolean isEven(List<Double> edges) {
        double narrowest = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int i = 1; i < edges.size(); i++) {
            // halved, since the difference of two large values can be too large for a double
            double width = edges.get(i) / 2 - edges.get(i - 1) / 2;
            narrowest = Math.min(narrowest, width);
            widest = Math.max(widest, width);
        }
        return widest <= narrowest * 1.02;
    }

    private static String name(Histogram histogram, int from, int to) {
        String unit = histogram.unit() == null ? "" : " " + histogram.unit();
        String low = Numbers.text(histogram.edges().get(from));
        String high = Numbers.text(histogram.edges().get(to)) + unit;
        boolean openLow = histogram.openLow() && from == 0;
        boolean openHigh = histogram.openHigh() && to == histogram.edges().size() - 1;
        if (openLow && openHigh) {
            return "all values";
        }
        return openLow ? "up to " + high : openHigh ? "from " + low + unit : low + " to " + high;
    }

    /** Where each edge lies between two pixels. */
    double[] borders(double left, double right) {
        double[] borders = new double[edges.size()];
        Scale values = new Scale(edges.get(0), edges.get(edges.size() - 1), left, right);
        for (int i = 0; i < borders.length; i++) {
            borders[i] = even ? values.px(edges.get(i)) : left + (right - left) * i / (borders.length - 1);
        }
        return borders;
    }

    /** Round numbers under bins of one width; under others as many edges as there is room for. */
    void writeAxis(Markup out, double[] borders, double y) {
        int last = borders.length - 1;
        if (even) {
            Scale values = new Scale(edges.get(0), edges.get(last), borders[0], borders[last]);
            for (double tick : values.ticks(5)) {
                mark(out, tick, values.px(tick), y);
            }
            return;
        }
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= last; i++) {
            double half = Numbers.text(edges.get(i)).length() * Chart.CHARACTER / 2;
            // an open end is no border
            boolean open = i == 0 && histogram.openLow() || i == last && histogram.openHigh();
            if (!open && borders[i] - half > free) {
                mark(out, edges.get(i), borders[i], y);
                free = borders[i] + half + 4;
            }
        }
    }

    private static void mark(Markup out, double value, double x, double y) {
        Chart.line(out, "mg-axis", "#57606a", x, y, x, y + 4);
        Chart.text(out, Numbers.text(value), x, y + 17, "middle");
    }

    /** What has to be known to read the axis; empty where nothing. */
    String note() {
        StringBuilder note = new StringBuilder();
        if (!even) {
            note.append(" The bins are not of one width.");
        }
        if (together > 1) {
            note.append(" Each step holds %d bins.".formatted(together));
        }
        if (even && histogram.openLow()) {
            note.append(" The first bin also holds all lower values.");
        }
        if (even && histogram.openHigh()) {
            note.append(" The last bin also holds all higher values.");
        }
        return histogram.unit() == null ? note.toString() : note + " Values in %s.".formatted(histogram.unit());
    }
}
