package io.jenkins.lib.modelgate.canary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a version can be judged by; for each of them less is better. */
public enum CanaryMetric {
    ERROR_RATE("errorRate", null, 1, VersionCounters::errorRate),
    LATENCY_MEAN("latencyMeanMillis", "ms", Double.POSITIVE_INFINITY, VersionCounters::meanMillis),
    LATENCY_P50(
            "latencyP50Millis",
            "ms",
            LatencyHistogram.LONGEST_MILLIS,
            counters -> counters.latency().quantileMillis(0.50)),
    LATENCY_P95(
            "latencyP95Millis",
            "ms",
            LatencyHistogram.LONGEST_MILLIS,
            counters -> counters.latency().quantileMillis(0.95)),
    LATENCY_P99(
            "latencyP99Millis",
            "ms",
            LatencyHistogram.LONGEST_MILLIS,
            counters -> counters.latency().quantileMillis(0.99));

    private final String word;
    private final String unit;
    private final double largest;
    private final ToDoubleFunction<VersionCounters> value;

    CanaryMetric(String word, String unit, double largest, ToDoubleFunction<VersionCounters> value) {
        this.word = word;
        this.unit = unit;
        this.largest = largest;
        this.value = value;
    }

    /** As it stands in limits. */
    public String word() {
        return word;
    }

    /** Null for a bare number. */
    public String unit() {
        return unit;
    }

    /** The largest value that can be seen, or infinity; the smallest is 0. */
    double largest() {
        return largest;
    }

    /** NaN where there were no requests. */
    public double of(VersionCounters counters) {
        return value.applyAsDouble(counters);
    }

    public static Optional<CanaryMetric> named(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CanaryMetric::word).toList();
    }
}
