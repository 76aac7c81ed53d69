package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.QualityLimits.Limit;
import io.jenkins.lib.modelgate.drift.noise.AllOnOneSide;
import io.jenkins.lib.modelgate.drift.noise.TwoShares;
import io.jenkins.lib.modelgate.profile.Categories;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain damage to the data, one check a kind, over all columns. */
final class QualityChecks {

    private static final int NAMED = 5;
    private static final int MOST_LISTED = 200;

    /** A share is exactly at its limit up to rounding: 0.4 − 0.3 is not 0.1. */
    private static final double ROUNDING = 1e-9;

    /** Three standard errors of an estimate of how many different words there are. */
    private static final double ESTIMATE = 3 * 0.016;

    private final QualityLimits limits;
    private final List<Compared> columns;
    private final Map<String, ColumnProfile> aside;
    private final List<Pairing.Pair> skipped;
    private final TwoShares shares = new TwoShares();

    /**
     * @param columns what was compared
     * @param skipped what was not
     * @param aside the current profile of what was not
     */
    QualityChecks(
            QualityLimits limits,
            List<Compared> columns,
            List<Pairing.Pair> skipped,
            Map<String, ColumnProfile> aside) {
        this.limits = limits;
        this.columns = columns;
        this.skipped = skipped;
        this.aside = aside;
    }

    List<Check> all() {
        return List.of(missing(), unseen(), outOfRange(), duplicates(), constant());
    }

    /**
     * How a column does against a limit.
     *
     * @param pValue the probability that noise alone does as much
     */
    private record Reading(String column, double before, double now, double judged, double pValue) {}

    private Check missing() {
        List<Reading> readings = new ArrayList<>();
        columns.forEach(column -> {
            Seen now = column.comparison().current();
            readings.add(missing(column.reference(), now.missing(), now.rows()));
        });
        skipped.forEach(pair -> {
            ColumnProfile now = aside.get(pair.name());
            readings.add(missing(pair.reference(), now.missing(), now.count() + now.missing()));
        });
        return check(
                "quality.missing",
                "Missing values",
                "more of its values are missing than before",
                limits.missing(),
                readings);
    }

    private Reading missing(ColumnProfile reference, long missing, long rows) {
        long referenceRows = reference.count() + reference.missing();
        double before = share(reference.missing(), referenceRows);
        double now = share(missing, rows);
        double p =
                referenceRows == 0 || rows == 0 ? 0 : shares.pValue(reference.missing(), referenceRows, missing, rows);
        return new Reading(reference.name(), before, now, now - before, p);
    }

    private Check unseen() {
        List<Reading> readings = columns.stream()
                .filter(column -> column.comparison().ordered().isEmpty())
                .filter(column -> column.comparison().unseen().isPresent())
                .map(column -> {
                    Unseen unseen = column.comparison().unseen().orElseThrow();
                    return ofRows(column, unseen.rows(), unseen.pValue());
                })
                .toList();
        Check check = check(
                "quality.unseen",
                "Unseen categories",
                "rows hold categories that the reference does not have",
                limits.unseen(),
                readings);
        List<String> untold = columns.stream()
                .filter(column -> column.comparison().unseen().isEmpty())
                .map(column -> column.reference().name())
                .toList();
        if (untold.isEmpty() || check.verdict() == Verdict.FAILED) {
            return check;
        }
        // Somebody who said a limit relies on it.
        Verdict verdict = limits.unseen().said()
                ? Verdict.INSUFFICIENT_DATA
                : check.verdict() == Verdict.WARNING ? Verdict.WARNING : Verdict.SKIPPED;
        return Check.of(
                check.id(),
                check.title(),
                verdict,
                "%s It cannot be told for %s, whose reference has more different words than it lists."
                        .formatted(check.explanation(), names(untold)));
    }

    private Check outOfRange() {
        List<Reading> readings = columns.stream()
                .filter(column -> column.comparison().ordered().isPresent())
                .map(column -> {
                    Ordered numbers = column.comparison().ordered().orElseThrow();
                    long outside = column.comparison().outOfRange();
                    long now = numbers.current().total();
                    double p = AllOnOneSide.outsideARange(
                            outside, now, now + numbers.reference().total());
                    return ofRows(column, outside, p);
                })
                .toList();
        return check(
                "quality.range",
                "Range",
                "rows lie outside the reference's smallest and largest number",
                limits.outOfRange(),
                readings);
    }

