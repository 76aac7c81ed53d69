package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.Intervals;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares what a step's window holds with the limits; a pure function. */
final class StepJudge {

    /** So few requests are never certain of anything. */
    private static final long FEWEST_FOR_CERTAINTY = 20;

    private static final double CERTAINTY = 0.999;
    /** What subtracting two shares may be off by. */
    private static final double ROUNDING = 1e-9;

    private final CanarySpec spec;
    private final int weight;
    private final VersionCounters candidate;
    private final VersionCounters stable;
    private final List<JudgedStep> history;

    /** @param window what both versions served since the step began */
    StepJudge(CanarySpec spec, int weight, Counters window, List<JudgedStep> history) {
        this.spec = spec;
        this.weight = weight;
        this.candidate = window.candidate();
        this.stable = window.stable();
        this.history = history;
    }

    /**
     * Whether the candidate fails so often that waiting could not change it: Wilson's 99.9 % interval of its error rate lies
     * above the limit. The wide level makes up for looking many times during a step.
     */
    boolean isHopeless() {
        return candidate.requests() >= Math.min(FEWEST_FOR_CERTAINTY, spec.minRequests())
                && spec.limits().stream()
                        .filter(limit -> limit.metric().equals(CanaryMetric.ERROR_RATE.word()) && limit.max() != null)
                        .anyMatch(limit -> Intervals.wilson(candidate.errors(), candidate.requests(), CERTAINTY)
                                        .low()
                                > limit.max());
    }

    /** Whatever the limits allow: who answers nothing is not promoted. */
    private boolean answersNothing() {
        return candidate.requests() >= Math.min(FEWEST_FOR_CERTAINTY, spec.minRequests()) && candidate.successes() == 0;
    }

    JudgedStep judge(Instant startedAt, Instant now) {
        JudgedStep from = reference(startedAt, now);
        VersionCounters reference = from == null ? null : from.stable();
        Integer referenceWeight = from == null ? null : from.weight();
        List<String> broken = broken(reference);
        String missing = missing(reference);
        Verdict verdict;
        String outcome;
        if (!broken.isEmpty() && (missing == null || isHopeless() || answersNothing())) {
            verdict = Verdict.FAILED;
            outcome = String.join("; ", broken);
        } else if (missing != null) {
            verdict = Verdict.INSUFFICIENT_DATA;
            outcome = missing;
        } else {
            verdict = Verdict.PASSED;
            outcome = "within every limit";
        }
        return new JudgedStep(
                weight,
                startedAt,
                now,
                candidate,
                stable,
                reference,
                referenceWeight,
                verdict,
                "%s: %s.".formatted(seen(reference, referenceWeight), outcome));
    }

    /** The latest step, this one first, in which the stable version served enough to compare with. */
    private JudgedStep reference(Instant startedAt, Instant now) {
        List<JudgedStep> steps = new ArrayList<>(history);
        steps.add(new JudgedStep(weight, startedAt, now, candidate, stable, null, null, null, ""));
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).stable().requests() >= spec.minRequests()) {
                return steps.get(i);
            }
        }
        return null;
    }

    private String missing(VersionCounters reference) {
        if (candidate.requests() < spec.minRequests()) {
            return "the candidate served fewer than the %s requests that a verdict needs"
                    .formatted(Numbers.count(spec.minRequests()));
        }
        boolean compares = spec.limits().stream().anyMatch(limit -> limit.noWorseThan() != null);
        return compares && reference == null
                ? "the stable version served fewer than the %s requests that a comparison needs"
                        .formatted(Numbers.count(spec.minRequests()))
                : null;
    }

    private List<String> broken(VersionCounters reference) {
        List<String> broken = new ArrayList<>();
        if (answersNothing()) {
            broken.add("the candidate answered no request successfully");
        }
        for (MetricLimit limit : spec.limits()) {
            CanaryMetric metric = CanaryMetric.named(limit.metric()).orElseThrow();
            double observed = metric.of(candidate);
            if (limit.max() != null && observed > limit.max()) {
                broken.add("%s %s is above the limit of %s"
                        .formatted(
                                metric.word(),
                                CanaryWords.value(metric, observed),
                                CanaryWords.value(metric, limit.max())));
            }
            if (limit.noWorseThan() != null && reference != null) {
                double other = metric.of(reference);
                if (observed - other > limit.noWorseThan() + ROUNDING) {
                    broken.add("%s %s is worse than the stable version's %s by more than %s"
                            .formatted(
                                    metric.word(),
                                    CanaryWords.value(metric, observed),
                                    CanaryWords.value(metric, other),
                                    CanaryWords.value(metric, limit.noWorseThan())));
                }
            }
        }
        return broken;
    }

    private String seen(VersionCounters reference, Integer referenceWeight) {
        if (candidate.requests() == 0) {
            return "%d %%: no request to the candidate".formatted(weight);
        }
        String compared = reference == null ? "" : " (stable %s)".formatted(Numbers.percent(reference.errorRate()));
        String comparedLatency = reference == null
                ? ""
                : " (stable %s)"
                        .formatted(CanaryWords.value(CanaryMetric.LATENCY_P95, CanaryMetric.LATENCY_P95.of(reference)));
        String earlier = referenceWeight == null || referenceWeight == weight
                ? ""
                : ", compared with the stable version at %d %%".formatted(referenceWeight);
        return "%d %%: %s to the candidate, %s%s%s, p95 %s%s%s"
                .formatted(
                        weight,
                        Numbers.count(candidate.requests(), "request"),
                        Numbers.count(candidate.errors(), "error"),
                        compared,
                        candidate.refusals() == 0
                                ? ""
                                : ", %s".formatted(Numbers.count(candidate.refusals(), "refusal")),
                        CanaryWords.value(CanaryMetric.LATENCY_P95, CanaryMetric.LATENCY_P95.of(candidate)),
                        comparedLatency,
                        earlier);
    }
}
