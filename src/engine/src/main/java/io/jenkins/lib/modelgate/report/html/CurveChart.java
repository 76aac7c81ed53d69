package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.Curve;
import io.jenkins.lib.modelgate.report.Evidence.Line;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Lines over a common axis. */
record CurveChart(String title, Curve data) {

    /** More lines than these cannot be followed by eye. */
    private static final int MAX_LINES = 6;

    /** Points drawn of one line: about two a pixel column. */
    private static final int COLUMNS = 400;

    private static final String[] COLOURS = {"#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#57606a"};
    private static final String[] DASHES = {null, "6 3", "2 3", "9 3 2 3", "4 2", "1 2"};
    private static final double HEIGHT = 250;
    private static final double LEFT = 56;
    private static final double RIGHT = Chart.WIDTH - 12;
    private static final double TOP = 22;
    private static final double BOTTOM = HEIGHT - 42;

    void writeTo(Markup out) {
        List<Line> lines = data.lines().stream()
                .filter(line -> !line.x().isEmpty())
                .limit(MAX_LINES)
                .toList();
        if (lines.isEmpty()) {
            out.leaf("p", "There is nothing to draw: the curve has no points.", "class", "mg-note");
            return;
        }
        out.open("figure", "class", "mg-figure");
        Scale x = over(lines, Line::x, LEFT, RIGHT);
        Scale y = over(lines, Line::y, BOTTOM, TOP).rounded(5);
        Chart.open(out, HEIGHT, title, description(lines));
        axes(out, x, y);
        List<Chart.Series> legend = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Chart.Series series = new Chart.Series(lines.get(i).name(), "mg-line-" + (i + 1), COLOURS[i], DASHES[i]);
            draw(out, lines.get(i), series, x, y);
            legend.add(series);
        }
        Chart.close(out);
        Chart.legend(out, legend);
        if (data.lines().size() > lines.size()) {
            out.leaf(
                    "figcaption",
                    "%d more in the JSON report.".formatted(data.lines().size() - lines.size()));
        }
        out.close();
    }

    private void axes(Markup out, Scale x, Scale y) {
        for (double tick : y.ticks(5)) {
            Chart.line(out, "mg-grid", "#d8dee4", LEFT, y.px(tick), RIGHT, y.px(tick));
            Chart.text(out, Numbers.text(tick), LEFT - 6, y.px(tick) + 4, "end");
        }
        for (double tick : x.ticks(6)) {
            Chart.line(out, "mg-axis", "#57606a", x.px(tick), BOTTOM, x.px(tick), BOTTOM + 4);
            Chart.text(out, Numbers.text(tick), x.px(tick), BOTTOM + 17, "middle");
        }
        Chart.line(out, "mg-axis", "#57606a", LEFT, BOTTOM, RIGHT, BOTTOM);
        Chart.text(out, Chart.shortened(data.yTitle(), 60), 4, 12, "start");
        Chart.text(out, Chart.shortened(data.xTitle(), 60), RIGHT, HEIGHT - 6, "end");
    }

    private void draw(Markup out, Line line, Chart.Series series, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        for (int i : thinned(line, x)) {
            double px = x.px(line.x().get(i));
            String to = Markup.px(y.px(line.y().get(i)));
            if (path.isEmpty()) {
                path.append('M').append(Markup.px(px)).append(' ').append(to);
            } else if (data.stepped()) {
                path.append('H').append(Markup.px(px)).append('V').append(to);
            } else {
                path.append('L').append(Markup.px(px)).append(' ').append(to);
            }
        }
        // a line of no length shows as a dot, thanks to its round ends
        String d = line.x().size() == 1 ? path + "h0.1" : path.toString();
        out.open(
                        "path",
                        "class",
                        "mg-line " + series.cssClass(),
                        "d",
                        d,
                        "fill",
                        "none",
                        "stroke",
                        series.colour(),
                        "stroke-width",
                        line.x().size() == 1 ? "6" : "2",
                        "stroke-linecap",
                        series.dashes() == null ? "round" : null,
                        "stroke-linejoin",
                        "round",
                        "stroke-dasharray",
                        line.x().size() == 1 ? null : series.dashes())
                .leaf("title", line.name())
                .close();
    }

    /**
     * The points that make a difference at this size: of neighbours in one pixel column the first, lowest, highest and
     * last, so that no peak is lost.
     */
    private static List<Integer> thinned(Line line, Scale x) {
        int size = line.x().size();
        List<Integer> kept = new ArrayList<>();
        for (int start = 0; start < size; ) {
            int end = start + 1;
            while (end < size
                    && size > COLUMNS
                    && (int) x.px(line.x().get(end)) == (int) x.px(line.x().get(start))) {
                end++;
            }
            int low = start;
            int high = start;
            for (int i = start; i < end; i++) {
                low = line.y().get(i) < line.y().get(low) ? i : low;
                high = line.y().get(i) > line.y().get(high) ? i : high;
            }
            IntStream.of(start, low, high, end - 1).sorted().distinct().forEach(kept::add);
            start = end;
        }
        return kept;
    }

    private static Scale over(List<Line> lines, Function<Line, List<Double>> values, double from, double to) {
        DoubleSummaryStatistics all = lines.stream()
                .flatMap(line -> values.apply(line).stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        // shares are best read on the whole of [0, 1]
        boolean shares = all.getMin() >= 0 && all.getMax() <= 1 && all.getMax() - all.getMin() > 0.5;
        return shares ? new Scale(0, 1, from, to) : Scale.over(all.getMin(), all.getMax(), from, to);
    }

    private String description(List<Line> lines) {
        StringBuilder text = new StringBuilder("%s over %s.".formatted(data.yTitle(), data.xTitle()));
        for (Line line : lines) {
            DoubleSummaryStatistics y =
                    line.y().stream().mapToDouble(Double::doubleValue).summaryStatistics();
            text.append(" %s: from %s to %s, between %s and %s."
                    .formatted(
                            line.name(),
                            Numbers.text(line.y().get(0)),
                            Numbers.text(line.y().get(line.y().size() - 1)),
                            Numbers.text(y.getMin()),
                            Numbers.text(y.getMax())));
        }
        return text.toString();
    }
}
