package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Judges metrics one by one.
 *
 * @param basis what a metric comes from, for messages: "1,000 rows"
 * @param notJudged why no limit of a metric can be judged, as a clause; empty where they can
 */
record MetricChecks(Function<Metric, String> basis, Function<Metric, Optional<String>> notJudged) {

    /** The same number computed in another order of rows differs in the last digits; that is not worse. */
    private static final double ROUNDING = 1e-12;

    /** A metric against its absolute limit, or for information where it has none. */
    Check absolute(MetricValue value, Optional<MetricLimit> limit) {
        Metric metric = value.metric();
        Optional<Bounds> bounds = limit.filter(MetricLimit::isAbsolute).map(MetricLimit::bounds);
        Check check = Check.of("metric." + metric.id(), metric.title(), verdict(value, bounds), explain(value, limit))
                .observed(value.value());
        if (value.interval().isPresent()) {
            check = check.interval(value.interval().get());
        }
        return bounds.isPresent() ? check.limit(bounds.get()) : check;
    }

    /** A metric against the baseline's; empty where that was not asked for and cannot be told. */
    Optional<Check> relative(MetricValue value, Optional<MetricLimit> limit, Baseline baseline) {
        Metric metric = value.metric();
        Optional<MetricLimit> allowed = limit.filter(MetricLimit::isComparison);
        OptionalDouble then = baseline.value(metric);
        boolean incomparable = !value.isDefined() || then.isEmpty() || metric.direction() == Direction.NEITHER;
        if (allowed.isEmpty() && incomparable) {
            return Optional.empty();
        }
        String id = "metric.%s.baseline".formatted(metric.id());
        String title = metric.title() + " against the baseline";
        if (baseline instanceof Baseline.NoneYet none) {
            return Optional.of(Check.of(
                    id,
                    title,
                    Verdict.SKIPPED,
                    "%s was compared with nothing: %s".formatted(metric.title(), none.because())));
        }
        if (!value.isDefined()) {
            return Optional.of(Check.of(id, title, Verdict.INSUFFICIENT_DATA, undefined(value)));
        }
        if (then.isEmpty()) {
            return Optional.of(Check.of(
                            id,
                            title,
                            Verdict.INSUFFICIENT_DATA,
                            "%s has no %s to compare with.".formatted(baseline.name(), metric.title()))
                    .observed(value.value()));
        }
        return Optional.of(compare(Check.of(id, title, Verdict.SKIPPED, ""), value, then.getAsDouble(), allowed));
    }

    private Check compare(Check blank, MetricValue value, double then, Optional<MetricLimit> asked) {
        double worse = value.metric().worse(value.value(), then);
        double slack = ROUNDING * Math.max(Math.abs(value.value()), Math.abs(then));
        String difference = "%s %s now, %s in the baseline: %s"
                .formatted(
                        value.metric().title(),
                        Numbers.text(value.value()),
                        Numbers.text(then),
                        Math.abs(worse) <= slack
                                ? "the same"
                                : Numbers.text(Math.abs(worse)) + (worse > 0 ? " worse" : " better"));
        if (asked.isEmpty()) {
            return with(blank, Verdict.SKIPPED, difference + "; nothing was asked about that.")
                    .observed(value.value());
        }
        MetricLimit limit = asked.get();
        double scale = limit.relative() ? Math.abs(then) : 1;
        // By how much it may be worse; below 0 where it must be better.
        double tolerance = scale * (limit.betterBy() == null ? limit.noWorseThan() : -limit.betterBy());
        boolean holds = limit.betterBy() != null && limit.betterBy() == 0 ? worse < -slack : worse <= tolerance + slack;
        String explanation = "%s; %s. This compares two numbers, not row by row: how much is chance cannot be told%s."
                .formatted(
                        difference,
                        limit.betterBy() == null
                                ? "up to %s worse is allowed".formatted(Numbers.text(tolerance))
                                : limit.betterBy() == 0
                                        ? "it must be better"
                                        : "it must be %s better".formatted(Numbers.text(-tolerance)),
                        value.interval()
                                .map(own -> ", the candidate's own interval is " + own.text())
                                .orElse(""));
        Optional<String> because = notJudged.apply(value.metric());
        Check check = with(
                        blank,
                        because.isPresent() ? Verdict.INSUFFICIENT_DATA : holds ? Verdict.PASSED : Verdict.FAILED,
                        because.map(why -> "%s Not judged: %s.".formatted(explanation, why))
                                .orElse(explanation))
                .observed(value.value());
        return switch (value.metric().direction()) {
            case GREATER -> check.limit(Bounds.atLeast(then - tolerance));
            case SMALLER -> check.limit(Bounds.atMost(then + tolerance));
            case NEAR_ZERO ->
                check.limit(
                        new Bounds(-Math.max(0, Math.abs(then) + tolerance), Math.max(0, Math.abs(then) + tolerance)));
            case NEITHER -> check;
        };
    }

