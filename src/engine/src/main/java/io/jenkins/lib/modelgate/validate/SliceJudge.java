package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Metric;
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
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges one metric of several groups of rows. A slice fails where its value breaks the limit; one with too few rows is never
 * green; one that keeps the limit passes, and where its interval reaches beyond that is said.
 */
record SliceJudge(ValidateSpec spec, Rows rows, Examination.Desk desk, Metric metric, Optional<MetricLimit> limit) {

    /** More slices of one kind are judged all the same, but only the worst are listed. */
    private static final int LISTED = 50;

    /** A group of rows. */
    record Part(Groups groups, int group) {

        String title() {
            return groups.title(group);
        }
    }

    private record Slice(
            String title,
            int rows,
            long counting,
            double value,
            Optional<Interval> interval,
            Verdict verdict,
            boolean open) {}

    /** @param parts at least one */
    Check check(String id, String title, List<Part> parts) {
        return check(id, title, parts, List.of());
    }

    /**
     * @param parts at least one
     * @param notes sentences on how they were made
     */
    Check check(String id, String title, List<Part> parts, List<String> notes) {
        double whole = rows.value(metric).value();
        Optional<Bounds> bounds = limit.filter(each -> each.noWorseThan() == null || Double.isFinite(whole))
                .flatMap(each -> bounds(each, whole));
        Estimator estimator = rows.estimator(metric);
        SliceIntervals intervals =
                new SliceIntervals(rows, metric, estimator, spec.comparison().confidence());
        List<Slice> slices = new ArrayList<>();
        for (Part part : parts) {
            slices.add(slice(part, estimator, intervals, bounds));
        }
        slices.sort(Comparator.comparing(Slice::verdict)
                .reversed()
                .thenComparing(slice -> Double.isFinite(slice.value) ? -badness(slice) : Double.MAX_VALUE));
        Check check = Check.of(
                        id,
                        title,
                        slices.stream()
                                .map(Slice::verdict)
                                .max(Comparator.naturalOrder())
                                .orElse(Verdict.INSUFFICIENT_DATA),
                        Stream.concat(Stream.of(explain(slices, whole, bounds)), notes.stream())
                                .collect(Collectors.joining(" ")))
                .evidence(drawn(slices, whole, bounds));
        Optional<Slice> worst = slices.stream()
                .filter(slice -> Double.isFinite(slice.value))
                .max(Comparator.comparingDouble(this::badness));
        if (worst.isPresent()) {
            check = check.observed(worst.get().value);
            if (worst.get().interval.isPresent()) {
                check = check.interval(worst.get().interval.get());
            }
        }
        return bounds.isPresent() ? check.limit(bounds.get()) : check;
    }

    private double badness(Slice slice) {
        return metric.worse(slice.value, 0);
    }

    private Slice slice(Part part, Estimator estimator, SliceIntervals intervals, Optional<Bounds> bounds) {
        int size = part.groups.sizes()[part.group];
        double value = estimator.of(part.groups.weights(part.group));
        Optional<Interval> interval = intervals.of(part.groups, part.group, value);
        long counting = rows.effectiveSize(part.groups, part.group);
        boolean judged = counting >= spec.slices().minRows()
                && rows.ground(metric, part.groups, part.group).size() >= spec.minMetricRowsOfSlice()
                && Double.isFinite(value)
                && bounds.isPresent()
                && desk.notJudged().isEmpty();
        Verdict verdict = limit.isEmpty()
                ? Verdict.SKIPPED
                : !judged ? Verdict.INSUFFICIENT_DATA : bounds.get().allows(value) ? Verdict.PASSED : Verdict.FAILED;
        boolean open = verdict == Verdict.PASSED
                && interval.filter(each -> !bounds.get().allows(each.low())
                                || !bounds.get().allows(each.high()))
                        .isPresent();
        return new Slice(part.title(), size, counting, value, interval, verdict, open);
    }

    /** An absolute limit, or how much worse than the whole a slice may be; the narrower of both. */
    private Optional<Bounds> bounds(MetricLimit asked, double whole) {
        if (asked.noWorseThan() == null) {
            return Optional.of(asked.bounds());
        }
        double tolerance = asked.noWorseThan();
        double farthest = Math.abs(whole) + tolerance;
        Bounds against =
                switch (metric.direction()) {
                    case GREATER -> Bounds.atLeast(whole - tolerance);
                    // as bad on one side of 0 as on the other
                    case NEAR_ZERO -> new Bounds(-farthest, farthest);
                    case SMALLER, NEITHER -> Bounds.atMost(whole + tolerance);
                };
        Double min = narrower(asked.min(), against.min(), Math::max);
        Double max = narrower(asked.max(), against.max(), Math::min);
        // Where nothing is left that both allow, no slice can be said to keep the limit.
        return min != null && max != null && min > max ? Optional.empty() : Optional.of(new Bounds(min, max));
    }

    private static Double narrower(Double one, Double other, BinaryOperator<Double> choice) {
        return one == null ? other : other == null ? one : choice.apply(one, other);
    }

    private String explain(List<Slice> slices, double whole, Optional<Bounds> bounds) {
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
        named(slices, slice -> slice.verdict == Verdict.FAILED)
                .ifPresent(names -> parts.add("Not so: %s.".formatted(names)));
        named(slices, slice -> slice.verdict == Verdict.INSUFFICIENT_DATA)
                .ifPresent(names -> parts.add(
                        "Cannot be judged, having fewer than %s rows%s or no such metric: %s. Leave such slices out, or bring more rows."
                                .formatted(Numbers.count(spec.slices().minRows()), fewOfThose(), names)));
        named(slices, Slice::open)
                .ifPresent(names -> parts.add(
                        "Kept only just, so that other rows might break it, the interval reaching beyond the limit: %s."
                                .formatted(names)));
        return String.join(" ", parts);
    }

    /** What else there may be too few of; empty where the metric rests on all rows. */
    private String fewOfThose() {
        String what = rows.ground(metric).what();
        return what.equals("rows")
                ? ""
                : ", fewer than %s %s,".formatted(Numbers.count(spec.minMetricRowsOfSlice()), what);
    }

    private static Optional<String> named(List<Slice> slices, Predicate<Slice> which) {
        List<Slice> such = slices.stream().filter(which).toList();
        if (such.isEmpty()) {
            return Optional.empty();
        }
        String first = such.stream()
                .limit(3)
                .map(slice -> "%s (%s, %s rows%s)"
                        .formatted(
                                slice.title,
                                Numbers.text(slice.value),
                                Numbers.count(slice.rows),
                                slice.counting < slice.rows
                                        ? ", by their weights " + Numbers.count(slice.counting)
                                        : ""))
                .collect(Collectors.joining("; "));
        return Optional.of(such.size() > 3 ? "%s; and %d more".formatted(first, such.size() - 3) : first);
    }

    private Evidence drawn(List<Slice> slices, double whole, Optional<Bounds> bounds) {
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
