package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.Distribution;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two shares for each bin or category: ranges of values side by side in their order, categories one below the other, the
 * largest first, with their shares beside the bars.
 */
record DistributionChart(String title, Distribution data) {

    /** More than these cannot be told apart; those with the largest shares are shown. */
    private static final int MAX_BINS = 40;

    private static final Pattern RANGE = Pattern.compile("[≤≥<>] ?[-−+]?[0-9]");
    private static final Pattern REST = Pattern.compile("missing|not finite|others|[0-9]+ more");
    private static final double HEIGHT = 210;
    private static final double LEFT = 44;
    private static final double RIGHT = Chart.WIDTH - 8;
    private static final double ROW = 33;

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
        if (isOrdered() && longest * Chart.CHARACTER + 4 <= (RIGHT - LEFT) / bins.size()) {
            upright(out, bins);
        } else {
            lying(out, bins, longest);
        }
        Chart.legend(out, List.of(Chart.REFERENCE, Chart.CURRENT));
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
        for (Chart.Series series : List.of(Chart.REFERENCE, Chart.CURRENT)) {
            double shift = series == Chart.REFERENCE ? -bar - 0.5 : 0.5;
            out.open("g", "class", series.cssClass(), "fill", series.colour());
            for (int i = 0; i < bins.size(); i++) {
                double top = shares.px(share(series, bins.get(i)));
                Chart.rect(out, LEFT + slot * (i + 0.5) + shift, top, bar, bottom - top)
                        .close();
            }
            out.close();
        }
        for (int i = 0; i < bins.size(); i++) {
            Chart.text(out, data.labels().get(bins.get(i)), LEFT + slot * (i + 0.5), HEIGHT - 8, "middle");
        }
        Chart.line(out, "mg-axis", "#57606a", LEFT, bottom, RIGHT, bottom);
        Chart.openTooltips(out);
        for (int i = 0; i < bins.size(); i++) {
            Chart.tooltip(out, sentence(bins.get(i)), LEFT + slot * i, 10, slot, HEIGHT - 10);
        }
        out.close();
        Chart.close(out);
    }

    private void lying(Markup out, List<Integer> bins, int longest) {
        int characters = Math.min(longest, 24);
        double left = characters * Chart.CHARACTER + 12;
        double height = bins.size() * ROW + 8;
        Scale shares = Scale.over(0, largest(), left, RIGHT - 44);
        Chart.open(out, height, title, caption());
        for (Chart.Series series : List.of(Chart.REFERENCE, Chart.CURRENT)) {
            out.open("g", "class", series.cssClass(), "fill", series.colour());
            for (int i = 0; i < bins.size(); i++) {
                double top = i * ROW + (series == Chart.REFERENCE ? 4 : 16);
                Chart.rect(out, left, top, shares.px(share(series, bins.get(i))) - left, 11, "rx", "1.5")
                        .close();
            }
            out.close();
        }
        for (int i = 0; i < bins.size(); i++) {
            for (Chart.Series series : List.of(Chart.REFERENCE, Chart.CURRENT)) {
                double share = share(series, bins.get(i));
                double y = i * ROW + (series == Chart.REFERENCE ? 14 : 26);
                Chart.text(out, Numbers.percent(share), shares.px(share) + 6, y, "start");
            }
        }
        Chart.line(out, "mg-axis", "#57606a", left, 2, left, height - 2);
        Chart.openTooltips(out);
        for (int i = 0; i < bins.size(); i++) {
            Chart.tooltip(out, sentence(bins.get(i)), 0, i * ROW + 3, Chart.WIDTH, ROW);
        }
        out.close();
        for (int i = 0; i < bins.size(); i++) {
            Chart.label(out, data.labels().get(bins.get(i)), characters, left - 8, i * ROW + 20, "end");
        }
        Chart.close(out);
    }

    /** Whether the labels name ranges of values, whose order says something. */
    private boolean isOrdered() {
        return data.labels().stream().anyMatch(label -> RANGE.matcher(label).lookingAt());
    }

    private double share(Chart.Series series, int bin) {
        return (series == Chart.REFERENCE ? data.reference() : data.current()).get(bin);
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
                .sorted(isOrdered() ? Comparator.naturalOrder() : largestFirst())
                .toList();
    }

    /** What the data calls the rest, or no value, comes last whatever its share. */
    private Comparator<Integer> largestFirst() {
        return Comparator.comparing(
                        (Integer bin) -> REST.matcher(data.labels().get(bin)).matches())
                .thenComparingDouble(bin ->
                        -Math.max(data.reference().get(bin), data.current().get(bin)));
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
        double reference = data.reference().get(widest);
        double current = data.current().get(widest);
        return (reference == current
                        ? "The reference and the current data are the same."
                        : "The largest difference: “%s” went from %s to %s."
                                .formatted(
                                        data.labels().get(widest),
                                        Numbers.percent(reference),
                                        Numbers.percent(current)))
                + rest;
    }

    private String sentence(int bin) {
        return "%s: reference %s, current %s"
                .formatted(
                        data.labels().get(bin),
                        Numbers.percent(data.reference().get(bin)),
                        Numbers.percent(data.current().get(bin)));
    }
}
