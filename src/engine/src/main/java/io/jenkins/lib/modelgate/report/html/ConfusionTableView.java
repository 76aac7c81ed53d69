package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.ConfusionTable;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Decisions against truth for many classes; of very many the largest, with what went elsewhere in a column of its own. */
record ConfusionTableView(String title, ConfusionTable data) {

    /** More columns than these cannot be read side by side. */
    private static final int MOST_CLASSES = 20;

    /** Up to so many columns have the room of a table of two. */
    private static final int FEW_CLASSES = 3;

    void writeTo(Markup out) {
        List<Integer> shown = shown();
        boolean rest = shown.size() < data.labels().size();
        String caption = title + ": rows by truth, with each decision's share of its row"
                + (rest
                        ? "; the %d largest classes of %d"
                                .formatted(shown.size(), data.labels().size())
                        : "");
        boolean many = shown.size() > FEW_CLASSES;
        // above what scrolls, which would take it out of sight
        out.leaf("p", caption, "class", "mg-caption");
        out.open("div", "class", many ? "mg-scroll mg-sideways" : "mg-scroll", "tabindex", many ? "0" : null)
                .open(
                        "table",
                        "class",
                        many ? "mg-table mg-confusion mg-many" : "mg-table mg-confusion",
                        "aria-label",
                        caption);
        out.open("thead").open("tr").leaf("td", "");
        for (int decided : shown) {
            out.open("th", "scope", "col")
                    .text("Decided ")
                    .leaf("bdi", data.labels().get(decided));
            out.close();
        }
        if (rest) {
            out.leaf("th", "Decided otherwise", "scope", "col");
        }
        out.close().close().open("tbody");
        for (int truth : shown) {
            row(out, truth, shown, rest);
        }
        out.close().close().close();
    }

    private void row(Markup out, int truth, List<Integer> shown, boolean rest) {
        List<Double> counts = data.counts().get(truth);
        double total = total(truth);
        out.open("tr")
                .open("th", "scope", "row")
                .text("Truly ")
                .leaf("bdi", data.labels().get(truth));
        out.close();
        double elsewhere = total;
        for (int decided : shown) {
            cell(out, counts.get(decided), total, truth == decided);
            elsewhere -= counts.get(decided);
        }
        if (rest) {
            cell(out, Math.max(0, elsewhere), total, false);
        }
        out.close();
    }

    private static void cell(Markup out, double rows, double total, boolean right) {
        double share = total == 0 ? 0 : rows / total;
        out.open("td", "class", (right ? "mg-right-" : "mg-wrong-") + Math.round(share * 4));
        out.leaf("strong", Numbers.text(rows)).text(" ");
        out.leaf("span", total == 0 ? "no rows" : Numbers.percent(share), "class", "mg-share");
        out.close();
    }

    private double total(int truth) {
        return data.counts().get(truth).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private List<Integer> shown() {
        return IntStream.range(0, data.labels().size())
                .boxed()
                .sorted(Comparator.comparingDouble(this::total).reversed())
                .limit(MOST_CLASSES)
                .sorted()
                .toList();
    }
}
