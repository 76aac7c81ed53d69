package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.canary.LatencyHistogram;
import io.jenkins.lib.modelgate.canary.VersionCounters;
import java.util.Arrays;

/** Counts what one version serves. Safe for use by several threads; a reading always adds up. */
final class VersionMeter {

    private final long[] buckets = new long[LatencyHistogram.BUCKETS];
    private long requests;
    private long errors;
    private long refusals;
    private long totalMicros;

    /** @param status what was answered */
    synchronized void count(long nanos, int status) {
        requests++;
        errors += status >= 500 ? 1 : 0;
        refusals += status >= 400 && status < 500 ? 1 : 0;
        totalMicros += nanos / 1000;
        buckets[LatencyHistogram.bucketOf(nanos / 1e6)]++;
    }

    synchronized VersionCounters read() {
        return new VersionCounters(
                requests,
                errors,
                refusals,
                totalMicros,
                LatencyHistogram.of(Arrays.stream(buckets).boxed().toList()));
    }
}
