package io.jenkins.lib.modelgate.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.canary.CanaryAction.Finish;
import io.jenkins.lib.modelgate.canary.CanaryAction.SetWeight;
import io.jenkins.lib.modelgate.canary.CanaryAction.Wait;
import io.jenkins.lib.modelgate.canary.Observation.Seen;
import io.jenkins.lib.modelgate.canary.Observation.Stop;
import io.jenkins.lib.modelgate.canary.Observation.Unreachable;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every phase against everything that can be seen there. Two steps: 10 % and 100 %, a minute each. */
class CanaryPlanTest {

    private static final CanarySpec SPEC = Specs.twoSteps();
    private static final Instant T0 = ManualClock.START;
    private static final Instant MID = T0.plusSeconds(30);
    private static final Instant DUE = T0.plusSeconds(60);
    private static final Instant TOO_LATE = T0.plusSeconds(60 + 600);

    private static final CanaryState STARTING = CanaryState.initial(T0);
    private static final CanaryState SHIFTING = STARTING.shifting(0);
    private static final CanaryState OBSERVING = SHIFTING.observing(T0, Served.none());
    private static final CanaryState LAST = STARTING.shifting(1).observing(T0, Served.none());
    private static final CanaryState ROLLING_BACK = OBSERVING.rollingBack(Verdict.FAILED, "It was bad.");

    private static final Counters GOOD = Served.of(Served.of(900, 0), Served.of(100, 0));
    private static final Counters BAD = Served.of(Served.of(900, 0), Served.of(100, 50));
    private static final Counters FEW = Served.of(Served.of(900, 0), Served.of(3, 0));
    private static final Counters RESTARTED = new Counters("p2", VersionCounters.none(), VersionCounters.none());
    private static final Unreachable DOWN = new Unreachable("It is down.");
    private static final Stop STOP = new Stop(Verdict.FAILED, "Alice said so.");

