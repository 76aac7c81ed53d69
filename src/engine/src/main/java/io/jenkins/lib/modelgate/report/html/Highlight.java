package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.SeriesName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A number worth showing where a report is one of several.
 *
 * @param name for people, such as {@code ROC AUC}
 * @param value for people, with its unit
 */
public record Highlight(String name, String value) {

    private static final int MOST = 3;

    /** The three most telling: the series that a check judges, worst verdict first and then in the checks' order; then the others. */
    public static List<Highlight> of(Report report) {
        record Candidate(String series, double value, Optional<Check> judge) {}
        Comparator<Candidate> judged =
                Comparator.comparing(candidate -> candidate.judge().isEmpty());
        Comparator<Candidate> worstFirst = Comparator.comparing(
                candidate -> candidate.judge().map(Check::verdict).orElse(null),
                Comparator.nullsLast(Comparator.reverseOrder()));
        Comparator<Candidate> inOrder = Comparator.comparing(
                candidate -> candidate.judge().map(report.checks()::indexOf).orElse(Integer.MAX_VALUE));
        return report.series().entrySet().stream()
                .map(each ->
                        new Candidate(each.getKey(), each.getValue(), judge(report, each.getKey(), each.getValue())))
                .sorted(judged.thenComparing(worstFirst).thenComparing(inOrder))
                .limit(MOST)
                .map(candidate -> new Highlight(
                        candidate.judge().map(Check::title).orElseGet(() -> SeriesName.words(candidate.series())),
                        candidate
                                .judge()
                                .map(check -> Wording.withUnit(Numbers.text(candidate.value()), check))
                                .orElseGet(() -> Numbers.text(candidate.value()))))
                .toList();
    }

    /** The check that observed this very number under this name, so that its title and unit fit. */
    private static Optional<Check> judge(Report report, String series, Double value) {
        return report.checks().stream()
                .filter(check -> check.id().equals(series) || check.id().endsWith("." + series))
                .filter(check -> value.equals(check.observed()))
                .findFirst();
    }
}
