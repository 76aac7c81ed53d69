package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.html.TrendChart.Build;
import io.jenkins.lib.modelgate.report.html.TrendChart.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** The picture of a trend: lines, dashed limits, and a strip of marks below for the builds that did not pass. */
final class TrendPicture {

    /** More lines cannot be followed by eye; the table has them all. */
    private static final int MOST_LINES = 6;

    /** Points of more builds would hide their line. */
    private static final int DENSE = 25;

    private static final String[] COLOURS = {"#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#57606a"};
    private static final double HEIGHT = 236;
    private static final double LEFT = 56;
    private static final double RIGHT = Chart.WIDTH - 14;
    private static final double TOP = 16;
    private static final double BOTTOM = HEIGHT - 58;

    /** The strip's middle. */
    private static final double STRIP = BOTTOM + 16;

    private static final double LABELS = STRIP + 26;

    /** What a build's name takes below the axis. */
    private static final double LABEL_WIDTH = 44;

    private final TrendChart chart;
    private final List<Build> builds;
    private final List<Line> lines;
    private final TrendRange range;
    private final Scale y;

    TrendPicture(TrendChart chart) {
        this.chart = chart;
        builds = chart.builds();
        lines = chart.lines().stream().limit(MOST_LINES).toList();
        range = TrendRange.of(all(Line::values), all(Line::limits));
        y = Scale.over(range.low(), range.high(), BOTTOM, TOP).rounded(4);
    }

