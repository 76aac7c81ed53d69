package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.Histogram;
import io.jenkins.lib.modelgate.report.Evidence.Side;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two histograms in one picture: the reference as bars, the current data as a line of steps over them. Bins of one width
 * stand on an axis of values; others side by side with their edges named, since shares cannot be read from areas.
 */
record HistogramChart(String title, Histogram data) {

    private static final double HEIGHT = 210;
    private static final double TOP = 10;
    private static final double BOTTOM = HEIGHT - 26;
    private static final double LEFT = 44;
    private static final double RIGHT = Chart.WIDTH - 10;

    /** Room for what is no number, at the right. */
    private static final double APART = 62;

    void writeTo(Markup out) {
        List<Bin> apart = apart();
        double right = apart.isEmpty() ? RIGHT : RIGHT - apart.size() * APART - 14;
        Bins bins = Bins.of(data);
        Scale shares = Scale.over(0, largest(bins.bins(), apart), BOTTOM, TOP).rounded(4);
        out.open("figure", "class", "mg-figure mg-roomy");
        Chart.open(out, HEIGHT, title + ": histogram", caption(bins));
        Chart.grid(
                out,
                shares.ticks(4).stream()
                        .map(tick -> new double[] {LEFT, shares.px(tick), RIGHT, shares.px(tick)})
                        .toList());
        for (double tick : shares.ticks(4)) {
            Chart.text(out, Numbers.percent(tick), LEFT - 6, shares.px(tick) + 4, "end");
        }
        double[] borders = bins.borders(LEFT, right);
        draw(out, bins.bins(), borders, shares);
        for (int i = 0; i < apart.size(); i++) {
            double middle = RIGHT - APART * (apart.size() - i - 0.5);
            draw(out, List.of(apart.get(i)), new double[] {middle - 12, middle + 12}, shares);
            Chart.text(out, apart.get(i).name(), middle, HEIGHT - 9, "middle");
        }
        bins.writeAxis(out, borders, BOTTOM);
        Chart.line(out, "mg-axis", "#57606a", LEFT, BOTTOM, right, BOTTOM);
        Chart.openTooltips(out);
        for (int i = 0; i < bins.bins().size(); i++) {
            Chart.tooltip(
                    out, sentence(bins.bins().get(i)), borders[i], TOP, borders[i + 1] - borders[i], HEIGHT - TOP);
        }
        for (int i = 0; i < apart.size(); i++) {
            Chart.tooltip(out, sentence(apart.get(i)), RIGHT - APART * (apart.size() - i), TOP, APART, HEIGHT - TOP);
        }
        out.close();
        Chart.close(out);
        Chart.legend(
                out, List.of(Chart.REFERENCE, new Chart.Series(Chart.CURRENT.name(), "mg-cur-line", "#0969da", null)));
        out.leaf("figcaption", caption(bins)).close();
    }

    /** Bars for the reference, and steps over them. */
    private static void draw(Markup out, List<Bin> bins, double[] borders, Scale shares) {
        StringBuilder bars = new StringBuilder();
        StringBuilder steps = new StringBuilder("M%s %s".formatted(Markup.px(borders[0]), Markup.px(BOTTOM)));
        double gap = (borders[bins.size()] - borders[0]) / bins.size() > 5 ? 0.5 : 0;
        for (int i = 0; i < bins.size(); i++) {
            if (bins.get(i).reference() > 0) {
                bars.append("M%s %sV%sH%sV%sz"
                        .formatted(
                                Markup.px(borders[i] + gap),
                                Markup.px(BOTTOM),
                                Markup.px(shares.px(bins.get(i).reference())),
                                Markup.px(borders[i + 1] - gap),
                                Markup.px(BOTTOM)));
            }
            steps.append("V%sH%s".formatted(Markup.px(shares.px(bins.get(i).current())), Markup.px(borders[i + 1])));
        }
        steps.append("V").append(Markup.px(BOTTOM));
        out.empty("path", "class", "mg-ref", "fill", Chart.REFERENCE.colour(), "d", bars.toString());
        out.empty(
                "path",
                "class",
                "mg-cur-area",
                "fill",
                Chart.CURRENT.colour(),
                "fill-opacity",
                "0.16",
                "stroke",
                Chart.CURRENT.colour(),
                "stroke-width",
                "2",
                "stroke-linejoin",
                "round",
                "d",
                steps.toString());
    }

    private List<Bin> apart() {
        List<Bin> apart = new ArrayList<>();
        Side reference = data.reference();
        Side current = data.current();
        if (reference.missing() > 0 || current.missing() > 0) {
            apart.add(new Bin("missing", reference.missing(), current.missing()));
        }
        if (reference.notFinite() > 0 || current.notFinite() > 0) {
            apart.add(new Bin("not finite", reference.notFinite(), current.notFinite()));
        }
        return apart;
    }

    private static double largest(List<Bin> bins, List<Bin> apart) {
        double largest = IntStream.range(0, bins.size() + apart.size())
                .mapToObj(i -> i < bins.size() ? bins.get(i) : apart.get(i - bins.size()))
                .mapToDouble(bin -> Math.max(bin.reference(), bin.current()))
                .max()
                .orElse(1);
        return largest > 0 ? largest : 1;
    }

    private String caption(Bins bins) {
        Bin widest = Stream.concat(bins.bins().stream(), apart().stream())
                .max(Comparator.comparingDouble(bin -> Math.abs(bin.current() - bin.reference())))
                .orElseThrow();
        String what = widest.current() == widest.reference()
                ? "The reference and the current data are the same in every bin."
                : "The largest difference: %s went from %s to %s."
                        .formatted(
                                widest.name(), Numbers.percent(widest.reference()), Numbers.percent(widest.current()));
        return what + bins.note();
    }

    private static String sentence(Bin bin) {
        return "%s: reference %s, current %s"
                .formatted(bin.name(), Numbers.percent(bin.reference()), Numbers.percent(bin.current()));
    }

    /** @param name the range of values it holds, or what they are */
    record Bin(String name, double reference, double current) {}
}
