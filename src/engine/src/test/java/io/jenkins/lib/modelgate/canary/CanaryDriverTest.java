package io.jenkins.lib.modelgate.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportContract;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryDriverTest {

    private static final CanarySpec SPEC = Specs.twoSteps();
    /** Limits that no candidate can break. */
    private static final CanarySpec ANYTHING = Specs.of("""
            {"proxy": "http://127.0.0.1:1", "weights": [10, 100], "limits": [{"metric": "errorRate", "max": 1}]}""");

    private final ManualClock clock = new ManualClock();
    private final FakeTarget target = new FakeTarget();
    private final List<String> lines = new ArrayList<>();
    private Path file;

    @BeforeEach
    void here(@TempDir Path folder) {
        file = folder.resolve("canary.journal");
    }

    @Test
    void promotesAGoodCandidate() {
        Report report = run(driver()).report();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(target.weightsSet).containsExactly(10, 100);
        assertThat(target.weight).isEqualTo(100);
        assertThat(report.checks())
                .extracting(check -> check.id())
                .containsExactly("step.10", "step.100", "trend.errorRate", "trend.latencyP95Millis", "rollout");
        assertThat(report.series()).containsEntry("promoted", 1.0).containsEntry("candidateErrorRate", 0.0);
        assertThat(report.startedAt()).isEqualTo(ManualClock.START);
        assertThat(report.durationMillis()).isEqualTo(120_000);
        assertThat(report.summary()).startsWith("Promoted: the candidate went through 10 % → 100 % with ");
    }

    @Test
    void rollsABadCandidateBack() {
        target.candidateErrorRate = 0.2;

        Report report = run(driver()).report();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(target.weightsSet).containsExactly(10, 0);
        assertThat(report.series()).containsEntry("promoted", 0.0).containsEntry("candidateErrorRate", 0.2);
        assertThat(report.checks().get(0).explanation()).contains("errorRate 20 % is above the limit of 5 %");
    }

    @Test
    void rollsBackACandidateThatAnswersNothingThoughTheLimitsAllowIt() {
        target.candidateErrorRate = 1;

        Report report = run(driver(ANYTHING, target)).report();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(target.weight).isZero();
        assertThat(report.summary())
                .startsWith("Rolled back: the stable version has all traffic. ")
                .contains("the candidate answered no request successfully");
    }

    @Test
    void warnsOfLimitsThatAllowEverything() {
        target.candidateErrorRate = 0.9;

        Report report = run(driver(ANYTHING, target)).report();

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(report.series()).containsEntry("promoted", 1.0);
        assertThat(report.summary())
                .endsWith("No limit was asked for that could fail: errorRate ≤ 1 allows everything."
                        + " Add 'limits' that a bad model would break.");
    }

    @Test
    void rollsBackWhereNobodySendsTraffic() {
        target.requestsBetweenReadings = 0;

        Report report = run(driver()).report();

        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(target.weight).isZero();
        assertThat(report.checks().get(0).explanation()).contains("no request to the candidate");
        assertThat(report.durationMillis()).isEqualTo(660_000);
    }

    @Test
    void leavesATargetInUseAlone() {
        target.weight = 40;

        Report report = run(driver()).report();

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("already sends 40 %");
        assertThat(target.weightsSet).isEmpty();
    }

    @Test
    void saysThatTrafficMayFlowWhereTheTargetIsLost() {
        CanaryDriver driver = driver();
        driver.tick();
        target.failingCalls = 1000;

        Report report = run(driver).report();

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("last seen at 10 %");
    }

    @Test
    void toleratesATargetThatIsAwayForAWhile() {
        CanaryDriver driver = driver();
        driver.tick();
        target.failingCalls = SPEC.maxErrors();

        assertThat(run(driver).report().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void beginsTheStepAgainWhereTheTargetWasRestarted() {
        CanaryDriver driver = driver();
        driver.tick();
        target.restart();

        Report report = run(driver).report();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(target.weightsSet).containsExactly(10, 10, 100);
        assertThat(report.checks().get(report.checks().size() - 1).explanation())
                .contains("restarted during the step at 10 %");
    }

    @Test
    void rollsBackWhenAborted() {
        CanaryDriver driver = driver();
        driver.tick();

        Tick tick = driver.abort("Aborted by Alice");

        Report report = ((Tick.Ended) tick).outcome().report();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.summary()).contains("Aborted by Alice.");
        assertThat(target.weight).isZero();
    }

    @Test
    void rollsBackWhereTheJournalCannotBeWritten() throws IOException {
        CanaryDriver driver = driver();
        driver.tick();
        Files.delete(file);
        Files.createDirectory(file);

        Report report = run(driver).report();

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(target.weight).isZero();
        assertThat(report.summary()).contains("canary.journal cannot be written");
    }

    @Test
    void treatsATargetThatBreaksUnforeseenAsUnreachable() {
        TrafficTarget broken = new TrafficTarget() {
            @Override
            public String name() {
                return "a broken target";
            }

            @Override
            public int candidateWeight() {
                throw new IllegalStateException("nobody expected this");
            }

            @Override
            public void setCandidateWeight(int percent) {}

            @Override
            public Counters counters() {
                return null;
            }
        };

        assertThat(run(driver(broken)).report().verdict()).isEqualTo(Verdict.ERROR);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "false, 0.2", "true, 0.2"})
    void endsTheSameWhereverItIsKilled(boolean afterTheEffect, double candidateErrorRate) throws IOException {
        int deaths = 0;
        boolean killed = true;
        while (killed) {
            Files.deleteIfExists(file);
            target.restart();
            target.candidateErrorRate = candidateErrorRate;
            target.weightsSet.clear();
            target.dieAtCall(deaths, afterTheEffect);
            killed = killed();

            // Another process goes on, on the same target, with nothing but the journal.
            Report report = run(driver()).report();

            boolean good = candidateErrorRate == 0;
            assertThat(report.verdict())
                    .as("killed at call %d", deaths)
                    .isEqualTo(good ? Verdict.PASSED : Verdict.FAILED);
            assertThat(target.weight).isEqualTo(good ? 100 : 0);
            deaths++;
        }
        assertThat(deaths).isGreaterThan(9);
    }

    private boolean killed() {
        try {
            run(driver());
            return false;
        } catch (FakeTarget.Killed e) {
            return true;
        }
    }

    @Test
    void goesOnWithARollbackThatWasCutOff() {
        CanaryDriver first = driver();
        first.tick();
        target.ignoresWeights = true;
        first.abort("Aborted by Alice");
        assertThat(first.state().phase()).isEqualTo(Phase.ROLLING_BACK);
        target.ignoresWeights = false;

        Report report = run(driver()).report();

        assertThat(target.weight).isZero();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.summary()).contains("Aborted by Alice.");
        assertThat(lines).anyMatch(line -> line.startsWith("Going on with the rollback: the target says 10 %"));
    }

    @Test
    void saysWhatTheTargetReallyDoesWhenItGoesOn() {
        driver().tick();
        target.weight = 100;

        Report report = run(driver()).report();

        assertThat(lines).contains("Going on where it stopped: the target says 100 %, the journal 10 %.");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(target.weight).isZero();
    }

    @Test
    void tellsAnEndedCanarysStoryAgain() {
        Report first = run(driver()).report();
        clock.set(clock.instant().plusSeconds(3600));

        assertThat(run(driver()).report()).isEqualTo(first);
        assertThat(target.weightsSet).containsExactly(10, 100);
    }

    @Test
    void ignoresALineThatWasCutShort() throws IOException {
        driver().tick();
        CanaryState last = CanaryJournal.open(file, SPEC).last().orElseThrow();
        Files.writeString(file, "{\"schema\":\"modelga", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        CanaryJournal reopened = CanaryJournal.open(file, SPEC);
        assertThat(reopened.last()).contains(last);
        CanaryState next = last.noting("written after the crash");
        reopened.append(next);
        assertThat(CanaryJournal.open(file, SPEC).last()).contains(next);
        assertThat(run(driver()).report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(CanaryJournal.open(file, SPEC).last().orElseThrow().phase()).isEqualTo(Phase.PROMOTED);
    }

    @Test
    void refusesAnotherCanarysJournal() {
        driver().tick();
        CanarySpec other = Specs.of("{\"proxy\": \"http://127.0.0.1:1\", \"weights\": [20, 100]}");

        assertThatThrownBy(() -> CanaryJournal.open(file, other))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("belongs to another canary, which has not ended");
        assertThatThrownBy(() -> CanaryJournal.openForRun(file, other)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void beginsAnewForARunAfterAnyCanaryThatHasEnded() {
        run(driver());
        CanarySpec other = Specs.of("{\"proxy\": \"http://127.0.0.1:1\", \"weights\": [20, 100]}");

        assertThat(CanaryJournal.openForRun(file, other).last()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON\n", "{}\n", "{\"schema\":\"modelgate.canary-journal/2\"}\n"})
    void refusesADamagedJournal(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> CanaryJournal.open(file, SPEC))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("canary.journal");
    }

    @Test
    void rollsBackWhenItsThreadIsInterruptedAndStaysInterrupted() {
        Pause interrupted = time -> {
            throw new InterruptedException();
        };

        Report report = CanaryRun.toEnd(driver(), interrupted).report();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.summary()).contains("interrupted");
        assertThat(target.weightsSet).containsExactly(10, 0);
    }

    @Test
    void keepsItsFilesAndConnectionsWhereItIsInterruptedInTheMiddleOfWork() {
        Thread caller = Thread.currentThread();
        TrafficTarget interrupting = new TrafficTarget() {
            @Override
            public String name() {
                return target.name();
            }

            @Override
            public int candidateWeight() {
                return target.candidateWeight();
            }

            @Override
            public void setCandidateWeight(int percent) {
                target.setCandidateWeight(percent);
                caller.interrupt();
            }

            @Override
            public Counters counters() {
                return target.counters();
            }
        };

        Report report =
                CanaryRun.toEnd(driver(interrupting), time -> Thread.sleep(0)).report();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.summary()).contains("interrupted");
        assertThat(target.weightsSet).containsExactly(10, 0);
        assertThat(CanaryJournal.open(file, SPEC).last().orElseThrow().phase().isEnd())
                .isTrue();
    }

    private CanaryDriver driver() {
        return driver(target);
    }

    private CanaryDriver driver(TrafficTarget where) {
        return driver(SPEC, where);
    }

    private CanaryDriver driver(CanarySpec spec, TrafficTarget where) {
        return new CanaryDriver(
                spec,
                new CanarySubject(ModelRef.unknown(), List.of()),
                where,
                CanaryJournal.open(file, spec),
                clock,
                lines::add);
    }

    private Outcome run(CanaryDriver driver) {
        Outcome outcome = CanaryRun.toEnd(driver, clock);
        ReportContract.assertKept(outcome.report());
        return outcome;
    }
}
