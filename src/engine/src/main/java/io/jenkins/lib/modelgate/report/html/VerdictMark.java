package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Verdict;

/** A verdict as a sign: each has its own shape and its own word, so that colour is never needed to tell them apart. */
final class VerdictMark {

    private VerdictMark() {}

    /** Sign and word. */
    static void badge(Markup out, Verdict verdict, boolean large) {
        out.open("span", "class", "mg-badge mg-is-" + Wording.cssName(verdict) + (large ? " mg-badge-large" : ""));
        sign(out, verdict, large ? 28 : 18);
        out.leaf("span", verdict.label(), "class", "mg-badge-word").close();
    }

    /** The sign alone, for beside a word that says the same. */
    static void sign(Markup out, Verdict verdict, int size) {
        out.open(
                "svg",
                "class",
                "mg-sign",
                "viewBox",
                "0 0 20 20",
                "width",
                Integer.toString(size),
                "height",
                Integer.toString(size),
                "aria-hidden",
                "true");
        String fill = "mg-fill-" + Wording.cssName(verdict);
        switch (verdict) {
            case PASSED ->
                out.empty("circle", "class", fill, "cx", "10", "cy", "10", "r", "9", "fill", colour(verdict));
            case WARNING ->
                path(
                        out,
                        fill,
                        colour(verdict),
                        "M10 1.2a1.6 1.6 0 0 1 1.4.8l7.9 14a1.6 1.6 0 0 1-1.4 2.4H2.1A1.6 1.6 0 0 1 .7 16L8.6 2a1.6 1.6 0 0 1 1.4-.8z");
            case FAILED -> path(out, fill, colour(verdict), "M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z");
            case INSUFFICIENT_DATA -> path(out, fill, colour(verdict), "M10 .6 19.4 10 10 19.4.6 10z");
            case ERROR ->
                out.empty(
                        "rect",
                        "class",
                        fill,
                        "x",
                        "1.5",
                        "y",
                        "1.5",
                        "width",
                        "17",
                        "height",
                        "17",
                        "rx",
                        "3",
                        "fill",
                        colour(verdict));
            case SKIPPED ->
                out.empty(
                        "circle",
                        "class",
                        "mg-outline-skipped",
                        "cx",
                        "10",
                        "cy",
                        "10",
                        "r",
                        "8.2",
                        "fill",
                        "none",
                        "stroke",
                        "#656d76",
                        "stroke-width",
                        "1.6",
                        "stroke-dasharray",
                        "3.2 2");
        }
        out.empty(
                "path",
                "class",
                verdict == Verdict.SKIPPED ? "mg-outline-skipped" : "mg-glyph",
                "d",
                glyph(verdict),
                "fill",
                "none",
                "stroke",
                verdict == Verdict.SKIPPED ? "#656d76" : "#fff",
                "stroke-width",
                "2",
                "stroke-linecap",
                "round",
                "stroke-linejoin",
                "round");
        out.close();
    }

    /** Where no style sheet applies. */
    static String colour(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "#1a7f37";
            case WARNING -> "#9a6700";
            case FAILED -> "#cf222e";
            case INSUFFICIENT_DATA -> "#7c4dcc";
            case ERROR -> "#b3206f";
            case SKIPPED -> "#656d76";
        };
    }

    private static void path(Markup out, String cssClass, String fill, String d) {
        out.empty("path", "class", cssClass, "fill", fill, "d", d);
    }

    private static String glyph(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "M5.8 10.3l2.9 2.9 5.6-6.1";
            case WARNING -> "M10 7v4.4M10 14.9v.1";
            case FAILED -> "M7 7l6 6M13 7l-6 6";
            case INSUFFICIENT_DATA -> "M7.9 8.1a2.1 2.1 0 1 1 3.2 1.8c-.7.4-1.1.8-1.1 1.6M10 14.2v.1";
            case ERROR -> "M11 4.6L6.9 10.6h6.2L9 15.6";
            case SKIPPED -> "M6.8 10h6.4";
        };
    }
}
