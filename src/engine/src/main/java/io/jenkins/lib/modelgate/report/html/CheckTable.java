package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Tables of checks; those chosen to be drawn with a bar for their limit and with their evidence below them. */
final class CheckTable {

    /** Evidence opened unasked, on the whole page; more would bury the rest. */
    private static final int MOST_OPEN = 20;

    private final Set<Check> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
    private int opened;

    CheckTable(List<Check> drawn) {
        this.drawn.addAll(drawn);
    }

    /** The drawn ones in a table, the others in a plain one below it. */
    void write(Markup out, List<Check> checks, String caption) {
        List<Check> full = checks.stream().filter(drawn::contains).toList();
        List<Check> plain =
                checks.stream().filter(check -> !drawn.contains(check)).toList();
        if (!full.isEmpty()) {
            table(out, full, caption, full.stream().anyMatch(check -> new LimitBar(check).isUseful()));
        }
        if (!plain.isEmpty()) {
            table(out, plain, full.isEmpty() ? caption : caption + ": the rest", false);
        }
    }

    private void table(Markup out, List<Check> checks, String caption, boolean bars) {
        List<Figure> figures = Figure.in(checks).stream()
                .filter(figure -> figure != Figure.ROWS_NEEDED)
                .toList();
        out.open("table", "class", "mg-table mg-checks mg-stacked").leaf("caption", caption);
        out.open("thead").open("tr");
        out.leaf("th", "Verdict", "scope", "col").leaf("th", "Check", "scope", "col");
        List<String> numbers = new ArrayList<>(List.of("Observed", "Allowed"));
        figures.forEach(figure -> numbers.add(figure.title()));
        numbers.forEach(name -> out.leaf("th", name, "scope", "col", "class", "mg-number"));
        if (bars) {
            out.leaf("th", "How sure, and how far from the limit", "scope", "col");
        }
        out.close().close().open("tbody");
        int columns = 2 + numbers.size() + (bars ? 1 : 0);
        for (Check check : checks) {
            boolean picture = check.evidence() != null && drawn.contains(check);
            row(out, check, figures, bars, picture);
            if (picture) {
                boolean open = CheckSection.needsAttention(check) && opened++ < MOST_OPEN;
                out.open("tr", "class", "mg-evidence mg-is-" + Wording.cssName(check.verdict()));
                out.open("td", "class", "mg-pane", "colspan", Integer.toString(columns - 1));
                new EvidenceView(check, open).writeTo(out);
                out.close().close();
            }
        }
        out.close().close();
    }

    private void row(Markup out, Check check, List<Figure> figures, boolean bars, boolean picture) {
        out.open("tr", "class", "mg-check mg-is-" + Wording.cssName(check.verdict()));
        out.open("td", "class", "mg-verdict", "rowspan", picture ? "2" : null);
        if (drawn.contains(check)) {
            VerdictMark.badge(out, check.verdict(), false);
        } else {
            // the word alone, since there may be thousands of rows
            out.leaf("span", check.verdict().label(), "class", "mg-badge-word");
        }
        out.close();
        out.open("td", "class", "mg-what")
                .open("strong")
                .leaf("bdi", check.title())
                .close();
        if (!check.id().endsWith("." + check.title())) {
            out.text(" ").leaf("code", check.id(), "class", "mg-what-id");
        }
        out.leaf("div", check.explanation(), "class", "mg-why").close();
        Double observed = check.observed();
        number(
                out,
                "Observed",
                observed == null ? null : Wording.withUnit(Numbers.text(observed), check),
                exactly(check, observed));
        number(
                out,
                "Allowed",
                check.limit() == null ? null : Wording.withUnit(check.limit().text(), check),
                null);
        for (Figure figure : figures) {
            number(out, figure.title(), figure.text(check), exactly(check, figure.of(check)));
        }
        if (bars) {
            sureness(out, check);
        }
        out.close();
    }

    /** The number in full precision, for hovering; not in plain rows, of which there may be thousands. */
    private String exactly(Check check, Double value) {
        return value == null || !drawn.contains(check) ? null : value.toString();
    }

    private static void sureness(Markup out, Check check) {
        out.open("td", "class", "mg-sure");
        LimitBar bar = new LimitBar(check);
        if (bar.isUseful()) {
            bar.writeTo(out);
        }
        if (check.interval() != null) {
            out.leaf(
                    "div",
                    check.interval().text() + " at "
                            + Numbers.percent(check.interval().level()),
                    "class",
                    "mg-interval-text");
        }
        out.close();
    }

    /** @param full the number in full precision, shown on hovering, or null */
    private static void number(Markup out, String name, String text, String full) {
        if (text == null) {
            out.leaf("td", "–", "class", "mg-number mg-none");
        } else {
            out.leaf("td", text, "class", "mg-number", "data-label", name, "title", full);
        }
    }
}
