package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Intervals;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.compare.DeLong;
import io.jenkins.lib.modelgate.predict.group.Groups;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Measures the groups of declared columns, each by itself: a check for each column or crossing and each metric. */
final class SliceExamination implements Examination {

    /** More slices of one kind are judged all the same, but only the worst are listed. */
    private static final int LISTED = 50;

    private final ValidateSpec spec;

    private record Slice(String title, int rows, double value, Optional<Interval> interval, Verdict verdict) {}

    SliceExamination(ValidateSpec spec) {
        this.spec = spec;
    }

    @Override
    public List<String> columns(Table predictions) {
        return spec.slices().slices().stream()
                .flatMap(crossed -> crossed.columns().stream())
                .map(SliceColumn::column)
                .distinct()
                .toList();
    }

    @Override
    public void examine(Rows rows, Desk desk) {
        for (SliceColumn.Crossed crossed : spec.slices().slices()) {
            Groups groups = crossed.of(rows);
            for (Metric metric : spec.slices().metrics()) {
                desk.report().check(check(groups, metric, rows, desk));
            }
        }
    }

    private Check check(Groups groups, Metric metric, Rows rows, Desk desk) {
        Optional<MetricLimit> limit = spec.slices().limits().stream()
                .filter(each -> each.metric().equals(metric.id()))
                .findFirst();
        double whole = rows.value(metric).value();
        Optional<Bounds> bounds = limit.flatMap(each -> bounds(each, metric, whole));
        Estimator estimator = rows.estimator(metric);
        int[] sizes = groups.sizes();
        List<Slice> slices = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            double value = estimator.of(groups.weights(group));
            Verdict verdict = Verdict.SKIPPED;
            if (limit.isPresent()) {
                boolean known = sizes[group] >= spec.slices().minRows()
                        && Double.isFinite(value)
                        && bounds.isPresent()
                        && desk.notJudged().isEmpty();
                verdict = !known
                        ? Verdict.INSUFFICIENT_DATA
                        : bounds.get().allows(value) ? Verdict.PASSED : Verdict.FAILED;
            }
            slices.add(new Slice(
                    groups.title(group), sizes[group], value, interval(groups, group, metric, value, rows), verdict));
        }
        slices.sort(Comparator.comparing(Slice::verdict)
                .reversed()
                .thenComparing(
                        slice -> Double.isFinite(slice.value) ? -metric.worse(slice.value, 0) : Double.MAX_VALUE));
        Check check = Check.of(
                        "slice.%s.%s".formatted(groups.name(), metric.id()),
                        "%s by %s".formatted(metric.title(), groups.name().replace("*", " and ")),
                        slices.stream()
                                .map(Slice::verdict)
                                .max(Comparator.naturalOrder())
                                .orElse(Verdict.INSUFFICIENT_DATA),
                        explain(slices, metric, whole, bounds, limit, desk))
                .evidence(drawn(slices, metric, whole, bounds));
        Optional<Slice> worst = slices.stream()
                .filter(slice -> Double.isFinite(slice.value))
                .max(Comparator.comparingDouble(slice -> metric.worse(slice.value, 0)));
        if (worst.isPresent()) {
            check = check.observed(worst.get().value);
            if (worst.get().interval.isPresent()) {
                check = check.interval(worst.get().interval.get());
            }
        }
        return bounds.isPresent() ? check.limit(bounds.get()) : check;
    }

    /** An absolute limit, or how far below the whole a slice may be; the narrower of both. */
    private static Optional<Bounds> bounds(MetricLimit limit, Metric metric, double whole) {
        Double min = limit.min();
        Double max = limit.max();
        if (limit.noWorseThan() != null) {
            if (!Double.isFinite(whole)) {
                return Optional.empty();
            }
            if (metric.greaterIsBetter()) {
                min = Math.max(min == null ? Double.NEGATIVE_INFINITY : min, whole - limit.noWorseThan());
            } else {
                max = Math.min(max == null ? Double.POSITIVE_INFINITY : max, whole + limit.noWorseThan());
            }
        }
        return Optional.of(new Bounds(min, max));
    }

    /** Wilson's for the accuracy, DeLong's for the area; only where every row counts once. */
    private Optional<Interval> interval(Groups groups, int group, Metric metric, double value, Rows rows) {
        boolean binary = rows.measured().measures().predictions() instanceof BinaryPredictions;
        if (!binary || !Double.isFinite(value) || rows.sampleWeights().isPresent()) {
            return Optional.empty();
        }
        double level = spec.comparison().confidence();
        int size = groups.sizes()[group];
        if (metric.id().equals("accuracy")) {
            return Optional.of(Intervals.wilson(Math.round(value * size), size, level));
        }
        if (!metric.id().equals("rocAuc")) {
            return Optional.empty();
        }
        BinaryPredictions predictions =
                (BinaryPredictions) rows.measured().measures().predictions();
        boolean[] truth = new boolean[size];
        double[] scores = new double[size];
        int next = 0;
        for (int row = 0; row < groups.rows(); row++) {
            if (groups.codes()[row] == group) {
                truth[next] = predictions.truth(row);
                scores[next++] = predictions.score(row);
            }
        }
        return DeLong.isDefined(truth) ? DeLong.of(truth, scores).candidateInterval(level) : Optional.empty();
    }

    private String explain(
            List<Slice> slices,
            Metric metric,
            double whole,
            Optional<Bounds> bounds,
            Optional<MetricLimit> limit,
            Desk desk) {
        String of = "%s slices, %s over all rows %s"
                .formatted(Numbers.count(slices.size()), metric.title(), Numbers.text(whole));
        if (limit.isEmpty()) {
            return of + "; no limit was asked for slices.";
        }
        String asked = bounds.map(each -> "%s; each must be %s".formatted(of, each.text()))
                .orElse(of);
        if (desk.notJudged().isPresent()) {
            return "%s. Not judged: %s.".formatted(asked, desk.notJudged().get());
        }
        List<String> parts = new ArrayList<>(List.of(asked + "."));
        named(slices, Verdict.FAILED).ifPresent(names -> parts.add("Not so: %s.".formatted(names)));
        named(slices, Verdict.INSUFFICIENT_DATA)
                .ifPresent(names -> parts.add(
                        "Cannot be judged, having fewer than %s rows or no such metric: %s. Leave such slices out, or bring more rows."
                                .formatted(Numbers.count(spec.slices().minRows()), names)));
        return String.join(" ", parts);
    }

    private static Optional<String> named(List<Slice> slices, Verdict verdict) {
        List<Slice> such =
                slices.stream().filter(slice -> slice.verdict == verdict).toList();
        if (such.isEmpty()) {
            return Optional.empty();
        }
        String first = such.stream()
                .limit(3)
                .map(slice ->
                        "%s (%s, %s rows)".formatted(slice.title, Numbers.text(slice.value), Numbers.count(slice.rows)))
                .collect(Collectors.joining("; "));
        return Optional.of(such.size() > 3 ? "%s; and %d more".formatted(first, such.size() - 3) : first);
    }

    private static Evidence drawn(List<Slice> slices, Metric metric, double whole, Optional<Bounds> bounds) {
        return Evidence.Estimates.of(
                metric.title(),
                slices.stream()
                        .limit(LISTED)
                        .map(slice -> Evidence.Estimate.of(
                                slice.title, slice.rows, slice.value, slice.interval, slice.verdict))
                        .toList(),
                whole,
                bounds);
    }
}