    private Check duplicates() {
        List<Reading> readings = Stream.concat(
                        skipped.stream().map(Pairing.Pair::reference),
                        columns.stream().map(Compared::reference))
                .filter(before -> aside.containsKey(before.name()))
                .flatMap(before -> duplicates(before, aside.get(before.name())).stream())
                .toList();
        return check(
                "quality.unique",
                "Uniqueness",
                "values are there more than once, where the reference has each once",
                limits.duplicates(),
                readings);
    }

    /** Whether a column of text has no value twice. Of numbers that is not known. */
    static boolean hasEachOnce(ColumnProfile column) {
        Categories words = column.categories();
        return words != null && words.distinctExact() && words.distinct() == column.count() && column.count() > 1;
    }

    private static Optional<Reading> duplicates(ColumnProfile before, ColumnProfile now) {
        return hasEachOnce(before) && now.categories() != null && now.count() > 0
                ? Optional.of(repeated(before.name(), now))
                : Optional.empty();
    }

    private static Reading repeated(String name, ColumnProfile now) {
        Categories words = now.categories();
        double most = words.distinct() * (words.distinctExact() ? 1 : 1 + ESTIMATE);
        double distinct = Math.min(now.count(), most);
        double repeated = 1 - distinct / now.count();
        return new Reading(name, 0, repeated, repeated, 0);
    }

    private Check constant() {
        List<String> constant = columns.stream()
                .filter(ConstantColumns::became)
                .filter(column -> limits.maybeNoise() == 1 || ConstantColumns.chance(column) <= level())
                .map(column -> column.reference().name())
                .toList();
        boolean broken = !constant.isEmpty() && !limits.constantAllowed();
        return Check.of(
                "quality.constant",
                "Constant columns",
                broken ? Verdict.WARNING : Verdict.PASSED,
                constant.isEmpty()
                        ? "No column that varied holds a single value now."
                        : "A single value now, where the reference varies: %s.".formatted(names(constant)));
    }

    private static Reading ofRows(Compared column, long rows, double pValue) {
        double share = share(rows, column.comparison().current().rows());
        return new Reading(column.reference().name(), 0, share, share, pValue);
    }

    /** The probability up to which one column's damage is no noise. */
    private double level() {
        return limits.maybeNoise() == 1 ? 1 : limits.maybeNoise() / Math.max(1, columns.size() + skipped.size());
    }

    private Check check(String id, String title, String what, Limit limit, List<Reading> readings) {
        List<Reading> beyond = readings.stream()
                .filter(reading -> reading.judged() > limit.share() + ROUNDING)
                .sorted(Comparator.comparingDouble(Reading::judged).reversed())
                .toList();
        // A limit that somebody said is one; a customary one is not for what so few rows do by themselves.
        List<Reading> broken = beyond.stream()
                .filter(reading -> limit.said() || reading.pValue() <= level())
                .toList();
        double worst = readings.stream().mapToDouble(Reading::judged).max().orElse(0);
        Verdict verdict = readings.isEmpty()
                ? Verdict.SKIPPED
                : broken.isEmpty() ? Verdict.PASSED : limit.said() ? Verdict.FAILED : Verdict.WARNING;
        String percent = Numbers.percent(limit.share());
        String explanation = readings.isEmpty()
                ? "There is no column of that kind."
                : beyond.isEmpty()
                        ? "In no column more than %s: %s.".formatted(percent, what)
                        : "In %s: %s (at most %s may%s)."
                                .formatted(
                                        named(broken.isEmpty() ? beyond : broken),
                                        what,
                                        percent,
                                        broken.isEmpty() ? "; at so few rows that may be noise" : "");
        Check check = Check.of(id, title, verdict, explanation)
                .observed(Math.max(0, worst))
                .limit(Bounds.atMost(limit.share()));
        return broken.isEmpty() ? check : check.evidence(table(broken));
    }

    private static String named(List<Reading> readings) {
        return names(readings.stream()
                .map(reading -> "%s (%s)".formatted(reading.column(), Numbers.percent(reading.judged())))
                .toList());
    }

    private static Evidence table(List<Reading> broken) {
        return new Evidence.Table(
                List.of("column", "reference", "current"),
                broken.stream()
                        .limit(MOST_LISTED)
                        .map(reading -> List.of(
                                reading.column(), Numbers.percent(reading.before()), Numbers.percent(reading.now())))
                        .toList());
    }

    private static String names(List<String> columns) {
        String named = columns.stream().limit(NAMED).collect(Collectors.joining(", "));
        return columns.size() > NAMED ? "%s and %d more".formatted(named, columns.size() - NAMED) : named;
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
