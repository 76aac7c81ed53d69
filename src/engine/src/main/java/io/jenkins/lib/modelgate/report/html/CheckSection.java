package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;

/**
 * The checks, worst first: those that need a person on top with their evidence open, the others below, folded where there
 * are many. Many checks are grouped by what they look at, and only the worst are drawn, so that a page with five hundred
 * columns stays quick and readable.
 *
 * @param heading the level of its heading
 */
record CheckSection(Report report, int heading) {

    /** Up to so many checks stand in one table, unfolded. */
    private static final int FEW = 15;

    /** Checks with their picture; the others are plain rows. */
    private static final int MOST_DRAWN = 40;

    void writeTo(Markup out) {
        List<Check> sorted = CheckOrder.worstFirst(report.checks());
        List<Check> drawn = sorted.subList(0, Math.min(MOST_DRAWN, sorted.size()));
        CheckTable tables = new CheckTable(drawn);
        out.open("section", "class", "mg-section");
        if (sorted.size() <= FEW) {
            out.leaf("h" + heading, "Checks", "class", "mg-heading");
            tables.write(out, sorted, "All checks, worst first");
        } else {
            out.leaf("h" + heading, "Checks", "class", "mg-heading");
            if (sorted.size() > drawn.size()) {
                out.leaf(
                        "p",
                        "Pictures are drawn for the %d worst checks; the other %s are plain rows. The JSON report has the data of all."
                                .formatted(drawn.size(), Numbers.count(sorted.size() - drawn.size())),
                        "class",
                        "mg-note");
            }
            CheckOrder.groups(sorted).forEach((name, checks) -> group(out, tables, name, checks));
        }
        out.close();
    }

    /** What a person has to look at, then the rest; its heading with the numbers stays in sight while it is read. */
    private void group(Markup out, CheckTable tables, String name, List<Check> checks) {
        List<Check> attention =
                checks.stream().filter(CheckSection::needsAttention).toList();
        List<Check> quiet =
                checks.stream().filter(check -> !needsAttention(check)).toList();
        out.open("section", "class", "mg-group");
        out.open("div", "class", "mg-group-head").leaf("h" + (heading + 1), name, "class", "mg-group-name");
        VerdictCounts.numbers(out, checks);
        out.close();
        if (quiet.size() <= FEW) {
            tables.write(out, checks, name + ", worst first");
        } else {
            if (!attention.isEmpty()) {
                tables.write(out, attention, "What needs attention, worst first");
            }
            out.open("details", "class", "mg-quiet");
            out.leaf("summary", "%s more checks need no attention".formatted(Numbers.count(quiet.size())));
            tables.write(out, quiet, "What needs no attention, closest to its limit first");
            out.close();
        }
        out.close();
    }

    static boolean needsAttention(Check check) {
        return check.verdict().compareTo(Verdict.WARNING) >= 0;
    }
}
