package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What a canary saw, as pictures and tables. */
final class CanaryEvidence {

    private CanaryEvidence() {}

    static VersionCounters of(JudgedStep step, Version version) {
        return version == Version.STABLE ? step.stable() : step.candidate();
    }

    static VersionCounters sum(List<VersionCounters> windows) {
        return windows.stream().reduce(VersionCounters.none(), VersionCounters::plus);
    }

    /** Both versions in one step. */
    static Evidence versions(JudgedStep step) {
        List<List<String>> rows = new ArrayList<>();
        for (Version version : Version.values()) {
            VersionCounters counters = of(step, version);
            List<String> row = new ArrayList<>();
            row.add(version.word());
            row.add(Numbers.count(counters.requests()));
            row.add(Numbers.count(counters.errors()));
            for (CanaryMetric metric : CanaryMetric.values()) {
                double value = metric.of(counters);
                row.add(Double.isNaN(value) ? "–" : CanaryWords.value(metric, value));
            }
            rows.add(row);
        }
        return new Evidence.Table(
                List.of("version", "requests", "errors", "error rate", "mean", "p50", "p95", "p99"), rows);
    }

    /** A metric of both versions at each step in which there were requests. */
    static Evidence overSteps(CanaryMetric metric, List<JudgedStep> history) {
        List<Evidence.Line> lines = new ArrayList<>();
        for (Version version : Version.values()) {
            List<JudgedStep> measured = history.stream()
                    .filter(step -> of(step, version).requests() > 0)
                    .toList();
            if (!measured.isEmpty()) {
                lines.add(new Evidence.Line(
                        version.word(),
                        measured.stream().map(step -> (double) step.weight()).toList(),
                        measured.stream()
                                .map(step -> metric.of(of(step, version)))
                                .toList()));
            }
        }
        String unit = metric.unit() == null ? "" : " (%s)".formatted(metric.unit());
        return new Evidence.Curve("candidate's share of the traffic (%)", metric.word() + unit, false, lines);
    }

    /** The candidate's weight over time, as it was read from the target. */
    static Evidence weights(CanaryState state) {
        if (state.seen().isEmpty()) {
            return null;
        }
        List<Double> seconds = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (WeightSeen seen : state.seen()) {
            seconds.add(CanaryReport.secondsBetween(state.startedAt(), seen.at()));
            weights.add((double) seen.weight());
        }
        seconds.add(CanaryReport.secondsBetween(state.startedAt(), state.endedAt()));
        weights.add((double) state.lastSeenWeight());
        return new Evidence.Curve(
                "seconds since the start",
                "candidate's share of the traffic (%)",
                true,
                List.of(new Evidence.Line("candidate", seconds, weights)));
    }
}