    private double[] all(Function<Line, List<Double>> part) {
        return lines.stream()
                .flatMap(line -> part.apply(line).stream())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    void writeTo(Markup out) {
        out.open("figure", "class", "mg-figure");
        out.open("div", "class", "mg-chart-frame");
        out.open(
                "svg",
                "class",
                "mg-chart",
                "viewBox",
                "0 0 %s %s".formatted(Markup.px(Chart.WIDTH), Markup.px(HEIGHT)),
                "width",
                Markup.px(Chart.WIDTH),
                "height",
                Markup.px(HEIGHT),
                "role",
                "group",
                "aria-label",
                description(),
                "font-size",
                "12",
                "font-family",
                "sans-serif",
                "fill",
                "#57606a",
                "text-anchor",
                "middle");
        axes(out);
        for (int i = 0; i < (chart.isLimitShared() ? 1 : lines.size()); i++) {
            limit(out, lines.get(i), limitLook(i));
        }
        for (int i = 0; i < lines.size(); i++) {
            line(out, lines.get(i), i);
        }
        for (int i = 0; i < builds.size(); i++) {
            slot(out, i);
        }
        out.close().close();
        legend(out);
        out.close();
    }

    private double x(int build) {
        return builds.size() == 1
                ? (LEFT + RIGHT) / 2
                : LEFT + 10 + (RIGHT - LEFT - 20) * build / (builds.size() - 1.0);
    }

    private void axes(Markup out) {
        for (double tick : y.ticks(4)) {
            Chart.line(out, "mg-grid", "#d8dee4", LEFT, y.px(tick), RIGHT, y.px(tick));
            Chart.text(out, Numbers.text(tick), LEFT - 8, y.px(tick) + 4, "end");
        }
        Chart.line(out, "mg-axis", "#57606a", LEFT, BOTTOM, RIGHT, BOTTOM);
        double step = (RIGHT - LEFT) / Math.max(1, builds.size() - 1);
        int each = Math.max(1, (int) Math.ceil(LABEL_WIDTH / step));
        // from the newest back, so that it is always named
        for (int i = builds.size() - 1; i >= 0; i -= each) {
            Chart.label(out, builds.get(i).name(), 8, x(i), LABELS, "middle");
        }
    }

    /** From build to build, since a limit may be changed; off the axis it is only told. */
    private void limit(Markup out, Line line, Chart.Series look) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < builds.size(); i++) {
            Double limit = line.limits().get(i);
            if (limit != null && range.holds(limit)) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(Markup.px(x(i)))
                        .append(' ')
                        .append(Markup.px(y.px(limit)));
            }
        }
        if (!path.isEmpty()) {
            out.empty(
                    "path",
                    "class",
                    look.cssClass(),
                    "d",
                    path + "h0.1",
                    "fill",
                    "none",
                    "stroke",
                    look.colour(),
                    "stroke-width",
                    "1.5",
                    "stroke-dasharray",
                    look.dashes());
        }
    }

    /** Of one limit for all no line's colour. */
    private Chart.Series limitLook(int index) {
        return chart.isLimitShared()
                ? new Chart.Series(limitTold(lines.get(0)), "mg-limit mg-limit-all", "#57606a", "5 4")
                : new Chart.Series(limitTold(lines.get(index)), "mg-limit " + colour(index), COLOURS[index], "5 4");
    }

    private void line(Markup out, Line line, int index) {
        StringBuilder path = new StringBuilder();
        boolean gap = true;
        for (int i = 0; i < builds.size(); i++) {
            Double value = line.values().get(i);
            if (value == null) {
                // a build without this gate is no gap, one that came to nothing is
                gap = gap || builds.get(i).verdict() != null;
            } else {
                path.append(gap ? 'M' : 'L').append(Markup.px(x(i))).append(' ').append(Markup.px(y.px(value)));
                gap = false;
            }
        }
        out.empty(
                "path",
                "class",
                "mg-line " + colour(index),
                "d",
                path.toString(),
                "fill",
                "none",
                "stroke",
                COLOURS[index],
                "stroke-width",
                "2",
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round");
        for (int i = 0; i < builds.size(); i++) {
            Double value = line.values().get(i);
            if (value != null && range.holds(value)) {
                out.empty(
                        "circle",
                        "class",
                        "mg-point " + colour(index),
                        "cx",
                        Markup.px(x(i)),
                        "cy",
                        Markup.px(y.px(value)),
                        "r",
                        builds.size() > DENSE ? "2" : "3",
                        "fill",
                        COLOURS[index]);
            } else if (value != null) {
                beyond(out, value, i, index);
            }
        }
    }

    /** A value off the axis: an arrow at its edge. */
    private void beyond(Markup out, double value, int build, int index) {
        boolean above = value > range.high();
        double edge = above ? TOP : BOTTOM;
        double tip = above ? -7 : 7;
        out.empty(
                "path",
                "class",
                "mg-point " + colour(index),
                "fill",
                COLOURS[index],
                "d",
                "M%s %sl5 %sh-10z".formatted(Markup.px(x(build)), Markup.px(edge + tip), Markup.px(-tip * 1.3)));
    }

    /** The build's column: its mark where it did not pass, its numbers on hovering, and the way to its page. */
    private void slot(Markup out, int i) {
        Build build = builds.get(i);
        if (build.verdict() == null) {
            return;
        }
        if (build.url() != null) {
            out.open("a", "href", build.url(), "aria-label", told(i));
        }
        double half = builds.size() == 1 ? 20 : Math.min(20, (x(1) - x(0)) / 2);
        out.open("g");
        out.leaf("title", told(i));
        Chart.rect(
                        out,
                        x(i) - half,
                        TOP - 8,
                        2 * half,
                        STRIP + 10 - TOP + 8,
                        "class",
                        "mg-trend-slot",
                        "fill",
                        "transparent")
                .close();
        if (build.isMarked()) {
            out.empty(
                    "path",
                    "class",
                    "mg-trend-stem mg-is-" + Wording.cssName(build.verdict()),
                    "d",
                    "M%s %sV%s".formatted(Markup.px(x(i)), Markup.px(BOTTOM), Markup.px(TOP)));
            mark(out, build.verdict(), x(i));
        }
        out.close();
        if (build.url() != null) {
            out.close();
        }
    }

    private static void mark(Markup out, Verdict verdict, double x) {
        String shape =
                switch (verdict) {
                    case WARNING -> "M%s %sl4.5 11h-9z";
                    case INSUFFICIENT_DATA -> "M%s %sm-3.5 1h7v10h-7z";
                    default -> "M%s %sl4.5 6l-4.5 6l-4.5 -6z";
                };
        out.empty(
                "path",
                "class",
                "mg-trend-mark mg-is-" + Wording.cssName(verdict),
                "d",
                shape.formatted(Markup.px(x), Markup.px(STRIP - 6)));
    }

    /** {@code #12, failed: ROC AUC 0.81, limit 0.9}. */
    private String told(int i) {
        StringBuilder text = new StringBuilder(builds.get(i).name())
                .append(", ")
                .append(Wording.inSentence(builds.get(i).verdict()));
        String before = ": ";
        for (Line line : lines) {
            Double value = line.values().get(i);
            Double limit = line.limits().get(i);
            if (value != null) {
                text.append(before).append(line.title()).append(' ').append(Numbers.text(value));
                text.append(limit == null ? "" : ", limit " + Numbers.text(limit));
                before = "; ";
            }
        }
        return text.toString();
    }

    private void legend(Markup out) {
        List<Chart.Series> signs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            signs.add(new Chart.Series(line.title(), colour(i), COLOURS[i], null));
            if (line.isLimited() && !chart.isLimitShared()) {
                signs.add(limitLook(i));
            }
        }
        if (chart.isLimitShared()) {
            signs.add(limitLook(0));
        }
        Chart.legend(out, signs);
        marksTold(out);
        if (chart.lines().size() > lines.size()) {
            out.leaf(
                    "figcaption",
                    "The first %d are drawn; the table has %d more."
                            .formatted(lines.size(), chart.lines().size() - lines.size()));
        }
    }

    /** With its newest value where it has no place on the axis. */
    private String limitTold(Line line) {
        Double newest = line.limits().stream()
                .filter(Objects::nonNull)
                .reduce((before, after) -> after)
                .orElse(null);
        String name = lines.size() == 1 || chart.isLimitShared() ? "Limit" : line.title() + ", limit";
        return newest == null || range.holds(newest)
                ? name
                : "%s: %s, %s the axis"
                        .formatted(name, Numbers.text(newest), newest > range.high() ? "above" : "below");
    }

    /** What the marks below mean, of those there are. */
    private void marksTold(Markup out) {
        List<Verdict> seen = builds.stream()
                .filter(Build::isMarked)
                .map(Build::verdict)
                .distinct()
                .sorted()
                .toList();
        if (seen.isEmpty()) {
            return;
        }
        out.open("ul", "class", "mg-legend");
        for (Verdict verdict : seen) {
            out.open("li");
            out.open("svg", "width", "16", "height", "14", "viewBox", "0 0 16 14", "aria-hidden", "true");
            out.open("g", "transform", "translate(0 %s)".formatted(Markup.px(7 - STRIP)));
            mark(out, verdict, 8);
            out.close().close();
            out.leaf("span", verdict.label()).close();
        }
        out.close();
    }

    private String description() {
        long marked = builds.stream().filter(Build::isMarked).count();
        long ran = builds.stream().filter(build -> build.verdict() != null).count();
        StringBuilder text =
                new StringBuilder("%s over %d builds, %d of which did not pass.".formatted(chart.title(), ran, marked));
        for (Line line : lines) {
            double[] values = line.values().stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (values.length > 0) {
                text.append(" %s: between %s and %s, last %s."
                        .formatted(
                                line.title(),
                                Numbers.text(DoubleStream.of(values).min().orElseThrow()),
                                Numbers.text(DoubleStream.of(values).max().orElseThrow()),
                                Numbers.text(values[values.length - 1])));
            }
        }
        return text.toString();
    }

    private static String colour(int index) {
        return "mg-line-" + (index + 1);
    }
}
