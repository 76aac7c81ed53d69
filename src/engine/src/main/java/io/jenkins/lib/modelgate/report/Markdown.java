package io.jenkins.lib.modelgate.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report as GitHub-flavoured Markdown, for pull-request comments and job summaries: what did not pass, and counts of the rest. */
public final class Markdown {

    /** A comment has a size limit, and nobody reads further. */
    private static final int MAX_ROWS = 50;

    private Markdown() {}

    public static String render(Report report) {
        StringBuilder text = new StringBuilder();
        text.append("### %s %s: %s"
                        .formatted(symbol(report.verdict()), report.verdict().label(), title(report)))
                .append("\n\n");
        text.append(escaped(report.summary())).append("\n\n");
        List<Check> open = report.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASSED && check.verdict() != Verdict.SKIPPED)
                .sorted(Comparator.comparing(Check::verdict).reversed())
                .toList();
        if (!open.isEmpty()) {
            text.append("| | Check | Observed | Allowed | Why |\n|---|---|---|---|---|\n");
            open.stream()
                    .limit(MAX_ROWS)
                    .forEach(check -> text.append(row(check)).append('\n'));
            text.append('\n');
        }
        if (open.size() > MAX_ROWS) {
            text.append("… and %s more in the report.".formatted(Numbers.count(open.size() - MAX_ROWS)))
                    .append("\n\n");
        }
        return text.append(counts(report)).append('\n').toString();
    }

    private static String title(Report report) {
        String model = report.model().name() == null
                ? ""
                : " of " + escaped(report.model().name());
        String version = report.model().version() == null
                ? ""
                : " version " + escaped(report.model().version());
        String id = report.id().equals("default") ? "" : " " + code(report.id());
        return code(report.step()) + id + model + version;
    }

    private static String row(Check check) {
        String unit = check.unit() == null ? "" : " " + escaped(check.unit());
        return "| %s %s | %s | %s | %s | %s |"
                .formatted(
                        symbol(check.verdict()),
                        check.verdict().label(),
                        escaped(check.title()),
                        check.observed() == null ? "–" : Numbers.text(check.observed()) + unit,
                        check.limit() == null ? "–" : check.limit().text() + unit,
                        escaped(check.explanation()));
    }

    private static String counts(Report report) {
        Map<Verdict, Long> counts = report.checks().stream()
                .collect(Collectors.groupingBy(Check::verdict, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Verdict, Long>comparingByKey().reversed())
                .map(count -> Numbers.count(count.getValue()) + " "
                        + count.getKey().label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" · ", "Checks: ", ""));
    }

    private static String symbol(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "✅";
            case WARNING -> "⚠️";
            case FAILED -> "❌";
            case INSUFFICIENT_DATA -> "❔";
            case ERROR -> "💥";
            case SKIPPED -> "⏭️";
        };
    }

    private static String code(String safe) {
        return "`" + safe + "`";
    }

    /**
     * Text that stays text, also inside a table: no markup, no HTML, no link, no line break, and no {@code @name} or
     * {@code #1} that would notify or cross-link anybody.
     */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (char c : VisibleText.lines(text).strip().replaceAll("\\s+", " ").toCharArray()) {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '@', '#' -> safe.append("&#").append((int) c).append(';');
                case '|', '`', '*', '_', '[', ']', '\\', '~', '$' ->
                    safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        // "https://" becomes a link even unasked
        return safe.toString().replace("://", ":&#8203;//").replace("www.", "www&#46;");
    }
}
