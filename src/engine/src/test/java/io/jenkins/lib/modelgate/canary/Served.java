package io.jenkins.lib.modelgate.canary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counters for tests. */
final class Served {

    private Served() {}

    /** So many requests, each of which took the same time. */
    static VersionCounters of(long requests, long errors, double millis) {
        return of(requests, errors, 0, millis);
    }

    /** The same with so many requests that were refused. */
    static VersionCounters of(long requests, long errors, long refusals, double millis) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(LatencyHistogram.BUCKETS, 0L));
        counts.set(LatencyHistogram.bucketOf(millis), requests);
        return new VersionCounters(
                requests, errors, refusals, Math.round(requests * millis * 1000), LatencyHistogram.of(counts));
    }

    /** So many requests at 10 ms. */
    static VersionCounters of(long requests, long errors) {
        return of(requests, errors, 10);
    }

    static Counters none() {
        return new Counters("p1", VersionCounters.none(), VersionCounters.none());
    }

    static Counters of(VersionCounters stable, VersionCounters candidate) {
        return new Counters("p1", stable, candidate);
    }
}
