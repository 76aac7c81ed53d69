package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.AllowSuggestions;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** What a person sees: a line a step, the checks that need attention, progress in grey. Colours only on a terminal. */
final class Screen {

    private static final int MOST_CHECKS = 12;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Ansi ansi;

    /**
     * @param out where verdicts go
     * @param err where progress goes
     */
    Screen(PrintWriter out, PrintWriter err, Ansi ansi) {
        this.out = out;
        this.err = err;
        this.ansi = ansi;
    }

    Progress progress(boolean quiet) {
        return quiet ? Progress.NONE : line -> err.println(ansi.string("@|faint   · |@") + faint(line));
    }

    /** One line: mark, step, verdict, time, summary. */
    void step(Report report) {
        out.printf(
                "%s %-13s %s %7s  %s%n",
                mark(report.verdict()),
                report.step(),
                padded(report.verdict()),
                seconds(report.durationMillis()),
                report.summary());
        out.flush();
    }

    /** The checks that a person should look at, worst first. */
    void attention(Report report) {
        List<Check> checks = report.checks().stream()
                .filter(check -> check.verdict().compareTo(Verdict.PASSED) > 0)
                .filter(check -> !check.explanation().equals(report.summary()))
                .sorted(Comparator.comparing(Check::verdict).reversed())
                .toList();
        checks.stream()
                .limit(MOST_CHECKS)
                .forEach(check -> out.printf("    %s %s%n", mark(check.verdict()), told(check)));
        if (checks.size() > MOST_CHECKS) {
            out.printf("      … and %d more in the report%n", checks.size() - MOST_CHECKS);
        }
        allowable(AllowSuggestions.of(report));
        out.flush();
    }

    /** What an allow file could approve, so that it can be copied from here. */
    private void allowable(AllowSuggestions suggestions) {
        if (suggestions.lines().isEmpty()) {
            return;
        }
        out.println("    To approve what you have reviewed, put into the allow file, with your reasons:");
        suggestions.lines().keySet().stream().limit(MOST_CHECKS).forEach(line -> out.println("      " + line));
        if (suggestions.lines().size() > MOST_CHECKS) {
            out.printf(
                    "      … and %d more: modelgate scan --suggest-allow writes them all%n",
                    suggestions.lines().size() - MOST_CHECKS);
        }
    }

    /** Why something could not be done: one sentence, beside the results. */
    void problem(String sentence) {
        err.println("modelgate: " + sentence);
        err.flush();
    }

    private static String told(Check check) {
        boolean named = check.explanation().startsWith(check.title());
        return named ? check.explanation() : check.title() + ": " + check.explanation();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /**
     * A step that was not run because an earlier one stopped the run.
     *
     * @param removed whether its report of an earlier run was there
     */
    void skipped(String step, boolean removed) {
        out.printf(
                "%s %-13s %s%s%n",
                mark(Verdict.SKIPPED),
                step,
                padded(Verdict.SKIPPED),
                removed ? "         not reached; the report of an earlier run was removed" : "");
        out.flush();
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> colour("green", "✔");
            case WARNING -> colour("yellow", "!");
            case INSUFFICIENT_DATA -> colour("magenta", "?");
            case FAILED, ERROR -> colour("red", "✘");
            case SKIPPED -> colour("faint", "-");
        };
    }

    private String padded(Verdict verdict) {
        String style =
                switch (verdict) {
                    case PASSED -> "bold,green";
                    case WARNING -> "bold,yellow";
                    case INSUFFICIENT_DATA -> "bold,magenta";
                    case FAILED, ERROR -> "bold,red";
                    case SKIPPED -> "faint";
                };
        return colour(style, "%-17s".formatted(verdict));
    }

    private String colour(String style, String text) {
        return ansi.enabled() ? ansi.string("@|" + style + " " + text + "|@") : text;
    }

    private String faint(String text) {
        // Not through the markup: a file's name may hold what looks like it.
        return ansi.enabled() ? "\u001B[2m" + text + "\u001B[0m" : text;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
