package io.jenkins.lib.modelgate.canary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * What one version has served, since its proxy started or within a window.
 *
 * @param requests answered or given up on, at least {@code errors} and {@code refusals} together
 * @param errors answered with 500 or above, timed out, or not reached
 * @param refusals answered with 400 to 499: as a rule the client's fault, but a version that answers everything so has
 *     answered nothing
 * @param totalMicros the sum of all times in microseconds
 * @param latency the times of all requests, failed ones included; holds as many as there are requests
 */
public record VersionCounters(long requests, long errors, long refusals, long totalMicros, LatencyHistogram latency) {

    public VersionCounters {
        Objects.requireNonNull(latency, "latency");
        if (errors < 0
                || refusals < 0
                || requests - refusals < errors
                || totalMicros < 0
                || latency.total() != requests) {
            throw new IllegalArgumentException("counters do not add up: %d requests, %d errors, %d times"
                    .formatted(requests, errors, latency.total()));
        }
    }

    public static VersionCounters none() {
        return new VersionCounters(0, 0, 0, 0, LatencyHistogram.empty());
    }

    /** Reads what a target tells; one that does not count refusals leaves them out. */
    @JsonCreator
    static VersionCounters told(
            @JsonProperty("requests") long requests,
            @JsonProperty("errors") long errors,
            @JsonProperty("refusals") Long refusals,
            @JsonProperty("totalMicros") long totalMicros,
            @JsonProperty("latency") LatencyHistogram latency) {
        return new VersionCounters(requests, errors, refusals == null ? 0 : refusals, totalMicros, latency);
    }

    /** Requests that were answered with neither an error nor a refusal. */
    public long successes() {
        return requests - errors - refusals;
    }

    /** Whether nothing is less than in an earlier reading. */
    public boolean continues(VersionCounters earlier) {
        return requests >= earlier.requests
                && errors >= earlier.errors
                && refusals >= earlier.refusals
                && totalMicros >= earlier.totalMicros
                && successes() >= earlier.successes()
                && latency.continues(earlier.latency);
    }

    /** What came since an earlier reading that this one {@link #continues}. */
    public VersionCounters minus(VersionCounters earlier) {
        return new VersionCounters(
                requests - earlier.requests,
                errors - earlier.errors,
                refusals - earlier.refusals,
                totalMicros - earlier.totalMicros,
                latency.minus(earlier.latency));
    }

    /** Both together. */
    public VersionCounters plus(VersionCounters other) {
        return new VersionCounters(
                requests + other.requests,
                errors + other.errors,
                refusals + other.refusals,
                totalMicros + other.totalMicros,
                latency.plus(other.latency));
    }

    /** The share of requests that failed, in [0, 1]; NaN where there are none. */
    public double errorRate() {
        return requests == 0 ? Double.NaN : (double) errors / requests;
    }

    /** Mean time in milliseconds; NaN where there are no requests. */
    public double meanMillis() {
        return requests == 0 ? Double.NaN : totalMicros / 1000.0 / requests;
    }
}
