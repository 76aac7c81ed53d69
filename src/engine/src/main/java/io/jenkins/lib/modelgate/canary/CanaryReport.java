package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Toothless;
import io.jenkins.lib.modelgate.predict.Intervals;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells an ended canary's story; the same state gives the same report. */
final class CanaryReport {

    private static final double CONFIDENCE = 0.95;

    private final CanarySpec spec;
    private final CanaryState state;

    private CanaryReport(CanarySpec spec, CanaryState state) {
        this.spec = spec;
        this.state = state;
    }

    static Report of(CanarySpec spec, CanarySubject subject, CanaryState state, Clock endedAt) {
        return new CanaryReport(spec, state).build(subject, endedAt);
    }

    private Report build(CanarySubject subject, Clock endedAt) {
        ReportBuilder report = new ReportBuilder(CanarySpec.STEP, spec.id(), endedAt, state.startedAt());
        report.model(subject.model());
        subject.inputs().forEach(report::input);
        toothless()
                .ifPresent(sentence ->
                        report.check(Check.of("limits", "Limits were asked for", Verdict.WARNING, sentence)));
        state.history().forEach(step -> report.check(step(step)));
        if (!state.history().isEmpty()) {
            for (CanaryMetric metric : List.of(CanaryMetric.ERROR_RATE, CanaryMetric.LATENCY_P95)) {
                report.check(overSteps(metric));
            }
        }
        report.check(rollout());
        series(report);
        return report.build(summary());
    }

    /** Why a promotion says little. */
    private Optional<String> toothless() {
        return spec.toothless().map(Toothless::sentence);
    }

    private Check step(JudgedStep step) {
        VersionCounters candidate = step.candidate();
        Check check = Check.of(
                        "step." + step.weight(),
                        "%d %% of the traffic".formatted(step.weight()),
                        step.verdict(),
                        step.explanation())
                .observed(candidate.errorRate())
                .evidence(CanaryEvidence.versions(step));
        Double max = max(CanaryMetric.ERROR_RATE);
        if (max != null) {
            check = check.limit(Bounds.atMost(max));
        }
        return candidate.requests() == 0
                ? check
                : check.interval(Intervals.wilson(candidate.errors(), candidate.requests(), CONFIDENCE));
    }

    private Double max(CanaryMetric metric) {
        return spec.limits().stream()
                .filter(limit -> limit.metric().equals(metric.word()))
                .map(MetricLimit::max)
                .findFirst()
                .orElse(null);
    }

    /** A picture over all steps; judged in the steps, not here. */
    private Check overSteps(CanaryMetric metric) {
        Double max = max(metric);
        Check check = Check.of(
                        "trend." + metric.word(),
                        metric == CanaryMetric.ERROR_RATE
                                ? "Error rate over the steps"
                                : "95th percentile over the steps",
                        Verdict.SKIPPED,
                        "For the eye: both versions side by side. The verdicts are with the steps.")
                .unit(metric.unit())
                .observed(metric.of(total(Version.CANDIDATE)))
                .evidence(CanaryEvidence.overSteps(metric, state.history()));
        return max == null ? check : check.limit(Bounds.atMost(max));
    }

    private Check rollout() {
        String notes = state.notes().isEmpty() ? "" : " " + String.join(" ", state.notes());
        return Check.of("rollout", "Rollout", state.verdict(), ending() + notes)
                .evidence(CanaryEvidence.weights(state));
    }

    private String ending() {
        return switch (state.phase()) {
            case PROMOTED -> "Promoted: the candidate has all traffic. " + state.reason();
            case ROLLED_BACK -> "Rolled back: the stable version has all traffic. " + state.reason();
            case LOST -> "The target is lost. " + state.reason();
            default -> "Not started. " + state.reason();
        };
    }

    private String summary() {
        if (state.phase() != Phase.PROMOTED) {
            return ending();
        }
        long requests = total(Version.CANDIDATE).requests();
        return "Promoted: the candidate went through %s with %s in %s.%s"
                .formatted(
                        String.join(
                                " → ",
                                spec.weights().stream()
                                        .map(weight -> weight + " %")
                                        .toList()),
                        Numbers.count(requests, "request"),
                        CanaryWords.lasting(Duration.between(state.startedAt(), state.endedAt())),
                        toothless().map(sentence -> " " + sentence).orElse(""));
    }

    private void series(ReportBuilder report) {
        report.series("promoted", state.phase() == Phase.PROMOTED ? 1 : 0);
        report.series("requests", total(Version.CANDIDATE).requests());
        report.series(
                "stepsPassed",
                state.history().stream()
                        .filter(step -> step.verdict() == Verdict.PASSED)
                        .count());
        for (Version version : Version.values()) {
            VersionCounters all = total(version);
            report.series(version.word() + "ErrorRate", CanaryMetric.ERROR_RATE.of(all));
            report.series(version.word() + "LatencyP95Millis", CanaryMetric.LATENCY_P95.of(all));
        }
    }

    /** Of all steps together. */
    private VersionCounters total(Version version) {
        return CanaryEvidence.sum(state.history().stream()
                .map(step -> CanaryEvidence.of(step, version))
                .toList());
    }

    static double secondsBetween(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
