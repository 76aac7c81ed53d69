package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.DoubleSummaryStatistics;
import java.util.stream.Stream;

/** A check's value on a line: how sure it is, and on which side of its limit it lies. */
record LimitBar(Check check) {

    private static final double WIDTH = 168;
    private static final double HEIGHT = 26;
    private static final double MIDDLE = HEIGHT / 2;

    /** Whether there is anything to compare the value with. */
    boolean isUseful() {
        return check.interval() != null || check.limit() != null && check.observed() != null;
    }

    void writeTo(Markup out) {
        Scale scale = scale();
        out.open(
                "svg",
                "class",
                "mg-limit mg-is-" + Wording.cssName(check.verdict()),
                "viewBox",
                "0 0 %s %s".formatted(Markup.px(WIDTH), Markup.px(HEIGHT)),
                "width",
                Markup.px(WIDTH),
                "height",
                Markup.px(HEIGHT),
                "role",
                "img");
        out.leaf("title", description());
        rect(out, "mg-track", "#d8dee4", 0, WIDTH, 2);
        if (check.limit() != null) {
            allowed(out, scale, check.limit());
        }
        if (check.interval() != null) {
            double low = scale.px(check.interval().low());
            double high = scale.px(check.interval().high());
            rect(out, "mg-interval", "#8c959f", low, Math.max(high - low, 1.5), 8);
        }
        if (check.observed() != null) {
            out.empty(
                    "circle",
                    "class",
                    "mg-dot",
                    "cx",
                    Markup.px(scale.px(check.observed())),
                    "cy",
                    Markup.px(MIDDLE),
                    "r",
                    "5",
                    "fill",
                    "#1f2328");
        }
        out.close();
    }

    private void allowed(Markup out, Scale scale, Bounds limit) {
        double from = limit.min() == null ? 0 : scale.px(limit.min());
        double to = limit.max() == null ? WIDTH : scale.px(limit.max());
        rect(out, "mg-allowed", "#aceebb", from, Math.max(to - from, 1), 4);
        Stream.of(limit.min(), limit.max())
                .filter(end -> end != null)
                .forEach(end -> out.empty(
                        "path",
                        "class",
                        "mg-limit-mark",
                        "d",
                        "M%s 3V%s".formatted(Markup.px(scale.px(end)), Markup.px(HEIGHT - 3)),
                        "stroke",
                        "#1f2328",
                        "stroke-width",
                        "2"));
    }

    private static void rect(Markup out, String cssClass, String fill, double x, double width, double height) {
        out.empty(
                "rect",
                "class",
                cssClass,
                "x",
                Markup.px(x),
                "y",
                Markup.px(MIDDLE - height / 2),
                "width",
                Markup.px(width),
                "height",
                Markup.px(height),
                "rx",
                Markup.px(height / 2),
                "fill",
                fill);
    }

    private Scale scale() {
        Interval interval = check.interval();
        Bounds limit = check.limit();
        DoubleSummaryStatistics all = Stream.of(
                        check.observed(),
                        interval == null ? null : interval.low(),
                        interval == null ? null : interval.high(),
                        limit == null ? null : limit.min(),
                        limit == null ? null : limit.max())
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        // room at both ends, so that it shows on which side of a limit a value lies
        return Scale.over(all.getMin(), all.getMax(), WIDTH * 0.14, WIDTH * 0.86);
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        if (check.observed() != null) {
            text.append("observed ").append(Wording.withUnit(Numbers.text(check.observed()), check));
        }
        if (check.interval() != null) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(Numbers.percent(check.interval().level()))
                    .append(" interval ")
                    .append(Wording.withUnit(check.interval().text(), check));
        }
        if (check.limit() != null) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append("allowed ")
                    .append(Wording.withUnit(check.limit().text(), check));
        }
        return text.toString();
    }
}
