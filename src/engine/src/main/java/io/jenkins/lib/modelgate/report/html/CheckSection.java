package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * The checks, worst first: those that need a person on top with their evidence open, the others below, folded where there
 * are many, so that a page with five hundred columns stays readable.
 *
 * @param heading the level of its heading
 */
record CheckSection(Report report, int heading) {

    /** Evidence opened unasked; more would bury the rest of the page. */
    private static final int MAX_OPEN = 20;

    /** Up to so many passed checks are shown unfolded. */
    private static final int FEW = 15;

    void writeTo(Markup out) {
        List<Check> sorted = report.checks().stream()
                .sorted(Comparator.comparing(Check::verdict).reversed())
                .toList();
        List<Check> attention = sorted.stream().filter(this::needsAttention).toList();
        List<Check> quiet =
                sorted.stream().filter(check -> !needsAttention(check)).toList();
        out.open("section", "class", "mg-section").leaf("h" + heading, "Checks", "class", "mg-heading");
        if (quiet.size() <= FEW) {
            table(out, sorted, "All checks, worst first");
        } else {
            if (!attention.isEmpty()) {
                table(out, attention, "Checks that need attention, worst first");
            }
            out.open("details", "class", "mg-quiet");
            out.leaf("summary", "%s more checks need no attention".formatted(Numbers.count(quiet.size())));
            table(out, quiet, "Checks that need no attention");
            out.close();
        }
        out.close();
    }

    private boolean needsAttention(Check check) {
        return check.verdict().compareTo(Verdict.WARNING) >= 0;
    }

    private void table(Markup out, List<Check> checks, String caption) {
        boolean bars = checks.stream().anyMatch(check -> new LimitBar(check).isUseful());
        out.open("table", "class", "mg-table mg-checks mg-stacked").leaf("caption", caption);
        out.open("thead").open("tr");
        out.leaf("th", "Verdict", "scope", "col").leaf("th", "Check", "scope", "col");
        out.leaf("th", "Observed", "scope", "col", "class", "mg-number");
        out.leaf("th", "Allowed", "scope", "col", "class", "mg-number");
        if (bars) {
            out.leaf("th", "How sure, and how far from the limit", "scope", "col");
        }
        out.close().close().open("tbody");
        int shown = 0;
        for (Check check : checks) {
            row(out, check, bars);
            if (check.evidence() != null) {
                boolean open = needsAttention(check) && shown++ < MAX_OPEN;
                out.open("tr", "class", "mg-evidence mg-is-" + Wording.cssName(check.verdict()));
                out.open("td", "colspan", bars ? "4" : "3");
                new EvidenceView(check, open).writeTo(out);
                out.close().close();
            }
        }
        out.close().close();
    }

    private void row(Markup out, Check check, boolean bars) {
        out.open("tr", "class", "mg-check mg-is-" + Wording.cssName(check.verdict()));
        out.open("td", "class", "mg-verdict", "rowspan", check.evidence() == null ? null : "2");
        VerdictMark.badge(out, check.verdict(), false);
        out.close();
        out.open("td", "class", "mg-what")
                .open("strong")
                .leaf("bdi", check.title())
                .close();
        out.text(" ").leaf("code", check.id(), "class", "mg-what-id");
        out.leaf("div", check.explanation(), "class", "mg-why").close();
        Double observed = check.observed();
        number(
                out,
                "Observed",
                observed == null ? null : Wording.withUnit(Numbers.text(observed), check),
                observed == null ? null : observed.toString());
        number(
                out,
                "Allowed",
                check.limit() == null ? null : Wording.withUnit(check.limit().text(), check),
                null);
        if (bars) {
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
