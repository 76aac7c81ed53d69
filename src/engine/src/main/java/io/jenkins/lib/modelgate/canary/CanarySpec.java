package io.jenkins.lib.modelgate.canary;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.Toothless;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a user may say about a canary. Survives a round trip through {@link io.jenkins.lib.modelgate.report.Json},
 * so that it can be kept while the canary runs.
 *
 * @param id the run's name within its build
 * @param model the model's name in the registry, or null
 * @param modelFile the model file, relative to the workspace, or null
 * @param proxy admin URL of a running weighted proxy, or null where {@code pair} is given
 * @param pair two model servers to run behind an embedded proxy, or null where {@code proxy} is given
 * @param weights the candidate's share of traffic at each step, in percent, strictly increasing, the last 100
 * @param interval how long a step is observed, positive
 * @param minRequests how many requests the candidate must have served for a step to be judged, at least 1
 * @param maxWait how much longer than {@code interval} a step waits for them
 * @param limits what is allowed; never empty, each for a {@link CanaryMetric}
 * @param maxErrors how many times in a row the target may be unreachable
 */
public record CanarySpec(
        String id,
        String model,
        String modelFile,
        String proxy,
        ServerPair pair,
        List<Integer> weights,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration interval,
        long minRequests,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration maxWait,
        List<MetricLimit> limits,
        int maxErrors) {

    /** The Pipeline step's name. */
    public static final String STEP = "canaryDeploy";

    public CanarySpec {
        Objects.requireNonNull(id, "id");
        weights = List.copyOf(weights);
        limits = List.copyOf(limits);
        require((proxy == null) != (pair == null), "a canary has either a proxy or a pair of servers");
        require(!weights.isEmpty() && weights.get(weights.size() - 1) == 100, "the last weight is 100");
        require(!limits.isEmpty(), "a canary without limits would judge nothing");
        require(minRequests >= 1 && maxErrors >= 0, "a step is judged by at least one request");
        require(interval.compareTo(Duration.ZERO) > 0 && !maxWait.isNegative(), "times are positive");
        for (int i = 1; i < weights.size(); i++) {
            require(weights.get(i) > weights.get(i - 1), "weights increase");
        }
        require(weights.get(0) >= 1, "weights lie between 1 and 100");
        limits.forEach(limit -> require(
                CanaryMetric.named(limit.metric()).isPresent(), "no metric is called '%s'".formatted(limit.metric())));
    }

    /**
     * Reads every setting.
     *
     * @throws SettingsException for what is missing, contradictory, out of range or unknown
     */
    public static CanarySpec from(Settings settings) {
        return CanarySettings.read(settings);
    }

    /** Whether the canary brings its own proxy. */
    @JsonIgnore
    public boolean isEmbedded() {
        return pair != null;
    }

    /**
     * Why these limits cannot fail, as a clause; empty where they can. Limits on latency alone are not enough: failing is
     * fast.
     */
    Optional<String> toothless() {
        boolean failing = limits.stream()
                .anyMatch(limit -> limit.metric().equals(CanaryMetric.ERROR_RATE.word()) && !isToothless(limit));
        return failing
                ? Optional.empty()
                : Toothless.clause(limits.stream()
                        .filter(CanarySpec::isToothless)
                        .map(Toothless::text)
                        .toList());
    }

    private static boolean isToothless(MetricLimit limit) {
        double largest = CanaryMetric.named(limit.metric()).orElseThrow().largest();
        return Toothless.is(limit, 0, largest, largest);
    }

    /** How often the target is looked at while a step is observed. */
    Duration poll() {
        return clamp(interval.dividedBy(5), Duration.ofMillis(100), Duration.ofSeconds(10));
    }

    /** How long to wait before a failed call is tried again. */
    Duration retry() {
        return clamp(interval.dividedBy(10), Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    private static Duration clamp(Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0) {
            return min;
        }
        return value.compareTo(max) > 0 ? max : value;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new SettingsException("%s: %s.".formatted(STEP, rule));
        }
    }
}
