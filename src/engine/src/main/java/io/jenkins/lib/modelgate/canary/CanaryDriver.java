package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/**
 * Does what {@link CanaryPlan} says: looks at the target, writes the next state down, acts. Never sleeps and keeps nothing
 * but what the journal holds, so that a new driver over the same journal goes on where another was killed; the target's
 * real weight is read before anything is done. Each call takes a few exchanges with the target, each bounded in time. Safe
 * for use by several threads, one at a time.
 */
public final class CanaryDriver {

    private final CanarySpec spec;
    private final CanarySubject subject;
    private final TrafficTarget target;
    private final CanaryJournal journal;
    private final Clock clock;
    private final Progress progress;
    private CanaryState state;
    private boolean journalBroken;
    private boolean resumed;

    public CanaryDriver(
            CanarySpec spec,
            CanarySubject subject,
            TrafficTarget target,
            CanaryJournal journal,
            Clock clock,
            Progress progress) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.subject = Objects.requireNonNull(subject, "subject");
        this.target = Objects.requireNonNull(target, "target");
        this.journal = Objects.requireNonNull(journal, "journal");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.state = journal.last().orElseGet(() -> CanaryState.initial(clock.instant()));
        this.resumed = journal.last().isPresent() && !state.phase().isEnd();
    }

    /** Does what is due now. */
    public synchronized Tick tick() {
        return advance(null);
    }

    /**
     * Begins to roll back, for good; go on calling {@link #tick()} until it ends, which it does with verdict
     * {@link Verdict#FAILED} after a bounded number of attempts, or {@link Verdict#ERROR} where the target is lost.
     *
     * @param reason who or what wants it, for a person
     */
    public synchronized Tick abort(String reason) {
        return advance(new Observation.Stop(
                Verdict.FAILED, reason.strip().replaceAll("[.\\s]+$", "").concat(".")));
    }

    /** Where the canary stands. */
    public synchronized CanaryState state() {
        return state;
    }

    private Tick advance(Observation.Stop stop) {
        Observation given = stop;
        while (!state.phase().isEnd()) {
            Observation observation = given == null ? observe() : given;
            given = null;
            Transition next = CanaryPlan.next(spec, state, observation, clock.instant());
            UnavailableException lost = record(next.state());
            if (lost != null) {
                // Without a journal a crash would leave traffic behind that nobody remembers.
                given = new Observation.Stop(Verdict.ERROR, lost.getMessage());
                continue;
            }
            state = next.state();
            if (next.say() != null) {
                progress.line(next.say());
            }
            if (next.action() instanceof CanaryAction.SetWeight set) {
                given = set(set.percent());
            } else if (next.action() instanceof CanaryAction.Wait wait) {
                return new Tick.Again(wait.until());
            }
        }
        return new Tick.Ended(outcome());
    }

    /** The first failure to write is returned; after that the target matters more than the journal. */
    private UnavailableException record(CanaryState next) {
        if (next.equals(state) && journal.last().isPresent() || journalBroken) {
            return null;
        }
        try {
            journal.append(next);
            return null;
        } catch (UnavailableException e) {
            journalBroken = true;
            progress.line(e.getMessage());
            return e;
        }
    }

    private Observation observe() {
        try {
            int weight = target.candidateWeight();
            boolean counts = state.phase() != Phase.ROLLING_BACK;
            Observation.Seen seen = new Observation.Seen(weight, counts ? target.counters() : null);
            if (resumed) {
                resumed = false;
                progress.line(CanaryWords.resuming(spec, state, weight));
            }
            return seen;
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    /** Null where the target took it. */
    private Observation set(int percent) {
        try {
            target.setCandidateWeight(percent);
            return null;
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    /** A target that breaks in an unforeseen way is as good as unreachable: the rollback must still happen. */
    private Observation failure(RuntimeException e) {
        return new Observation.Unreachable(
                e instanceof UnavailableException
                        ? e.getMessage()
                        : "Asking %s failed unexpectedly (%s)."
                                .formatted(target.name(), e.getClass().getSimpleName()));
    }

    private Outcome outcome() {
        Instant end = state.endedAt();
        return Outcome.of(CanaryReport.of(spec, subject, state, Clock.fixed(end, clock.getZone())));
    }
}
