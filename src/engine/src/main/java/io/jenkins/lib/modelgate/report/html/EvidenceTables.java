package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.ConfusionMatrix;
import io.jenkins.lib.modelgate.report.Evidence.Table;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Evidence that is best read as a table. */
final class EvidenceTables {

    /** A person reads no further; the JSON report has the rest. */
    private static final int MAX_ROWS = 200;

    /** Of a table with more rows than these, the rest is folded, so that what comes after it stays in reach. */
    private static final int MOST_UNFOLDED = 15;

    /** Rows above the fold; fewer than fit, so that a fold is worth opening. */
    private static final int FIRST = 10;

    private static final int MAX_UNBROKEN = 24;

    /** A longer word, such as a path, is broken anywhere, or it would widen its table beyond the page. */
    private static final int MAX_WORD = 30;

    private static final Pattern NUMBER = Pattern.compile("(< )?[-−+]?[0-9][0-9.,]*([eE][-+]?[0-9]+)?( ?%)?|–|");

    private EvidenceTables() {}

    static void write(Markup out, String caption, Table table) {
        Look look = Look.of(table);
        List<List<String>> shown = table.rows().stream().limit(MAX_ROWS).toList();
        int first = shown.size() <= MOST_UNFOLDED ? shown.size() : FIRST;
        rows(out, caption, table.header(), shown.subList(0, first), look);
        if (first < shown.size()) {
            out.open("details", "class", "mg-more");
            out.leaf(
                    "summary",
                    "%s more rows".formatted(Numbers.count(table.rows().size() - first)));
            rows(out, caption + ", continued", table.header(), shown.subList(first, shown.size()), look);
            if (table.rows().size() > MAX_ROWS) {
                out.leaf(
                        "p",
                        "%s more rows in the JSON report."
                                .formatted(Numbers.count(table.rows().size() - MAX_ROWS)),
                        "class",
                        "mg-note");
            }
            out.close();
        }
    }

    /**
     * How a whole table is laid out, so that its folded part looks like the first.
     *
     * @param listing whether it has texts that must be wrapped
     * @param numeric which columns hold nothing but numbers
     */
    private record Look(boolean listing, List<Boolean> numeric) {
        static Look of(Table table) {
            boolean listing = table.rows().stream().flatMap(List::stream).anyMatch(EvidenceTables::isLong);
            List<Boolean> numeric = IntStream.range(0, table.header().size())
                    .mapToObj(column -> !table.rows().isEmpty()
                            && table.rows().stream()
                                    .allMatch(row ->
                                            NUMBER.matcher(row.get(column)).matches()))
                    .toList();
            return new Look(listing, numeric);
        }
    }

    private static void rows(Markup out, String caption, List<String> header, List<List<String>> rows, Look look) {
        out.open("div", "class", "mg-scroll");
        out.open("table", "class", look.listing() ? "mg-table mg-listing" : "mg-table");
        out.leaf("caption", caption);
        out.open("thead").open("tr");
        for (int i = 0; i < header.size(); i++) {
            out.leaf(
                    "th", header.get(i), "scope", "col", "class", look.numeric().get(i) ? "mg-number" : null);
        }
        out.close().close().open("tbody");
        for (List<String> row : rows) {
            out.open("tr");
            for (int i = 0; i < row.size(); i++) {
                String text = row.get(i);
                String width = isLong(text) ? hasLongWord(text) ? "mg-long" : "mg-words" : null;
                String label = look.listing() && !text.isEmpty() ? header.get(i) : null;
                out.leaf("td", text, "class", look.numeric().get(i) ? "mg-number" : width, "data-label", label);
            }
            out.close();
        }
        out.close().close().close();
    }

    /** Whether it would widen its table beyond the page, if it were kept on one line. */
    private static boolean isLong(String text) {
        return text.length() > MAX_UNBROKEN;
    }

    private static boolean hasLongWord(String text) {
        return Stream.of(text.split("[\\s-]+")).anyMatch(word -> word.length() > MAX_WORD);
    }

    static void write(Markup out, String caption, ConfusionMatrix matrix) {
        String said = caption + ": rows by truth, with each decision's share of its row";
        out.leaf("p", said, "class", "mg-caption");
        out.open("div", "class", "mg-scroll").open("table", "class", "mg-table mg-confusion", "aria-label", said);
        out.open("thead").open("tr").leaf("td", "");
        for (String decision : List.of("Decided positive", "Decided negative")) {
            out.leaf("th", decision, "scope", "col");
        }
        out.close().close().open("tbody");
        row(out, "Truly positive", matrix.truePositives(), matrix.falseNegatives(), true);
        row(out, "Truly negative", matrix.falsePositives(), matrix.trueNegatives(), false);
        out.close().close().close();
    }

    private static void row(Markup out, String truth, long positive, long negative, boolean positiveIsRight) {
        double total = (double) positive + negative;
        out.open("tr").leaf("th", truth, "scope", "row");
        cell(out, positive, total, positiveIsRight);
        cell(out, negative, total, !positiveIsRight);
        out.close();
    }

    private static void cell(Markup out, long rows, double total, boolean right) {
        double share = total == 0 ? 0 : rows / total;
        String look = (right ? "mg-right-" : "mg-wrong-") + Math.round(share * 4);
        out.open("td", "class", look).leaf("strong", Numbers.count(rows)).text(" ");
        out.leaf("span", total == 0 ? "no rows" : Numbers.percent(share), "class", "mg-share");
        out.close();
    }
}
