package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges what was found: by its limit; without one nothing fails, and only what is plainly wrong is a warning.
 */
record HygieneChecks(HygieneSpec spec, Subject subject) {

    private static final int LISTED = 20;

    Check overlap(TrainRows train) {
        long overlapping = train.overlapping();
        double share = (double) overlapping / subject.rows();
        if (train.rows() == 0) {
            return check(Hazard.OVERLAP, Verdict.INSUFFICIENT_DATA, "The training data has no rows.");
        }
        Check check = judged(
                Hazard.OVERLAP,
                share,
                overlapping > 0,
                "%s of %s rows (%s) have the features of a row that the model was trained on (%s rows): on these it shows what it remembers"
                        .formatted(
                                Numbers.count(overlapping),
                                Numbers.count(subject.rows()),
                                Numbers.percent(share),
                                Numbers.count(train.rows())));
        return train.overlaps().isEmpty()
                ? check
                : check.evidence(train.overlaps().table());
    }

    Check duplicates(JudgedRows rows) {
        RowIndex index = rows.index();
        long repeated = (long) rows.rows() - index.size();
        double share = (double) repeated / rows.rows();
        List<List<String>> conflicts = new ArrayList<>();
        long conflicting = 0;
        for (int place = 0; place < index.size(); place++) {
            if (index.isConflict(place)) {
                conflicting++;
                if (conflicts.size() < LISTED / 2) {
                    conflicts.add(List.of(Numbers.count(index.row(place) + 1L), Numbers.count(index.count(place))));
                }
            }
        }
        Check check = judged(
                Hazard.DUPLICATES,
                share,
                conflicting > 0,
                "%s of %s rows (%s) have the features of a row before%s"
                        .formatted(
                                Numbers.count(repeated),
                                Numbers.count(rows.rows()),
                                Numbers.percent(share),
                                conflicting == 0
                                        ? ""
                                        : "; of %s the labels contradict each other, which no model can get right"
                                                .formatted(
                                                        conflicting == 1
                                                                ? "1 kind of rows that are alike"
                                                                : Numbers.count(conflicting)
                                                                        + " kinds of rows that are alike")));
        List<Evidence> parts = new ArrayList<>();
        if (!rows.duplicates().isEmpty()) {
            parts.add(rows.duplicates().table());
        }
        if (!conflicts.isEmpty()) {
            parts.add(new Evidence.Table(List.of("first row of other labels", "rows alike"), conflicts));
        }
        return parts.isEmpty() ? check : check.evidence(parts.size() == 1 ? parts.get(0) : new Evidence.Group(parts));
    }

    Check nearDuplicates(JudgedRows rows, Optional<TrainRows> train, double[] steps) {
        long near = train.map(TrainRows::nearlyOverlapping)
                .orElseGet(() -> (long) rows.index().size()
                        - rows.nearIndex().orElseThrow().size());
        double share = (double) near / rows.rows();
        Check check = judged(
                Hazard.NEAR_DUPLICATES,
                share,
                false,
                "%s of %s rows (%s) are nearly, though not exactly, %s"
                        .formatted(
                                Numbers.count(near),
                                Numbers.count(rows.rows()),
                                Numbers.percent(share),
                                train.isPresent() ? "a row that the model was trained on" : "a row before"));
        List<List<String>> rounded = new ArrayList<>();
        for (int column = 0; column < steps.length; column++) {
            if (steps[column] > 0) {
                rounded.add(List.of(rows.features().get(column), String.format(Locale.ROOT, "%.0e", steps[column])));
            }
        }
        List<Evidence> parts = new ArrayList<>();
        Examples examples = train.map(TrainRows::nearOverlaps).orElseGet(rows::nearDuplicates);
        if (!examples.isEmpty()) {
            parts.add(examples.table());
        }
        if (!rounded.isEmpty()) {
            parts.add(new Evidence.Table(List.of("column", "rounded to"), rounded));
        }
        return parts.isEmpty() ? check : check.evidence(parts.size() == 1 ? parts.get(0) : new Evidence.Group(parts));
    }

