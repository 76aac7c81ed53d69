package io.jenkins.lib.modelgate.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever a target does, the canary ends, and never in the candidate's favour without a reason. */
class CanaryPlanPropertiesTest {

    private static final CanarySpec SPEC = Specs.of("""
            {"proxy": "http://p:1", "weights": [5, 50, 100], "interval": "10s", "maxWait": "30s",
             "minRequests": 20, "maxErrors": 2}""");

    /** What happens between two looks. */
    record Event(Kind kind, int stable, int candidate, int errorPercent, int seconds) {}

    enum Kind {
        SERVE,
        SERVE_WELL,
        DOWN,
        DOWN_FOR_GOOD,
        RESTART,
        FOREIGN_WEIGHT,
        IGNORE_WEIGHT,
        STOP
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(4, Kind.SERVE),
                Tuple.of(20, Kind.SERVE_WELL),
                Tuple.of(3, Kind.DOWN),
                Tuple.of(1, Kind.DOWN_FOR_GOOD),
                Tuple.of(1, Kind.RESTART),
                Tuple.of(1, Kind.FOREIGN_WEIGHT),
                Tuple.of(1, Kind.IGNORE_WEIGHT),
                Tuple.of(1, Kind.STOP));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 12))
                .as(Event::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 500)
    void endsAndNeverPromotesByAccident(@ForAll("events") List<Event> events) {
        World world = new World();
        CanaryState state = CanaryState.initial(ManualClock.START);
        int looks = 0;
        while (!state.phase().isEnd()) {
            // The same few events over and over: a canary must end in any of these worlds.
            Observation observation = world.after(events.get(looks % events.size()));
            Transition next = CanaryPlan.next(SPEC, state, observation, world.now);
            if (next.state().phase() != state.phase()) {
                assertThat(Json.read(Json.write(next.state()), CanaryState.class, "state"))
                        .isEqualTo(next.state());
            }
            state = next.state();
            world.act(next.action());
            assertThat(++looks).as("looks until it ends").isLessThan(20_000);
        }
        Phase end = state.phase();
        Statistics.label("end").collect(end);
        Statistics.label("end").coverage(ends -> {
            for (Phase phase : List.of(Phase.PROMOTED, Phase.ROLLED_BACK, Phase.LOST, Phase.NOT_STARTED)) {
                ends.check(phase).count(count -> count > 0);
            }
        });
        if (end == Phase.PROMOTED) {
            assertThat(world.weight).isEqualTo(100);
            assertThat(state.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(state.history()).hasSize(SPEC.weights().size()).allSatisfy(step -> {
                assertThat(step.verdict()).isEqualTo(Verdict.PASSED);
                assertThat(step.candidate().requests()).isGreaterThanOrEqualTo(SPEC.minRequests());
                assertThat(step.candidate().errorRate()).isLessThanOrEqualTo(0.05);
            });
        } else {
            assertThat(state.verdict().isAcceptable()).isFalse();
        }
        if (state.phase() == Phase.ROLLED_BACK) {
            assertThat(world.weight).isZero();
        }
        if (state.phase() == Phase.NOT_STARTED) {
            assertThat(world.touched).isFalse();
        }
        if (state.phase() == Phase.LOST) {
            assertThat(state.verdict()).isEqualTo(Verdict.ERROR);
        }
    }

    private static final class World {
        private Instant now = ManualClock.START;
        private int instance;
        private int weight;
        private boolean touched;
        private boolean ignoring;
        private boolean down;
        private VersionCounters stable = VersionCounters.none();
        private VersionCounters candidate = VersionCounters.none();

        Observation after(Event event) {
            now = now.plusSeconds(event.seconds());
            ignoring = event.kind() == Kind.IGNORE_WEIGHT;
            switch (event.kind()) {
                case SERVE -> serve(event, event.errorPercent());
                case SERVE_WELL -> serve(event, 0);
                case RESTART -> {
                    instance++;
                    weight = 0;
                    stable = VersionCounters.none();
                    candidate = VersionCounters.none();
                }
                case FOREIGN_WEIGHT -> weight = event.errorPercent();
                default -> {}
            }
            down |= event.kind() == Kind.DOWN_FOR_GOOD;
            if (down && event.kind() != Kind.STOP) {
                return new Observation.Unreachable("It is down.");
            }
            return switch (event.kind()) {
                case DOWN -> new Observation.Unreachable("It is down.");
                case STOP -> new Observation.Stop(Verdict.FAILED, "Alice said so.");
                default -> new Observation.Seen(weight, new Counters("p" + instance, stable, candidate));
            };
        }

        private void serve(Event event, int errorPercent) {
            stable = stable.plus(Served.of(event.stable(), 0));
            if (weight > 0) {
                candidate = candidate.plus(Served.of(event.candidate(), event.candidate() * errorPercent / 100));
            }
        }

        void act(CanaryAction action) {
            if (action instanceof CanaryAction.SetWeight set && !ignoring && !down) {
                weight = set.percent();
                touched = true;
            } else if (action instanceof CanaryAction.Wait wait && wait.until().isAfter(now)) {
                now = wait.until();
            }
        }
    }
}
