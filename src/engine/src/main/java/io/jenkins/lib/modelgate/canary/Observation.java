package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Verdict;

/** What the plan is told about the world. */
public sealed interface Observation {

    /**
     * The target answered.
     *
     * @param weight the candidate's real share of the traffic, in percent
     * @param counters what it has counted; null while rolling back, where it is not asked
     */
    record Seen(int weight, Counters counters) implements Observation {}

    /**
     * The target did not answer, or nothing that makes sense.
     *
     * @param sentence why, for a person
     */
    record Unreachable(String sentence) implements Observation {}

    /**
     * Somebody or something says that it must not go on.
     *
     * @param verdict what it ends in: {@link Verdict#FAILED} for a person's wish, {@link Verdict#ERROR} for a defect
     * @param reason why, for a person
     */
    record Stop(Verdict verdict, String reason) implements Observation {}
}
