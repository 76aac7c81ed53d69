package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
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

    /**
     * A metric against its absolute limit.
     *
     * @param then what it came to in the baseline, to be told; empty where that is not known or is judged by itself
     */
    Check absolute(MetricValue value, MetricLimit limit, OptionalDouble then) {
        Metric metric = value.metric();
        Bounds bounds = limit.bounds();
        String before =
                then.isPresent() ? " It was %s in the baseline.".formatted(Numbers.text(then.getAsDouble())) : "";
        Check check = Check.of(
                        "metric." + metric.id(), metric.title(), verdict(value, bounds), explain(value, limit) + before)
                .observed(value.value())
                .limit(bounds);
        return value.interval().isPresent() ? check.interval(value.interval().get()) : check;
    }

    /** A metric against the baseline's, as the limit asks. */
    Check relative(MetricValue value, MetricLimit limit, Baseline baseline) {
        Metric metric = value.metric();
        String id = "metric.%s.baseline".formatted(metric.id());
        String title = metric.title() + " against the baseline";
        if (baseline instanceof Baseline.NoneYet none) {
            return Check.of(
                    id,
                    title,
                    Verdict.SKIPPED,
                    "%s was compared with nothing: %s".formatted(metric.title(), none.because()));
        }
        if (!value.isDefined()) {
            return Check.of(id, title, Verdict.INSUFFICIENT_DATA, undefined(value));
        }
        OptionalDouble then = baseline.value(metric);
        if (then.isEmpty()) {
            return Check.of(
                            id,
                            title,
                            Verdict.INSUFFICIENT_DATA,
                            "%s has no %s to compare with.".formatted(baseline.name(), metric.title()))
                    .observed(value.value());
        }
        return compare(id, title, value, then.getAsDouble(), limit);
    }

    private Check compare(String id, String title, MetricValue value, double then, MetricLimit limit) {
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
        Check check = Check.of(
                        id,
                        title,
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

    private Verdict verdict(MetricValue value, Bounds bounds) {
        if (!value.isDefined() || notJudged.apply(value.metric()).isPresent()) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return bounds.allows(value.value()) ? Verdict.PASSED : Verdict.FAILED;
    }

    private String explain(MetricValue value, MetricLimit limit) {
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
        String sentence = "%s %s %s.".formatted(title, relation(value.value(), limit), sureness);
        Optional<String> because = notJudged.apply(value.metric());
        if (because.isPresent()) {
            return "%s Not judged: %s.".formatted(sentence, because.get());
        }
        boolean undecided =
                value.interval().filter(interval -> straddles(interval, limit)).isPresent();
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
