package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.Distribution;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two shares for each bin or category, side by side: upright where the labels fit, lying where they are long. */
record DistributionChart(String title, Distribution data) {

    /** More than these cannot be told apart; those with the largest shares are shown. */
    private static final int MAX_BINS = 40;

    private static final Chart.Series REFERENCE = new Chart.Series("Reference", "mg-ref", "#8c959f", "");
    private static final Chart.Series CURRENT = new Chart.Series("Current", "mg-cur", "#0969da", "");
    private static final double HEIGHT = 210;
    private static final double LEFT = 44;
    private static final double RIGHT = Chart.WIDTH - 8;
    private static final double ROW = 24;

    void writeTo(Markup out) {
        List<Integer> bins = shown();
        if (bins.isEmpty()) {
            out.leaf("p", "There is nothing to draw: the distribution has no bins.", "class", "mg-note");
            return;
        }
        out.open("figure", "class", "mg-figure");
        int longest = bins.stream()
                .mapToInt(bin -> data.labels().get(bin).length())
                .max()
                .orElse(0);
        if (longest * Chart.CHARACTER + 4 <= (RIGHT - LEFT) / bins.size()) {
            upright(out, bins);
        } else {
            lying(out, bins, longest);
        }
        Chart.legend(out, List.of(REFERENCE, CURRENT));
        out.leaf("figcaption", caption());
        out.close();
    }

    private void upright(Markup out, List<Integer> bins) {
        double bottom = HEIGHT - 24;
        Scale shares = Scale.over(0, largest(), bottom, 10).rounded(4);
        Chart.open(out, HEIGHT, title, caption());
        for (double tick : shares.ticks(4)) {
            double y = shares.px(tick);
            Chart.line(out, "mg-grid", "#d8dee4", LEFT, y, RIGHT, y);
            Chart.text(out, Numbers.percent(tick), LEFT - 6, y + 4, "end");
        }
        double slot = (RIGHT - LEFT) / bins.size();
        double bar = Math.min(26, slot * 0.38);
        for (int i = 0; i < bins.size(); i++) {
            int bin = bins.get(i);
            double centre = LEFT + slot * (i + 0.5);
            group(out, bin);
            hover(out, LEFT + slot * i, 10, slot, HEIGHT - 10);
            double reference = shares.px(data.reference().get(bin));
            double current = shares.px(data.current().get(bin));
            bar(out, REFERENCE, centre - bar - 0.5, reference, bar, bottom - reference);
            bar(out, CURRENT, centre + 0.5, current, bar, bottom - current);
            Chart.text(out, data.labels().get(bin), centre, HEIGHT - 8, "middle");
            out.close();
        }
        Chart.line(out, "mg-axis", "#57606a", LEFT, bottom, RIGHT, bottom);
        Chart.close(out);
    }

    private void lying(Markup out, List<Integer> bins, int longest) {
        int characters = Math.min(longest, 26);
        double left = characters * Chart.CHARACTER + 12;
        double height = bins.size() * ROW + 26;
        Scale shares = Scale.over(0, largest(), left, RIGHT - 16).rounded(4);
        Chart.open(out, height, title, caption());
        for (double tick : shares.ticks(4)) {
            double x = shares.px(tick);
            Chart.line(out, "mg-grid", "#d8dee4", x, 2, x, height - 22);
            Chart.text(out, Numbers.percent(tick), x, height - 8, "middle");
        }
        for (int i = 0; i < bins.size(); i++) {
            int bin = bins.get(i);
            double top = i * ROW + 3;
            group(out, bin);
            hover(out, 0, top, Chart.WIDTH, ROW);
            bar(out, REFERENCE, left, top + 1, shares.px(data.reference().get(bin)) - left, 9);
            bar(out, CURRENT, left, top + 11, shares.px(data.current().get(bin)) - left, 9);
            Chart.text(out, Chart.shortened(data.labels().get(bin), characters), left - 8, top + 14, "end");
            out.close();
        }
        Chart.line(out, "mg-axis", "#57606a", left, 2, left, height - 22);
        Chart.close(out);
    }

    private void group(Markup out, int bin) {
        out.open("g").leaf("title", sentence(bin));
    }

    /** The tooltip's area: the whole slot, since a small bar is hard to hit. */
    private static void hover(Markup out, double x, double y, double width, double height) {
        rect(out, x, y, width, height, "fill", "none", "pointer-events", "all");
    }

    private static void bar(Markup out, Chart.Series series, double x, double y, double width, double height) {
        rect(out, x, y, width, height, "class", series.cssClass(), "fill", series.colour());
    }

    private static void rect(Markup out, double x, double y, double width, double height, String... look) {
        String[] place = {
            "x", Markup.px(x), "y", Markup.px(y), "width", Markup.px(width), "height", Markup.px(Math.max(0, height))
        };
        out.empty("rect", Stream.of(look, place).flatMap(Stream::of).toArray(String[]::new));
    }

    private double largest() {
        double largest = Stream.of(data.reference(), data.current())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        return largest > 0 ? largest : 1;
    }

    private List<Integer> shown() {
        return IntStream.range(0, data.labels().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer bin) ->
                        -Math.max(data.reference().get(bin), data.current().get(bin))))
                .limit(MAX_BINS)
                .sorted()
                .toList();
    }

    private String caption() {
        int widest = IntStream.range(0, data.labels().size())
                .boxed()
                .max(Comparator.comparingDouble(bin ->
                        Math.abs(data.current().get(bin) - data.reference().get(bin))))
                .orElseThrow();
        String rest = data.labels().size() <= MAX_BINS
                ? ""
                : " Shown are the %d largest of %s."
                        .formatted(MAX_BINS, Numbers.count(data.labels().size()));
        return data.current().get(widest).equals(data.reference().get(widest))
                ? "Both are the same." + rest
                : "Largest difference: " + sentence(widest) + "." + rest;
    }

    private String sentence(int bin) {
        return "%s: reference %s, current %s"
                .formatted(
                        data.labels().get(bin),
                        Numbers.percent(data.reference().get(bin)),
                        Numbers.percent(data.current().get(bin)));
    }
}
