package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.QuantileShift;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From where to where each quantile went: a line each, a ring for the reference, a dot for the current data. */
record QuantileChart(String title, QuantileShift data) {

    private static final Map<Double, String> NAMES = Map.of(0.0, "least", 0.5, "median", 1.0, "most");
    private static final int MOST = 15;
    private static final double ROW = 21;
    private static final double TOP = 6;
    private static final double LEFT = 68;
    private static final double RIGHT = Chart.WIDTH - 132;

    void writeTo(Markup out) {
        List<Integer> shown = shown();
        double bottom = TOP + shown.size() * ROW + 4;
        Scale values = scale();
        out.open("figure", "class", "mg-figure mg-roomy");
        Chart.open(out, bottom + 22, title + ": quantiles", caption());
        Chart.grid(
                out,
                values.ticks(4).stream()
                        .map(tick -> new double[] {values.px(tick), TOP, values.px(tick), bottom})
                        .toList());
        for (double tick : values.ticks(4)) {
            Chart.text(out, Numbers.text(tick), values.px(tick), bottom + 15, "middle");
        }
        for (int i = 0; i < shown.size(); i++) {
            double y = TOP + (i + 0.5) * ROW + 4;
            int quantile = shown.get(i);
            Chart.text(out, name(data.probabilities().get(quantile)), LEFT - 12, y, "end");
            String change = "%s → %s"
                    .formatted(
                            Numbers.text(data.reference().get(quantile)),
                            Numbers.text(data.current().get(quantile)));
            Chart.label(out, change, 17, RIGHT + 16, y, "start");
        }
        shifts(out, shown, values);
        dots(out, shown, values, data.reference(), "4.5", "mg-ring", "#fff", "#6e7781");
        dots(out, shown, values, data.current(), "3.5", "mg-cur", Chart.CURRENT.colour(), null);
        Chart.openTooltips(out);
        for (int i = 0; i < shown.size(); i++) {
            Chart.tooltip(out, sentence(shown.get(i)), 0, TOP + i * ROW, Chart.WIDTH, ROW);
        }
        out.close();
        Chart.close(out);
        Chart.legend(out, List.of(Chart.REFERENCE, Chart.CURRENT));
        out.leaf("figcaption", caption()).close();
    }

    private void shifts(Markup out, List<Integer> shown, Scale values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            path.append("M%s %sH%s"
                    .formatted(
                            Markup.px(values.px(data.reference().get(shown.get(i)))),
                            Markup.px(TOP + (i + 0.5) * ROW),
                            Markup.px(values.px(data.current().get(shown.get(i))))));
        }
        out.empty("path", "class", "mg-shift", "stroke", Chart.CURRENT.colour(), "stroke-width", "2", "d", "" + path);
    }

    private static void dots(
            Markup out,
            List<Integer> shown,
            Scale values,
            List<Double> quantiles,
            String radius,
            String cssClass,
            String fill,
            String stroke) {
        out.open("g", "class", cssClass, "fill", fill, "stroke", stroke, "stroke-width", stroke == null ? null : "2.5");
        for (int i = 0; i < shown.size(); i++) {
            String x = Markup.px(values.px(quantiles.get(shown.get(i))));
            out.empty("circle", "cx", x, "cy", Markup.px(TOP + (i + 0.5) * ROW), "r", radius);
        }
        out.close();
    }

    private Scale scale() {
        List<Double> all = Stream.of(data.reference(), data.current())
                .flatMap(List::stream)
                .sorted()
                .toList();
        return Scale.over(all.get(0), all.get(all.size() - 1), LEFT, RIGHT);
    }

    private static String name(double probability) {
        return NAMES.getOrDefault(probability, Numbers.percent(probability));
    }

    /** The ends and the median, and of the others as many as fit, evenly. */
    private List<Integer> shown() {
        int all = data.probabilities().size();
        if (all <= MOST) {
            return IntStream.range(0, all).boxed().toList();
        }
        IntStream even = IntStream.range(0, MOST - 1).map(i -> (int) Math.round(i * (all - 1) / (MOST - 2.0)));
        return IntStream.concat(
                        even, IntStream.of(Math.max(0, data.probabilities().indexOf(0.5))))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private String caption() {
        int widest = IntStream.range(0, data.probabilities().size())
                .boxed()
                .max(Comparator.comparingDouble(i ->
                        Math.abs(data.current().get(i) / 2 - data.reference().get(i) / 2)))
                .orElseThrow();
        if (data.reference().equals(data.current())) {
            return "No quantile moved.";
        }
        return "It moved most at " + sentence(widest) + ".";
    }

    private String sentence(int i) {
        double probability = data.probabilities().get(i);
        String unit = data.unit() == null ? "" : " " + data.unit();
        String what = NAMES.containsKey(probability)
                ? "the " + NAMES.get(probability)
                : "the value that %s of the rows are below".formatted(Numbers.percent(probability));
        return "%s: %s → %s%s"
                .formatted(
                        what,
                        Numbers.text(data.reference().get(i)),
                        Numbers.text(data.current().get(i)),
                        unit);
    }
}
