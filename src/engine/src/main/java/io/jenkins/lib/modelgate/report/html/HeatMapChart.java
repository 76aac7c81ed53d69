package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.HeatMap;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers as shades: up to the limit in shades of one colour, from the limit on in two of another and marked by a dot, so
 * that it shows without colour, too. What could not be judged is crossed out.
 */
record HeatMapChart(String title, HeatMap data) {

    /** More than these cannot be told apart: the rows with the largest values are shown, and the last columns. */
    private static final int MOST_ROWS = 40;

    private static final int MOST_COLUMNS = 36;
    private static final int LABEL = 24;
    private static final double ROW = 19;
    private static final double TOP = 4;

    /** Without a style sheet: none judged, four shades below the limit, two from it on. */
    private static final String[] COLOURS = {
        "none", "#eaf1fb", "#c6dbf7", "#94bdf0", "#5f98e3", "#f2a39b", "#cf222e",
    };

    void writeTo(Markup out) {
        List<Integer> rows = shownRows();
        int first = Math.max(0, data.columns().size() - MOST_COLUMNS);
        int columns = data.columns().size() - first;
        if (rows.isEmpty() || columns == 0) {
            out.leaf("p", "There is nothing to draw: the map is empty.", "class", "mg-note");
            return;
        }
        double left = 12
                + Chart.CHARACTER
                        * Math.min(
                                LABEL,
                                rows.stream()
                                        .mapToInt(row -> data.rows().get(row).length())
                                        .max()
                                        .orElse(0));
        double cell = Math.max(17, Math.min(56, (Chart.WIDTH - 8 - left) / columns));
        double width = Math.max(Chart.WIDTH, left + columns * cell + 8);
        double bottom = TOP + rows.size() * ROW;
        out.open("figure", "class", "mg-figure");
        Chart.open(out, width, bottom + 22, title + ": " + data.valueTitle(), caption(rows.size(), columns));
        for (int i = 0; i < rows.size(); i++) {
            String name = data.rows().get(rows.get(i));
            Chart.label(out, name, LABEL, left - 8, TOP + i * ROW + 13, "end");
            for (int j = 0; j < columns; j++) {
                cell(out, rows.get(i), first + j, left + j * cell, TOP + i * ROW, cell);
            }
        }
        axis(out, first, left, cell, bottom);
        Chart.close(out);
        legend(out);
        out.leaf("figcaption", caption(rows.size(), columns)).close();
    }

    private void cell(Markup out, int row, int column, double x, double y, double width) {
        Double value = data.values().get(row).get(column);
        int shade = shade(value);
        Chart.rect(
                        out,
                        x,
                        y,
                        width - 1.5,
                        ROW - 1.5,
                        "class",
                        "mg-heat-" + shade,
                        "fill",
                        COLOURS[shade],
                        "stroke",
                        value == null ? "#8c959f" : null)
                .leaf("title", sentence(row, column))
                .close();
        if (value == null) {
            Chart.line(out, "mg-heat-cross", "#8c959f", x, y + ROW - 1.5, x + width - 1.5, y);
        } else if (shade >= 5) {
            out.empty(
                    "circle",
                    "class",
                    "mg-heat-dot",
                    "fill",
                    "#1f2328",
                    "pointer-events",
                    "none",
                    "cx",
                    Markup.px(x + width / 2 - 0.75),
                    "cy",
                    Markup.px(y + ROW / 2 - 0.75),
                    "r",
                    "2.2");
        }
    }

    /** 0 for none, 1 to 4 below the limit, 5 and 6 from it on; without a limit 1 to 4, relative to the largest. */
    private int shade(Double value) {
        if (value == null) {
            return 0;
        }
        double whole = data.limit() == null ? largest() : data.limit();
        if (!(whole > 0)) {
            return data.limit() != null && value >= whole ? 5 : 1;
        }
        double share = value / whole;
        if (data.limit() != null && share >= 1) {
            return share >= 2 ? 6 : 5;
        }
        return 1 + (int) Math.max(0, Math.min(3, Math.floor(share * 4)));
    }

    private double largest() {
        return judged().max().orElse(0);
    }