    static Stream<Arguments> table() {
        return Stream.of(
                row("a free target", STARTING, seen(0, Served.none()), T0, Phase.SHIFTING, new SetWeight(10)),
                row("a target in use", STARTING, seen(25, GOOD), T0, Phase.NOT_STARTED, new Finish()),
                row("stopped before it began", STARTING, STOP, T0, Phase.NOT_STARTED, new Finish()),
                row("down at first", STARTING, DOWN, T0, Phase.STARTING, new Wait(T0.plusSeconds(5))),
                row("down for good", STARTING.failing(5), DOWN, T0, Phase.NOT_STARTED, new Finish()),
                row("weight arrived", SHIFTING, seen(10, GOOD), T0, Phase.OBSERVING, new Wait(T0.plusSeconds(10))),
                row("weight not yet there", SHIFTING, seen(0, GOOD), T0, Phase.SHIFTING, new Wait(T0.plusSeconds(5))),
                row("to be sent again", SHIFTING.failing(1), seen(0, GOOD), T0, Phase.SHIFTING, new SetWeight(10)),
                row("never taken", SHIFTING.failing(5).sending(), seen(0, GOOD), T0, Phase.ROLLING_BACK, zero()),
                row("somebody else's weight", SHIFTING, seen(70, GOOD), T0, Phase.ROLLING_BACK, zero()),
                row("down while shifting", SHIFTING, DOWN, T0, Phase.SHIFTING, new Wait(T0.plusSeconds(5))),
                row("lost while shifting", SHIFTING.failing(5), DOWN, T0, Phase.ROLLING_BACK, zero()),
                row("stopped while shifting", SHIFTING, STOP, T0, Phase.ROLLING_BACK, zero()),
                row("too early", OBSERVING, seen(10, GOOD), MID, Phase.OBSERVING, new Wait(MID.plusSeconds(10))),
                row("almost due", OBSERVING, seen(10, GOOD), DUE.minusSeconds(3), Phase.OBSERVING, new Wait(DUE)),
                row("certainly bad early", OBSERVING, seen(10, BAD), MID, Phase.ROLLING_BACK, zero()),
                row("good when due", OBSERVING, seen(10, GOOD), DUE, Phase.SHIFTING, new SetWeight(100)),
                row("bad when due", OBSERVING, seen(10, BAD), DUE, Phase.ROLLING_BACK, zero()),
                row("too few yet", OBSERVING, seen(10, FEW), DUE, Phase.OBSERVING, new Wait(DUE.plusSeconds(10))),
                row("too few for good", OBSERVING, seen(10, FEW), TOO_LATE, Phase.ROLLING_BACK, zero()),
                row("nothing for good", OBSERVING, seen(10, Served.none()), TOO_LATE, Phase.ROLLING_BACK, zero()),
                row("somebody else set 50", OBSERVING, seen(50, GOOD), MID, Phase.ROLLING_BACK, zero()),
                row("somebody else set 0", OBSERVING, seen(0, GOOD), DUE, Phase.ROLLING_BACK, zero()),
                row("target restarted", OBSERVING, seen(0, RESTARTED), MID, Phase.SHIFTING, new SetWeight(10)),
                row(
                        "clock set back",
                        OBSERVING,
                        seen(10, GOOD),
                        T0.minusSeconds(9),
                        Phase.OBSERVING,
                        new Wait(T0.plusSeconds(1))),
                row("down while observed", OBSERVING, DOWN, DUE, Phase.OBSERVING, new Wait(DUE.plusSeconds(5))),
                row("lost while observed", OBSERVING.failing(5), DOWN, DUE, Phase.ROLLING_BACK, zero()),
                row("stopped while observed", OBSERVING, STOP, MID, Phase.ROLLING_BACK, zero()),
                row("last step good", LAST.judged(judged()), seen(100, GOOD), DUE, Phase.PROMOTED, new Finish()),
                row("last step bad", LAST.judged(judged()), seen(100, BAD), DUE, Phase.ROLLING_BACK, zero()),
                row("rolled back", ROLLING_BACK, seen(0, null), DUE, Phase.ROLLED_BACK, new Finish()),
                row(
                        "not yet back",
                        ROLLING_BACK,
                        seen(10, null),
                        DUE,
                        Phase.ROLLING_BACK,
                        new Wait(DUE.plusSeconds(5))),
                row("to be sent back again", ROLLING_BACK.failing(1), seen(10, null), DUE, Phase.ROLLING_BACK, zero()),
                row(
                        "down while rolling back",
                        ROLLING_BACK,
                        DOWN,
                        DUE,
                        Phase.ROLLING_BACK,
                        new Wait(DUE.plusSeconds(5))),
                row("never back", ROLLING_BACK.failing(5), DOWN, DUE, Phase.LOST, new Finish()),
                row("stopped while rolling back", ROLLING_BACK, STOP, DUE, Phase.ROLLING_BACK, new Wait(DUE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void follows(String what, CanaryState state, Observation seen, Instant now, Phase phase, CanaryAction action) {
        Transition next = CanaryPlan.next(SPEC, state, seen, now);

        assertThat(next.state().phase()).as(what).isEqualTo(phase);
        assertThat(next.action()).as(what).isEqualTo(action);
    }

    @Test
    void staysAsItEnded() {
        CanaryState ended = ROLLING_BACK.ended(Phase.ROLLED_BACK, Verdict.FAILED, "It was bad.", DUE);

        for (Observation anything : new Observation[] {seen(100, GOOD), DOWN, STOP}) {
            assertThat(CanaryPlan.next(SPEC, ended, anything, DUE))
                    .isEqualTo(new Transition(ended, new Finish(), null));
        }
    }

    @Test
    void endsInTheVerdictThatTheRollbackBeganWith() {
        assertThat(after(OBSERVING, seen(10, BAD), DUE).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(after(OBSERVING, seen(10, FEW), TOO_LATE).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(after(OBSERVING.failing(5), DOWN, DUE).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(after(OBSERVING, STOP, DUE).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void saysWhatIsLeftBehindWhereTheTargetIsLost() {
        CanaryState lost = after(
                OBSERVING.saw(10, T0).rollingBack(Verdict.FAILED, "It was bad.").failing(5), DOWN, DUE);

        assertThat(lost.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(lost.reason())
                .isEqualTo("It was bad. Rolling back failed 6 times: It is down. Traffic may still reach the candidate "
                        + "(last seen at 10 %); set its weight to 0 by hand.");
    }

    @Test
    void countsOnlyFailuresInARow() {
        assertThat(after(OBSERVING.failing(4), seen(10, GOOD), MID).errors()).isZero();
    }

    @Test
    void givesUpOnATargetThatKeepsRestarting() {
        CanaryState state = OBSERVING;
        for (int i = 0; i < SPEC.maxErrors(); i++) {
            state = state.restarted();
        }

        CanaryState next = after(state, seen(0, RESTARTED), MID);

        assertThat(next.phase()).isEqualTo(Phase.ROLLING_BACK);
        assertThat(next.verdict()).isEqualTo(Verdict.ERROR);
    }

    private static CanaryState after(CanaryState state, Observation seen, Instant now) {
        return CanaryPlan.next(SPEC, state, seen, now).state();
    }

    private static JudgedStep judged() {
        return new StepJudge(SPEC, 10, GOOD, java.util.List.of()).judge(T0, DUE);
    }

    private static Seen seen(int weight, Counters counters) {
        return new Seen(weight, counters);
    }

    private static SetWeight zero() {
        return new SetWeight(0);
    }

    private static Arguments row(
            String what, CanaryState state, Observation seen, Instant now, Phase phase, CanaryAction action) {
        return Arguments.of(what, state, seen, now, phase, action);
    }
}
