package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.UnavailableException;

/**
 * Where traffic is split between the stable version and the candidate. Every call goes to the real thing, is bounded in
 * time, and throws {@link UnavailableException} where it cannot be reached or its answer not be understood.
 */
public interface TrafficTarget {

    /** For messages, without secrets, e.g. {@code the proxy at http://127.0.0.1:8081}. */
    String name();

    /** How much of the traffic really goes to the candidate, in percent, 0 to 100. */
    int candidateWeight();

    /** @param percent 0 to 100; saying the same again changes nothing */
    void setCandidateWeight(int percent);

    /** What both versions have served since the target started. */
    Counters counters();
}
