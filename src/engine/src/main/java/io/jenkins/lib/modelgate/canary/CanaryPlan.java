package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.policy.DurationText;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;

/**
 * The canary's rules as a pure function: from where it stands and what was seen to where it stands next and what to do.
 *
 * <p>What it holds to: only a step that was judged PASSED leads on; PROMOTED only while the target says 100; every other
 * end has seen the target at 0, or says that it could not be brought there, or never touched it.
 */
public final class CanaryPlan {

    /** Rolling back is tried at least this often, however few errors are tolerated otherwise. */
    private static final int LEAST_ROLLBACK_ATTEMPTS = 5;

    private final CanarySpec spec;
    private final CanaryState state;
    private final Instant now;

    private CanaryPlan(CanarySpec spec, CanaryState state, Instant now) {
        this.spec = spec;
        this.state = state;
        this.now = now;
    }

    /** The next state and what to do; an ended canary stays as it is. */
    public static Transition next(CanarySpec spec, CanaryState state, Observation observation, Instant now) {
        if (state.phase().isEnd()) {
            return new Transition(state, new CanaryAction.Finish(), null);
        }
        if (observation instanceof Observation.Seen seen) {
            return new CanaryPlan(spec, state.saw(seen.weight(), now), now).seen(seen);
        }
        CanaryPlan plan = new CanaryPlan(spec, state, now);
        if (observation instanceof Observation.Stop stop) {
            return plan.stopped(stop);
        }
        return plan.retry(((Observation.Unreachable) observation).sentence());
    }

    private Transition seen(Observation.Seen seen) {
        return switch (state.phase()) {
            case STARTING -> starting(seen);
            case SHIFTING -> shifting(seen);
            case OBSERVING -> observing(seen);
            case ROLLING_BACK -> rollingBack(seen);
            default -> throw new IllegalStateException("ended: " + state.phase());
        };
    }

    private Transition starting(Observation.Seen seen) {
        if (seen.weight() != 0) {
            return end(
                    Phase.NOT_STARTED,
                    Verdict.ERROR,
                    "The target already sends %d %% of the traffic to the candidate: another canary may be running, or the last one's candidate has not become the stable version. Nothing was changed; set the candidate's weight to 0 and start again."
                            .formatted(seen.weight()));
        }
        return shiftTo(0);
    }

    private Transition shiftTo(int step) {
        int weight = spec.weights().get(step);
        return new Transition(
                state.shifting(step),
                new CanaryAction.SetWeight(weight),
                "Step %d of %d: sending %d %% of the traffic to the candidate, observing it for %s."
                        .formatted(step + 1, spec.weights().size(), weight, DurationText.of(spec.interval())));
    }

    private Transition shifting(Observation.Seen seen) {
        int wanted = spec.weights().get(state.step());
        if (seen.weight() == wanted) {
            return new Transition(state.observing(now, seen.counters()), until(now.plus(spec.interval())), null);
        }
        int before = state.step() == 0 ? 0 : spec.weights().get(state.step() - 1);
        if (seen.weight() != before && seen.weight() != 0) {
            return rollBack(
                    Verdict.FAILED,
                    "Somebody else set the candidate's weight to %d %% while this canary went from %d to %d %%."
                            .formatted(seen.weight(), before, wanted));
        }
        if (!state.sent()) {
            return new Transition(state.sending(), new CanaryAction.SetWeight(wanted), null);
        }
        return retry("The target was told to send %d %% to the candidate and still says %d %%."
                .formatted(wanted, seen.weight()));
    }

    private Transition observing(Observation.Seen seen) {
        int wanted = spec.weights().get(state.step());
        if (!seen.counters().continues(state.baseline())) {
            return targetRestarted(seen, wanted);
        }
        if (seen.weight() != wanted) {
            return rollBack(
                    Verdict.FAILED,
                    "Somebody else changed the candidate's weight from %d to %d %% while this canary observed it."
                            .formatted(wanted, seen.weight()));
        }
        CanaryState current = state.errors() == 0 ? state : state.failing(0);
        if (now.isBefore(state.windowStart())) {
            // The clock was set back; what has been counted stays valid, how long it took does not.
            current = current.observing(now, state.baseline());
        }
        return judge(current, seen.counters().minus(state.baseline()));
    }

