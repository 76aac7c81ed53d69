package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything a canary knows about itself; what the journal keeps.
 *
 * @param phase where it stands
 * @param step index into the spec's weights
 * @param sent whether the weight that SHIFTING or ROLLING_BACK wants may have been sent and is yet to be seen
 * @param startedAt when the canary began
 * @param endedAt when it ended, or null
 * @param windowStart since when the step is observed, or null where it is not
 * @param baseline the target's counters at {@code windowStart}, or null
 * @param errors failures in a row
 * @param restarts how often a step had to begin again because the target had been restarted
 * @param history the steps judged so far
 * @param seen every change of the target's real weight
 * @param notes what else a person should know, for the report
 * @param verdict what a rollback or an end without promotion ends in, or null
 * @param reason why, or null
 */
public record CanaryState(
        Phase phase,
        int step,
        boolean sent,
        Instant startedAt,
        Instant endedAt,
        Instant windowStart,
        Counters baseline,
        int errors,
        int restarts,
        List<JudgedStep> history,
        List<WeightSeen> seen,
        List<String> notes,
        Verdict verdict,
        String reason) {

    public CanaryState {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(startedAt, "startedAt");
        history = List.copyOf(history);
        seen = List.copyOf(seen);
        notes = List.copyOf(notes);
        if (phase == Phase.OBSERVING && (windowStart == null || baseline == null)) {
            throw new IllegalArgumentException("an observed step has a start and a baseline");
        }
        if (phase.isEnd() && (endedAt == null || verdict == null || reason == null)) {
            throw new IllegalArgumentException("an ended canary has a time, a verdict and a reason");
        }
    }

    /** Before anything was done. */
    public static CanaryState initial(Instant now) {
        return new CanaryState(
                Phase.STARTING, 0, false, now, null, null, null, 0, 0, List.of(), List.of(), List.of(), null, null);
    }

    /** The target's weight when it was last read, or null where it never was. */
    public Integer lastSeenWeight() {
        return seen.isEmpty() ? null : seen.get(seen.size() - 1).weight();
    }

    CanaryState saw(int weight, Instant now) {
        if (Integer.valueOf(weight).equals(lastSeenWeight())) {
            return this;
        }
        return with(phase, step, sent, errors, history, append(seen, new WeightSeen(now, weight)), notes);
    }

    CanaryState noting(String note) {
        return with(phase, step, sent, errors, history, seen, append(notes, note));
    }

    CanaryState judged(JudgedStep judged) {
        return with(phase, step, sent, errors, append(history, judged), seen, notes);
    }

    CanaryState failing(int failures) {
        return with(phase, step, false, failures, history, seen, notes);
    }

    CanaryState sending() {
        return with(phase, step, true, errors, history, seen, notes);
    }

    /** On to a step's weight, which is about to be sent. */
    CanaryState shifting(int toStep) {
        return new CanaryState(
                Phase.SHIFTING,
                toStep,
                true,
                startedAt,
                null,
                null,
                null,
                0,
                restarts,
                history,
                seen,
                notes,
                null,
                null);
    }

    CanaryState restarted() {
        return new CanaryState(
                phase,
                step,
                sent,
                startedAt,
                endedAt,
                windowStart,
                baseline,
                errors,
                restarts + 1,
                history,
                seen,
                notes,
                verdict,
                reason);
    }

    CanaryState observing(Instant since, Counters from) {
        return new CanaryState(
                Phase.OBSERVING,
                step,
                false,
                startedAt,
                null,
                since,
                from,
                0,
                restarts,
                history,
                seen,
                notes,
                null,
                null);
    }

    /** On to weight 0, which is about to be sent. */
    CanaryState rollingBack(Verdict endsIn, String why) {
        return new CanaryState(
                Phase.ROLLING_BACK,
                step,
                true,
                startedAt,
                null,
                null,
                null,
                0,
                restarts,
                history,
                seen,
                notes,
                endsIn,
                why);
    }

    CanaryState ended(Phase end, Verdict endsIn, String why, Instant now) {
        return new CanaryState(
                end, step, false, startedAt, now, null, null, errors, restarts, history, seen, notes, endsIn, why);
    }

    private CanaryState with(
            Phase newPhase,
            int newStep,
            boolean newSent,
            int newErrors,
            List<JudgedStep> newHistory,
            List<WeightSeen> newSeen,
            List<String> newNotes) {
        return new CanaryState(
                newPhase,
                newStep,
                newSent,
                startedAt,
                endedAt,
                windowStart,
                baseline,
                newErrors,
                restarts,
                newHistory,
                newSeen,
                newNotes,
                verdict,
                reason);
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
