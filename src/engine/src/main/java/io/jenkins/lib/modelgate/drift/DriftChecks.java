package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.profile.WrittenNumbers;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what was measured into a report's checks. */
final class DriftChecks {

    private static final int MOST_SERIES = 50;

    private final DriftSpec spec;
    private final DatasetProfile reference;
    private final Pairing pairing;
    private final CurrentSide side;
    private final Map<String, ColumnProfile> aside;
    private final List<Compared> compared;
    private final List<JudgedColumn> judged;
    private final DatasetJudgement judgement;
    private final DatasetCheck dataset;
    private final ColumnChecks columns;

    /**
     * @param aside the current profile of columns that are not judged
     * @param traits what is judged of sentences
     * @param earlier in how many of the earlier runs that count the gate would have failed for drift
     */
    DriftChecks(
            DriftSpec spec,
            DatasetProfile reference,
            Pairing pairing,
            CurrentSide side,
            DatasetProfile aside,
            List<Compared> traits,
            Importance importance,
            int earlier) {
        this.spec = spec;
        this.reference = reference;
        this.pairing = pairing;
        this.side = side;
        this.aside = new LinkedHashMap<>();
        aside.columns().forEach(column -> this.aside.put(column.name(), column));
        compared = side.compared(pairing.both());
        List<Compared> all = Stream.concat(compared.stream(), traits.stream()).toList();
        judged = hasEnoughRows() ? JudgedColumn.judge(all, spec.measuring(), spec.certainty()) : List.of();
        judgement = DatasetJudgement.of(judged, spec, importance, earlier);
        dataset = new DatasetCheck(spec, judgement, importance);
        columns = new ColumnChecks(
                spec, judgement, new Wording(spec.certainty().alpha(), reference.rows(), side.rows(), judged.size()));
    }

    /** A warning where a thing was compared with itself: the same file, or the same counts throughout. */
    Optional<Check> sameData(List<Input> current) {
        return SameData.of(reference, current)
                .or(() -> isTheSameThroughout()
                        ? Optional.of(SameData.because("every column has the same counts, to the row"))
                        : Optional.empty());
    }

    /** Schema, rows, quality and data set, then the columns: the worst first. */
    List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(schema(), rows(), dataset.check()));
        if (hasEnoughRows()) {
            checks.addAll(new QualityChecks(spec.quality(), compared, skipped(), aside).all());
        }
        judged.stream()
                .sorted(Comparator.comparing(columns::verdict)
                        .thenComparingDouble(JudgedColumn::severity)
                        .reversed())
                .map(columns::check)
                .forEach(checks::add);
        skipped().stream().filter(this::isPassedOver).map(this::skipped).forEach(checks::add);
        judged.stream()
                .filter(column -> column.comparison().bins().areBlurred())
                .map(JudgedColumn::reference)
                .forEach(column -> WrittenNumbers.in(column)
                        .map(reason -> Check.of(
                                "numbers." + column.name(),
                                column.name() + " as numbers",
                                Verdict.WARNING,
                                "%s is compared as text, which says little: %s.".formatted(column.name(), reason)))
                        .ifPresent(checks::add));
        return checks;
    }

    /** The data set's figures, then the effects: critical columns first, then the largest. */
    Map<String, Double> series() {
        Map<String, Double> series = new LinkedHashMap<>();
        if (!judgement.decided().isEmpty()) {
            series.put("driftShare", judgement.share());
            series.put("driftedColumns", (double) judgement.drifted().size());
            series.put(Drift.BROKEN, judgement.isBroken() ? 1.0 : 0.0);
        }
        judged.stream()
                .sorted(Comparator.comparing(
                                (JudgedColumn column) -> !spec.choice().isCritical(column.name()))
                        .thenComparing(Comparator.comparingDouble(JudgedColumn::severity)
                                .reversed()))
                .limit(MOST_SERIES)
                .forEach(column ->
                        series.put("effect." + column.name(), column.effect().figure()));
        return series;
    }

    /** What the data set's check says, after what is worse than that. */
    String summary(List<Check> all) {
        if (!hasEnoughRows()) {
            return rows().explanation();
        }
        Check dataset = this.dataset.check();
        return all.stream()
                .max(Comparator.comparing(Check::verdict))
                .filter(worst -> worst.verdict().compareTo(dataset.verdict()) > 0
                        && worst.verdict().compareTo(Verdict.WARNING) > 0)
                .map(worst -> worst.explanation() + " " + dataset.explanation())
                .orElse(dataset.explanation());
    }

    /** Whether there are enough rows for any column to be judged. */
    boolean areJudged() {
        return hasEnoughRows();
    }

    private boolean hasEnoughRows() {
        return Math.min(reference.rows(), side.rows()) >= spec.certainty().minRows();
    }

    private boolean isTheSameThroughout() {
        return reference.rows() == side.rows()
                && !judged.isEmpty()
                && judged.stream().allMatch(column -> {
                    Bins bins = column.comparison().bins();
                    return bins.reference().equals(bins.current());
                })
                // A few bins can be alike by chance; a hundred cannot.
                && judged.stream()
                                .mapToInt(column ->
                                        column.comparison().bins().labels().size())
                                .sum()
                        >= 100;
    }

    /** Vectors are judged elsewhere where the reference's are at hand. */
    private boolean isPassedOver(Pair pair) {
        return spec.hasStoredReference() || Kind.of(pair.reference().type()) != Kind.VECTOR;
    }

    private List<Pair> skipped() {
        return pairing.both().stream().filter(Pair::isSkipped).toList();
    }

    private Check schema() {
        return SchemaCheck.of(pairing, side.retyped());
    }

    private Check rows() {
        int least = spec.certainty().minRows();
        String both = "%s reference and %s current rows"
                .formatted(Numbers.count(reference.rows()), Numbers.count(side.rows()));
        return Check.of(
                        "rows",
                        "Enough rows",
                        hasEnoughRows() ? Verdict.PASSED : Verdict.INSUFFICIENT_DATA,
                        hasEnoughRows()
                                ? both + "."
                                : "%s; either side needs at least %s to be judged."
                                        .formatted(both, Numbers.count(least)))
                .observed(Math.min(reference.rows(), side.rows()))
                .limit(Bounds.atLeast(least))
                .unit("rows");
    }

    /** What is no number only by how it is written was meant to be judged; a pass over it would be one by accident. */
    private Check skipped(Pair pair) {
        Optional<String> written = WrittenNumbers.in(pair.reference());
        if (written.isPresent()) {
            return Check.of(
                    "column." + pair.name(),
                    pair.name(),
                    Verdict.WARNING,
                    "%s is not judged: %s.".formatted(pair.name(), written.get()));
        }
        return Check.of(
                "column." + pair.name(),
                pair.name(),
                Verdict.SKIPPED,
                "%s is not judged: %s%s.".formatted(pair.name(), times(pair), pair.skipped()));
    }

    /** Where the timestamps were and are, and what lies between; nothing for other columns. */
    private String times(Pair pair) {
        if (Kind.of(pair.reference().type()) != Kind.TIMESTAMP) {
            return "";
        }
        ColumnProfile now = aside.get(pair.name());
        String ranges = "%s before, %s now; ".formatted(Wording.range(pair.reference()), Wording.range(now));
        return ranges
                + TimeGap.between(pair.reference(), now).map(gap -> gap + "; ").orElse("");
    }
}