    private Transition judge(CanaryState current, Counters window) {
        StepJudge judge = new StepJudge(spec, spec.weights().get(current.step()), window, current.history());
        Instant due = current.windowStart().plus(spec.interval());
        boolean hopeless = judge.isHopeless();
        if (now.isBefore(due) && !hopeless) {
            return new Transition(current, until(due), null);
        }
        JudgedStep judged = judge.judge(current.windowStart(), now);
        Instant last = due.plus(spec.maxWait());
        if (judged.verdict() == Verdict.INSUFFICIENT_DATA && now.isBefore(last)) {
            return new Transition(current, until(last), null);
        }
        CanaryPlan after = new CanaryPlan(spec, current.judged(judged), now);
        if (judged.verdict() != Verdict.PASSED) {
            return after.rollBack(judged.verdict(), judged.explanation());
        }
        if (current.step() + 1 < spec.weights().size()) {
            Transition onwards = after.shiftTo(current.step() + 1);
            return new Transition(onwards.state(), onwards.action(), judged.explanation() + " " + onwards.say());
        }
        return after.end(Phase.PROMOTED, Verdict.PASSED, "Every step stayed within its limits.");
    }

    private Transition targetRestarted(Observation.Seen seen, int wanted) {
        String note =
                "The target was restarted during the step at %d %%; what it had counted is lost.".formatted(wanted);
        CanaryPlan after = new CanaryPlan(spec, state.restarted().noting(note), now);
        if (after.state.restarts() > spec.maxErrors()) {
            return after.rollBack(
                    Verdict.ERROR, "The target was restarted %d times.".formatted(after.state.restarts()));
        }
        Transition again = after.shiftTo(state.step());
        return new Transition(
                again.state(),
                again.action(),
                "%s It says %d %% now. The step begins again.".formatted(note, seen.weight()));
    }

    private Transition rollingBack(Observation.Seen seen) {
        if (seen.weight() == 0) {
            return end(Phase.ROLLED_BACK, state.verdict(), state.reason());
        }
        if (!state.sent()) {
            return new Transition(state.sending(), new CanaryAction.SetWeight(0), null);
        }
        return retry(
                "The target was told to send nothing to the candidate and still says %d %%.".formatted(seen.weight()));
    }

    private Transition stopped(Observation.Stop stop) {
        return switch (state.phase()) {
            case STARTING -> end(Phase.NOT_STARTED, stop.verdict(), stop.reason());
            // The first reason counts; the rollback goes on.
            case ROLLING_BACK -> new Transition(state, new CanaryAction.Wait(now), null);
            default -> rollBack(stop.verdict(), stop.reason());
        };
    }

    /** One failure more: try again a little later, or give up. */
    private Transition retry(String sentence) {
        int errors = state.errors() + 1;
        boolean rollingBack = state.phase() == Phase.ROLLING_BACK;
        int tolerated = rollingBack ? Math.max(LEAST_ROLLBACK_ATTEMPTS, spec.maxErrors()) : spec.maxErrors();
        CanaryPlan after = new CanaryPlan(spec, state.failing(errors), now);
        if (errors <= tolerated) {
            return new Transition(
                    after.state,
                    new CanaryAction.Wait(now.plus(spec.retry())),
                    "%s (%d of %d in a row before giving up)".formatted(sentence, errors, tolerated + 1));
        }
        return switch (state.phase()) {
            case STARTING -> after.end(Phase.NOT_STARTED, Verdict.ERROR, "Nothing was changed. " + sentence);
            case ROLLING_BACK -> after.end(Phase.LOST, Verdict.ERROR, after.lost(sentence));
            default -> after.rollBack(Verdict.ERROR, sentence);
        };
    }

    private String lost(String sentence) {
        Integer weight = state.lastSeenWeight();
        return "%s Rolling back failed %d times: %s Traffic may still reach the candidate (%s); set its weight to 0 by hand."
                .formatted(
                        state.reason(),
                        state.errors(),
                        sentence,
                        weight == null ? "its weight was never read" : "last seen at %d %%".formatted(weight));
    }

    private Transition rollBack(Verdict verdict, String reason) {
        return new Transition(
                state.rollingBack(verdict, reason),
                new CanaryAction.SetWeight(0),
                "Rolling back to the stable version. " + reason);
    }

    private Transition end(Phase end, Verdict verdict, String reason) {
        String say = end == Phase.PROMOTED ? "Promoted: the candidate has all traffic." : ended(end, reason);
        return new Transition(state.ended(end, verdict, reason, now), new CanaryAction.Finish(), say);
    }

    private static String ended(Phase end, String reason) {
        return end == Phase.ROLLED_BACK ? "Rolled back: the stable version has all traffic." : reason;
    }

    /** Look again then, or at the next poll where that is earlier. */
    private CanaryAction until(Instant due) {
        Instant poll = now.plus(spec.poll());
        return new CanaryAction.Wait(poll.isBefore(due) ? poll : due);
    }
}
