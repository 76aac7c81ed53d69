package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.canary.LatencyHistogram;
import io.jenkins.lib.modelgate.canary.VersionCounters;
import java.util.Arrays;

/** Counts what one version serves. Safe for use by several threads; a reading always adds up. */
final class VersionMeter {

    private final long[] buckets = new long[LatencyHistogram.BUCKETS];
    private long requests;
    private long errors;
    private long totalMicros;

    synchronized void count(long nanos, boolean failed) {
        requests++;
        errors += failed ? 1 : 0;
        totalMicros += nanos / 1000;
        buckets[LatencyHistogram.bucketOf(nanos / 1e6)]++;
    }

    synchronized VersionCounters read() {
        return new VersionCounters(
                requests,
                errors,
                totalMicros,
                LatencyHistogram.of(Arrays.stream(buckets).boxed().toList()));
    }
}
