package io.jenkins.lib.modelgate.report.html;

import java.util.List;

/** What all charts share: the frame, grid lines, text, and a legend below. */
final class Chart {

    /** Width that fits a desktop column and, scaled a little, a phone. */
    static final double WIDTH = 440;

    /** A little more than the average character takes at the charts' text size. */
    static final double CHARACTER = 6.9;

    private Chart() {}

    static void open(Markup out, double height, String title, String description) {
        out.open("div", "class", "mg-chart-frame");
        out.open(
                "svg",
                "class",
                "mg-chart",
                "viewBox",
                "0 0 %s %s".formatted(Markup.px(WIDTH), Markup.px(height)),
                "width",
                Markup.px(WIDTH),
                "height",
                Markup.px(height),
                "role",
                "img",
                "font-size",
                "12",
                "font-family",
                "sans-serif");
        out.leaf("title", title);
        out.leaf("desc", description);
    }

    static void close(Markup out) {
        out.close().close();
    }

    static void line(Markup out, String cssClass, String stroke, double x1, double y1, double x2, double y2) {
        out.empty(
                "path",
                "class",
                cssClass,
                "stroke",
                stroke,
                "d",
                "M%s %sL%s %s".formatted(Markup.px(x1), Markup.px(y1), Markup.px(x2), Markup.px(y2)));
    }

    static void text(Markup out, String text, double x, double y, String anchor) {
        out.leaf(
                "text",
                text,
                "class",
                "mg-chart-text",
                "fill",
                "#57606a",
                "x",
                Markup.px(x),
                "y",
                Markup.px(y),
                "text-anchor",
                anchor);
    }

    /** Names under a chart, where long ones can wrap; each with the sign that {@link Series#swatch} draws. */
    static void legend(Markup out, List<Series> series) {
        out.open("ul", "class", "mg-legend");
        for (Series each : series) {
            out.open("li");
            each.swatch(out);
            out.leaf("span", each.name()).close();
        }
        out.close();
    }

    /** Cut to what fits, with an ellipsis. */
    static String shortened(String text, int characters) {
        int length = text.codePointCount(0, text.length());
        return length <= characters ? text : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…";
    }

    /**
     * One thing that a chart draws, told apart by colour and by dashes or fill.
     *
     * @param cssClass {@code mg-ref}, {@code mg-cur} or {@code mg-line-1} and on
     * @param colour where no style sheet applies
     * @param dashes as in {@code stroke-dasharray}; null for none; an empty text for a filled area
     */
    record Series(String name, String cssClass, String colour, String dashes) {

        private void swatch(Markup out) {
            out.open("svg", "width", "22", "height", "12", "viewBox", "0 0 22 12", "aria-hidden", "true");
            if ("".equals(dashes)) {
                out.empty(
                        "rect", "class", cssClass, "fill", colour, "x", "3", "y", "0", "width", "16", "height", "12",
                        "rx", "2");
            } else {
                out.empty(
                        "path",
                        "class",
                        "mg-line " + cssClass,
                        "d",
                        "M0 6H22",
                        "fill",
                        "none",
                        "stroke",
                        colour,
                        "stroke-width",
                        "2",
                        "stroke-dasharray",
                        dashes);
            }
            out.close();
        }
    }
}
