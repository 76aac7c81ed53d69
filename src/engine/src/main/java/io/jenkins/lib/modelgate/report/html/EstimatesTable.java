package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.Estimate;
import io.jenkins.lib.modelgate.report.Evidence.Estimates;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Estimates one below the other, each with its interval on one common axis (a forest plot), beside their numbers. The
 * champion's value is an open diamond, the value over all rows a dashed line, what is allowed a green band.
 */
record EstimatesTable(String title, Estimates data) {

    /** A person reads no further; the JSON report has the rest. */
    private static final int MOST_ROWS = 100;

    private static final double WIDTH = 240;
    private static final double HEIGHT = 24;
    private static final double MIDDLE = HEIGHT / 2;

    void writeTo(Markup out) {
        List<Estimate> shown = data.rows().stream().limit(MOST_ROWS).toList();
        boolean sized = shown.stream().anyMatch(row -> row.size() != null);
        boolean compared = shown.stream().anyMatch(row -> row.champion() != null);
        boolean judged = shown.stream().anyMatch(row -> row.verdict() != Verdict.SKIPPED);
        Scale scale = scale(shown);
        out.open("div", "class", "mg-scroll").open("table", "class", "mg-table mg-estimates");
        out.leaf("caption", caption());
        out.open("thead").open("tr").leaf("th", "", "scope", "col");
        number(out, "th", sized ? "Rows" : null);
        number(out, "th", data.valueTitle());
        number(out, "th", compared ? "Champion" : null);
        out.leaf("th", "Value and " + level(shown) + "interval", "scope", "col");
        if (judged) {
            out.leaf("th", "Verdict", "scope", "col");
        }
        out.close().close().open("tbody");
        for (Estimate row : shown) {
            out.open("tr", "class", "mg-is-" + Wording.cssName(row.verdict()));
            out.open("th", "scope", "row").leaf("bdi", row.name()).close();
            number(out, "td", sized ? row.size() == null ? "–" : Numbers.count(row.size()) : null);
            number(out, "td", row.value() == null ? "–" : text(row.value()));
            number(out, "td", compared ? row.champion() == null ? "–" : text(row.champion()) : null);
            out.open("td", "class", "mg-forest");
            picture(out, row, scale);
            out.close();
            if (judged) {
                out.leaf("td", row.verdict().label());
            }
            out.close();
        }
        axis(out, scale, 2 + (sized ? 1 : 0) + (compared ? 1 : 0), judged);
        out.close().close().close();
        if (data.rows().size() > shown.size()) {
            out.leaf(
                    "p",
                    "%s more in the JSON report."
                            .formatted(Numbers.count(data.rows().size() - shown.size())),
                    "class",
                    "mg-note");
        }
    }

    private static void number(Markup out, String element, String text) {
        if (text != null) {
            out.leaf(element, text, "class", "mg-number", "scope", element.equals("th") ? "col" : null);
        }
    }

    private void picture(Markup out, Estimate row, Scale scale) {
        open(out, HEIGHT);
        out.leaf("title", sentence(row));
        if (data.limit() != null) {
            double from = data.limit().min() == null ? 0 : scale.px(data.limit().min());
            double to =
                    data.limit().max() == null ? WIDTH : scale.px(data.limit().max());
            rect(out, "mg-allowed", "#aceebb", from, Math.max(to - from, 1), HEIGHT, 0);
        }
        if (data.whole() != null) {
            double x = scale.px(data.whole());
            out.empty("path", "class", "mg-whole", "stroke", "#57606a", "stroke-dasharray", "2 3", "d", vertical(x));
        }
        if (row.interval() != null) {
            double low = scale.px(row.interval().low());
            double high = scale.px(row.interval().high());
            rect(out, "mg-interval", "#8c959f", low, Math.max(high - low, 1.5), 6, 3);
        }
        if (row.champion() != null) {
            diamond(out, scale.px(row.champion()));
        }
        if (row.value() != null) {
            String x = Markup.px(scale.px(row.value()));
            out.empty("circle", "class", "mg-dot", "cx", x, "cy", Markup.px(MIDDLE), "r", "5", "fill", "#1f2328");
        }
        out.close();
    }