    private static Check with(Check blank, Verdict verdict, String explanation) {
        return Check.of(blank.id(), blank.title(), verdict, explanation);
    }

    private Verdict verdict(MetricValue value, Optional<Bounds> bounds) {
        if (bounds.isEmpty()) {
            return Verdict.SKIPPED;
        }
        if (!value.isDefined() || notJudged.apply(value.metric()).isPresent()) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return bounds.get().allows(value.value()) ? Verdict.PASSED : Verdict.FAILED;
    }

    private String explain(MetricValue value, Optional<MetricLimit> limit) {
        if (!value.isDefined()) {
            return undefined(value);
        }
        String title = value.metric().title();
        String sureness = "(%s%s)"
                .formatted(
                        value.interval()
                                .map(interval -> "%s interval %s, "
                                        .formatted(Numbers.percent(interval.level()), interval.text()))
                                .orElse(""),
                        basis.apply(value.metric()));
        if (limit.isEmpty()) {
            return "%s %s %s; no limit was asked for.".formatted(title, Numbers.text(value.value()), sureness);
        }
        if (!limit.get().isAbsolute()) {
            return "%s %s %s; no limit was asked for except against the baseline."
                    .formatted(title, Numbers.text(value.value()), sureness);
        }
        String sentence = "%s %s %s.".formatted(title, relation(value.value(), limit.get()), sureness);
        Optional<String> because = notJudged.apply(value.metric());
        if (because.isPresent()) {
            return "%s Not judged: %s.".formatted(sentence, because.get());
        }
        boolean undecided = value.interval()
                .filter(interval -> straddles(interval, limit.get()))
                .isPresent();
        return undecided
                ? sentence + " The limit lies within the interval: with other rows the verdict might be another."
                : sentence;
    }

    private static String undefined(MetricValue value) {
        return "%s is undefined: %s.".formatted(value.metric().title(), value.undefinedBecause());
    }

    /** {@code 0.912 is at least 0.85}. */
    private static String relation(double value, MetricLimit limit) {
        Double min = limit.min();
        Double max = limit.max();
        if (min != null && value < min) {
            return compared(value, "is below", min);
        }
        if (max != null && value > max) {
            return compared(value, "is above", max);
        }
        if (min != null && max != null) {
            return "%s lies between %s and %s".formatted(Numbers.text(value), Numbers.text(min), Numbers.text(max));
        }
        return min != null ? compared(value, "is at least", min) : compared(value, "is at most", max);
    }

    /** With every digit where four would read "0.85 is below 0.85". */
    private static String compared(double value, String how, double bound) {
        boolean alike = value != bound && Numbers.text(value).equals(Numbers.text(bound));
        return alike
                ? "%s %s %s".formatted(value, how, bound)
                : "%s %s %s".formatted(Numbers.text(value), how, Numbers.text(bound));
    }

    private static boolean straddles(Interval interval, MetricLimit limit) {
        return limit.min() != null && within(interval, limit.min())
                || limit.max() != null && within(interval, limit.max());
    }

    private static boolean within(Interval interval, double bound) {
        return interval.low() < bound && bound <= interval.high();
    }
}
