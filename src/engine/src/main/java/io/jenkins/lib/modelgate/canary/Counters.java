package io.jenkins.lib.modelgate.canary;

import java.util.Objects;

/**
 * What both versions have served.
 *
 * @param instance names the process that counts, anew each time it starts, so that counters of different processes are
 *     never subtracted from each other
 * @param stable of the stable version
 * @param candidate of the candidate
 */
public record Counters(String instance, VersionCounters stable, VersionCounters candidate) {

    public Counters {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(stable, "stable");
        Objects.requireNonNull(candidate, "candidate");
    }

    public VersionCounters of(Version version) {
        return version == Version.STABLE ? stable : candidate;
    }

    /** Whether this is a later reading of the same counters. */
    public boolean continues(Counters earlier) {
        return instance.equals(earlier.instance)
                && stable.continues(earlier.stable)
                && candidate.continues(earlier.candidate);
    }

    /** What came since an earlier reading that this one {@link #continues}. */
    public Counters minus(Counters earlier) {
        return new Counters(instance, stable.minus(earlier.stable), candidate.minus(earlier.candidate));
    }
}