    private void axis(Markup out, Scale scale, int columnsBefore, boolean judged) {
        out.close().open("tfoot").open("tr").empty("td", "colspan", Integer.toString(columnsBefore));
        out.open("td", "class", "mg-forest");
        open(out, 14);
        for (double tick : scale.ticks(3)) {
            Chart.text(out, Numbers.text(tick), scale.px(tick), 11, "middle");
        }
        out.close().close();
        if (judged) {
            out.empty("td");
        }
        out.close();
    }

    private static void open(Markup out, double height) {
        out.open(
                "svg",
                "class",
                "mg-forest-row",
                "viewBox",
                "0 0 %s %s".formatted(Markup.px(WIDTH), Markup.px(height)),
                "width",
                Markup.px(WIDTH),
                "height",
                Markup.px(height),
                "role",
                "img",
                "font-size",
                "11",
                "fill",
                "#57606a",
                "text-anchor",
                "middle");
    }

    private static void rect(
            Markup out, String cssClass, String fill, double x, double width, double height, double round) {
        Chart.rect(out, x, MIDDLE - height / 2, width, height, "class", cssClass, "fill", fill, "rx", Markup.px(round))
                .close();
    }

    private static void diamond(Markup out, double x) {
        String path = "M%s %sl5 5l-5 5l-5 -5z".formatted(Markup.px(x), Markup.px(MIDDLE - 5));
        out.empty(
                "path", "class", "mg-champion", "fill", "none", "stroke", "#57606a", "stroke-width", "1.5", "d", path);
    }

    private static String vertical(double x) {
        return "M%s 0V%s".formatted(Markup.px(x), Markup.px(HEIGHT));
    }

    private Scale scale(List<Estimate> rows) {
        Stream<Double> ofRows = rows.stream()
                .flatMap(row -> Stream.of(
                        row.value(),
                        row.champion(),
                        row.interval() == null ? null : row.interval().low(),
                        row.interval() == null ? null : row.interval().high()));
        Stream<Double> others = Stream.of(
                data.whole(),
                data.limit() == null ? null : data.limit().min(),
                data.limit() == null ? null : data.limit().max());
        DoubleSummaryStatistics all = Stream.concat(ofRows, others)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return all.getCount() == 0
                ? Scale.over(0, 1, 16, WIDTH - 16)
                : Scale.over(all.getMin(), all.getMax(), 16, WIDTH - 16);
    }

    /** Where it is the same for all, as it is where one step drew them. */
    private static String level(List<Estimate> shown) {
        List<Double> levels = shown.stream()
                .filter(row -> row.interval() != null)
                .map(row -> row.interval().level())
                .distinct()
                .toList();
        return levels.size() == 1 ? Numbers.percent(levels.get(0)) + " " : "";
    }

    private String caption() {
        StringBuilder text = new StringBuilder(title).append(": ").append(data.valueTitle());
        if (data.whole() != null) {
            text.append("; ").append(text(data.whole())).append(" over all rows (dashed)");
        }
        if (data.limit() != null) {
            text.append("; allowed ").append(data.limit().text());
        }
        return text.toString();
    }

    private String sentence(Estimate row) {
        StringBuilder text = new StringBuilder(row.name()).append(": ");
        text.append(row.value() == null ? "could not be told" : text(row.value()));
        if (row.interval() != null) {
            text.append(", ").append(row.interval().text());
            text.append(" at ").append(Numbers.percent(row.interval().level()));
        }
        if (row.champion() != null) {
            text.append("; champion ").append(text(row.champion()));
        }
        return text.toString();
    }

    private String text(double value) {
        return data.unit() == null ? Numbers.text(value) : Numbers.text(value) + " " + data.unit();
    }
}
