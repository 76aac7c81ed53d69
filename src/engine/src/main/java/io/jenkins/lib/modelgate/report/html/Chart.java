package io.jenkins.lib.modelgate.report.html;

import java.util.List;
import java.util.stream.Stream;

/** What all charts share: the frame, grid lines, text, and a legend below. */
final class Chart {

    /** Width that fits a desktop column and, scaled a little, a phone. */
    static final double WIDTH = 440;

    /** A little more than the average character takes at the charts' text size. */
    static final double CHARACTER = 6.9;

    private Chart() {}

    /** The two sides of a comparison: the reference as an area, the current data as an area in a colour. */
    static final Series REFERENCE = new Series("Reference", "mg-ref", "#8c959f", "");

    static final Series CURRENT = new Series("Current", "mg-cur", "#0969da", "");

    static void open(Markup out, double height, String title, String description) {
        open(out, WIDTH, height, title, description);
    }

    /** @param width more than {@link #WIDTH} for a picture that may scroll sideways where there is less room */
    static void open(Markup out, double width, double height, String title, String description) {
        out.open("div", "class", "mg-chart-frame");
        out.open(
                "svg",
                "class",
                width > WIDTH ? "mg-chart mg-chart-wide" : "mg-chart",
                "viewBox",
                "0 0 %s %s".formatted(Markup.px(width), Markup.px(height)),
                "width",
                Markup.px(width),
                "height",
                Markup.px(height),
                "role",
                "img",
                "font-size",
                "12",
                "font-family",
                "sans-serif",
                "fill",
                "#57606a",
                "text-anchor",
                "middle");
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

    /** Thin lines across the picture, as one path. */
    static void grid(Markup out, List<double[]> fromTo) {
        StringBuilder path = new StringBuilder();
        for (double[] line : fromTo) {
            path.append("M%s %sL%s %s"
                    .formatted(Markup.px(line[0]), Markup.px(line[1]), Markup.px(line[2]), Markup.px(line[3])));
        }
        out.empty("path", "class", "mg-grid", "stroke", "#d8dee4", "d", path.toString());
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    static void text(Markup out, String text, double x, double y, String anchor) {
        openText(out, x, y, anchor).text(text).close();
    }

    /** The colour, and the middle as anchor, come from the picture as a whole: there are many texts on a page. */
    private static Markup openText(Markup out, double x, double y, String anchor) {
        return out.open(
                "text", "x", Markup.px(x), "y", Markup.px(y), "text-anchor", anchor.equals("middle") ? null : anchor);
    }

    /** A label that may be too long: cut to so many characters, whole on hovering. */
    static void label(Markup out, String text, int characters, double x, double y, String anchor) {
        String shown = shortened(text, characters);
        openText(out, x, y, anchor);
        if (!shown.equals(text)) {
            out.leaf("title", text);
        }
        out.text(shown).close();
    }

    static Markup rect(Markup out, double x, double y, double width, double height, String... look) {
        String[] place = {
            "x", Markup.px(x), "y", Markup.px(y), "width", Markup.px(width), "height", Markup.px(Math.max(0, height))
        };
        return out.open("rect", Stream.of(place, look).flatMap(Stream::of).toArray(String[]::new));
    }

    /** An area that shows nothing but a text on hovering; over a whole slot, since a small bar is hard to hit. */
    static void tooltip(Markup out, String text, double x, double y, double width, double height) {
        rect(out, x, y, width, height).leaf("title", text).close();
    }

    /** Opens the layer that {@link #tooltip}s stand in. */
    static void openTooltips(Markup out) {
        out.open("g", "fill", "none", "pointer-events", "all");
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
