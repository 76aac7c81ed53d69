package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/** A target in memory that serves a number of requests each time it is asked for counters. */
final class FakeTarget implements TrafficTarget {

    /** What a killed process would not live to see. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    final List<Integer> weightsSet = new ArrayList<>();
    String instance = "p1";
    int weight;
    int requestsBetweenReadings = 1000;
    double candidateErrorRate;
    int failingCalls;
    boolean ignoresWeights;
    VersionCounters stable = VersionCounters.none();
    VersionCounters candidate = VersionCounters.none();

    private int callsToDeath = -1;
    private boolean deathAfterEffect;

    /** The process that makes this call, counted from 0, dies just before or just after it has its effect. */
    void dieAtCall(int call, boolean afterTheEffect) {
        callsToDeath = call;
        deathAfterEffect = afterTheEffect;
    }

    @Override
    public String name() {
        return "the fake target";
    }

    @Override
    public int candidateWeight() {
        failWhereTold();
        return weight;
    }

    @Override
    public void setCandidateWeight(int percent) {
        failWhereTold();
        weightsSet.add(percent);
        if (!ignoresWeights) {
            weight = percent;
        }
        dieWhereTold(true);
    }

    @Override
    public Counters counters() {
        failWhereTold();
        long toCandidate = requestsBetweenReadings * (long) weight / 100;
        stable = stable.plus(Served.of(requestsBetweenReadings - toCandidate, 0));
        candidate = candidate.plus(Served.of(toCandidate, Math.round(toCandidate * candidateErrorRate)));
        return new Counters(instance, stable, candidate);
    }

    /** As a process that was killed and started again. */
    void restart() {
        instance = instance + "'";
        weight = 0;
        stable = VersionCounters.none();
        candidate = VersionCounters.none();
    }

    private void dieWhereTold(boolean afterTheEffect) {
        if (callsToDeath == 0 && deathAfterEffect == afterTheEffect) {
            callsToDeath = -1;
            throw new Killed();
        }
    }

    private void failWhereTold() {
        dieWhereTold(false);
        if (callsToDeath > 0) {
            callsToDeath--;
        }
        if (failingCalls > 0) {
            failingCalls--;
            throw new UnavailableException("The fake target is down.");
        }
    }
}