    Check leakage(ColumnLeaks.Found found) {
        boolean classes = subject.kind() == Subject.Kind.CLASSES;
        String measure = classes ? "area under the ROC curve" : "rank correlation";
        if (found.leaks().isEmpty()) {
            return check(Hazard.LEAKAGE, Verdict.SKIPPED, "There is no column of numbers or words.");
        }
        ColumnLeaks.Leak strongest = found.leaks().get(0);
        String said = "'%s' alone tells the truth with %s %s (%s says nothing, 1 everything)%s"
                .formatted(
                        strongest.column(),
                        classes ? "an " + measure + " of" : "a " + measure + " of",
                        Numbers.text(strongest.value()),
                        Numbers.text(found.chance()),
                        found.isSample()
                                ? ", by a random sample of %s rows".formatted(Numbers.count(ColumnLeaks.SAMPLE))
                                : "");
        Check check =
                subject.rows() < subject.minRows() && spec.limit(Hazard.LEAKAGE).isPresent()
                        ? tooFew(Hazard.LEAKAGE, strongest.value(), said)
                        : judged(Hazard.LEAKAGE, strongest.value(), false, said);
        return check.evidence(new Evidence.Table(
                List.of("column", measure, "measured"),
                found.leaks().stream()
                        .limit(LISTED)
                        .map(leak -> List.of(
                                leak.column(),
                                Numbers.text(leak.value()),
                                leak.numeric() ? "by order, or cross-fitted in bins" : "cross-fitted"))
                        .toList()));
    }

    Check labelShift(JudgedRows rows, TrainRows train) {
        OptionalDouble limit = spec.limit(Hazard.LABEL_SHIFT);
        if (!train.hasLabels()) {
            return check(
                    Hazard.LABEL_SHIFT,
                    limit.isPresent() ? Verdict.INSUFFICIENT_DATA : Verdict.SKIPPED,
                    "The training data has no column '%s'.".formatted(subject.target()));
        }
        double shift = train.labelShift();
        if (Double.isNaN(shift)) {
            return check(Hazard.LABEL_SHIFT, Verdict.INSUFFICIENT_DATA, "The training data has no labels.");
        }
        boolean classes = subject.kind() == Subject.Kind.CLASSES;
        String said = classes
                ? "%s of the labels would have to be others for them to be spread as in training (total variation distance)"
                        .formatted(Numbers.percent(shift))
                : "The targets' distribution functions are up to %s apart (Kolmogorov–Smirnov distance)"
                        .formatted(Numbers.text(shift));
        boolean few = subject.rows() < subject.minRows() || train.labelled() < subject.minRows();
        Check check = few && limit.isPresent()
                ? tooFew(Hazard.LABEL_SHIFT, shift, said)
                : judged(Hazard.LABEL_SHIFT, shift, false, said);
        return classes ? check.evidence(shares(rows, train)) : check;
    }

    private static Evidence shares(JudgedRows rows, TrainRows train) {
        List<String> labels = rows.labels().names();
        List<Double> then = new ArrayList<>();
        List<Double> now = new ArrayList<>();
        for (int label = 0; label < Math.min(LISTED, labels.size()); label++) {
            then.add(train.labelCounts()[label] / (double) train.labelled());
            now.add(rows.labelCounts()[label] / (double) rows.rows());
        }
        return new Evidence.Distribution(labels.subList(0, then.size()), then, now);
    }

    private Check judged(Hazard hazard, double value, boolean wrong, String said) {
        OptionalDouble limit = spec.limit(hazard);
        if (limit.isEmpty()) {
            return check(hazard, wrong ? Verdict.WARNING : Verdict.PASSED, said + ". No limit was asked for.")
                    .observed(value);
        }
        Bounds bounds = Bounds.atMost(limit.getAsDouble());
        boolean holds = bounds.allows(value);
        return check(
                        hazard,
                        holds ? Verdict.PASSED : Verdict.FAILED,
                        "%s; at most %s is allowed.".formatted(said, Numbers.text(limit.getAsDouble())))
                .observed(value)
                .limit(bounds);
    }

    private Check tooFew(Hazard hazard, double value, String said) {
        return check(
                        hazard,
                        Verdict.INSUFFICIENT_DATA,
                        "%s. Not judged: fewer than %s rows.".formatted(said, Numbers.count(subject.minRows())))
                .observed(value);
    }

    private static Check check(Hazard hazard, Verdict verdict, String said) {
        return Check.of("hygiene." + hazard.id(), hazard.title(), verdict, said);
    }
}