    private DoubleStream judged() {
        return data.values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue);
    }

    private void axis(Markup out, int first, double left, double cell, double bottom) {
        double free = left - cell;
        for (int j = first; j < data.columns().size(); j++) {
            String name = Chart.shortened(data.columns().get(j), 16);
            double half = name.length() * Chart.CHARACTER / 2;
            double middle = left + (j - first + 0.5) * cell;
            if (middle - half > free) {
                Chart.line(out, "mg-axis", "#57606a", middle, bottom, middle, bottom + 3);
                Chart.text(out, name, middle, bottom + 16, "middle");
                free = middle + half + 16;
            }
        }
    }

    private void legend(Markup out) {
        out.open("ul", "class", "mg-legend");
        double whole = data.limit() == null ? largest() : data.limit();
        if (whole > 0) {
            for (int shade = 1; shade <= 4; shade++) {
                entry(out, shade, "from " + Numbers.text(whole * (shade - 1) / 4));
            }
        } else {
            entry(out, 1, "all others");
        }
        if (data.limit() != null) {
            entry(out, 5, "from the limit of " + Numbers.text(data.limit()));
            if (judged().anyMatch(value -> shade(value) == 6)) {
                entry(out, 6, "from twice the limit");
            }
        }
        if (data.values().stream().flatMap(List::stream).anyMatch(Objects::isNull)) {
            entry(out, 0, "not judged");
        }
        out.close();
    }

    private static void entry(Markup out, int shade, String text) {
        out.open("li").open("svg", "width", "16", "height", "12", "viewBox", "0 0 16 12", "aria-hidden", "true");
        Chart.rect(
                        out,
                        0.5,
                        0.5,
                        15,
                        11,
                        "class",
                        "mg-heat-" + shade,
                        "fill",
                        COLOURS[shade],
                        "stroke",
                        shade == 0 ? "#8c959f" : null)
                .close();
        if (shade == 0) {
            Chart.line(out, "mg-heat-cross", "#8c959f", 0.5, 11.5, 15.5, 0.5);
        } else if (shade >= 5) {
            out.empty("circle", "class", "mg-heat-dot", "fill", "#1f2328", "cx", "8", "cy", "6", "r", "2.2");
        }
        out.close().leaf("span", text).close();
    }

    private List<Integer> shownRows() {
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, data.rows().size()).boxed().toList());
        if (all.size() > MOST_ROWS) {
            all.sort(Comparator.comparingDouble((Integer row) -> -data.values().get(row).stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(Double.NEGATIVE_INFINITY)));
            all = new ArrayList<>(all.subList(0, MOST_ROWS));
            all.sort(Comparator.naturalOrder());
        }
        return all;
    }

    private String caption(int rows, int columns) {
        StringBuilder text = new StringBuilder(data.valueTitle());
        if (data.limit() != null) {
            long over = judged().filter(value -> value >= data.limit()).count();
            text.append(": %s of %s at the limit of %s or beyond"
                    .formatted(Numbers.count(over), Numbers.count(judged().count()), Numbers.text(data.limit())));
        }
        worst().ifPresent(cell -> text.append("; the largest is ").append(cell));
        text.append('.');
        if (rows < data.rows().size()) {
            text.append(" Shown are the %d rows with the largest values of %s."
                    .formatted(rows, Numbers.count(data.rows().size())));
        }
        if (columns < data.columns().size()) {
            text.append(" Shown are the last %d columns of %s."
                    .formatted(columns, Numbers.count(data.columns().size())));
        }
        return text.toString();
    }

    private Optional<String> worst() {
        return IntStream.range(0, data.rows().size())
                .boxed()
                .flatMap(row -> IntStream.range(0, data.columns().size())
                        .filter(column -> data.values().get(row).get(column) != null)
                        .mapToObj(column -> new int[] {row, column}))
                .max(Comparator.comparingDouble(at -> data.values().get(at[0]).get(at[1])))
                .map(at -> sentence(at[0], at[1]));
    }

    private String sentence(int row, int column) {
        Double value = data.values().get(row).get(column);
        return "%s, %s: %s"
                .formatted(
                        data.rows().get(row),
                        data.columns().get(column),
                        value == null ? "not judged" : Numbers.text(value));
    }
}
