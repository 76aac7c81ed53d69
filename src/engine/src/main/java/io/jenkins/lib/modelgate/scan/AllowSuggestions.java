package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a report with a scan suggests for the allow file.
 *
 * @param lines each once, with the place and the sentence of the first finding that it would settle
 * @param others how many kinds of findings no line is suggested for, by the checks' ids
 */
public record AllowSuggestions(Map<String, String> lines, List<String> others) {

    /** The column of a scan's findings with the line that would settle each. */
    static final String COLUMN = "allow file line";

    public AllowSuggestions {
        lines = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        others = List.copyOf(others);
    }

    /** What the findings of a report say, of whatever step. */
    public static AllowSuggestions of(Report report) {
        Map<String, String> lines = new LinkedHashMap<>();
        List<String> others = report.checks().stream()
                .filter(check -> check.verdict() == Verdict.FAILED)
                .filter(check -> check.evidence() instanceof Evidence.Table table
                        && table.header().contains(COLUMN))
                .filter(check -> collect(check, lines))
                .map(Check::id)
                .toList();
        return new AllowSuggestions(lines, others);
    }

    /** Collects the lines of one check, and says whether there is a finding without one. */
    private static boolean collect(Check check, Map<String, String> lines) {
        Evidence.Table table = (Evidence.Table) check.evidence();
        int column = table.header().indexOf(COLUMN);
        boolean without = false;
        for (List<String> row : table.rows()) {
            String line = row.get(column);
            if (!line.isEmpty()) {
                lines.putIfAbsent(line, row.get(1) + ": " + row.get(3));
            } else if (!row.get(0).equals("INFO")) {
                without = true;
            }
        }
        return without;
    }

    /**
     * The text of an allow file: the lines, each below a remark on what it would settle. It is refused until each line has a
     * reason in place of the one that is left out.
     *
     * @param model the scanned file or folder
     */
    public String text(String model) {
        StringBuilder text = new StringBuilder();
        if (lines.isEmpty()) {
            text.append("# Nothing to approve was found in %s that an allow file should settle.%n".formatted(model));
        } else {
            text.append("# Suggested for %s. Review each, and write the reason in place of %s.%n"
                    .formatted(model, AllowSuggestion.REASON));
            lines.forEach((line, found) -> text.append("%n# %s%n%s%n".formatted(found, line)));
        }
        if (!others.isEmpty()) {
            text.append("%n# No line is suggested for findings of %s: see the report.%n"
                    .formatted(others.stream().collect(Collectors.joining(", "))));
        }
        return text.toString();
    }
}
