package io.jenkins.lib.modelgate.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepJudgeTest {

    private static final CanarySpec ERRORS = Specs.twoSteps();
    private static final CanarySpec LATENCY = Specs.of("""
            {"proxy": "http://p:1", "limits": [{"metric": "latencyP95Millis", "max": 100, "noWorseThan": 10}]}""");

    @ParameterizedTest
    @CsvSource({
        // stable requests and errors, candidate requests and errors, verdict
        "900,   0, 100, 0,   PASSED",
        "900,   0, 100, 2,   PASSED", // exactly 2 points worse
        "900,   0, 100, 3,   FAILED", // 3 points worse
        "900,  36, 100, 5,   PASSED", // exactly 5 %
        "900,  90, 100, 6,   FAILED", // better than stable, above 5 %
        "900,   0,  99, 0,   INSUFFICIENT_DATA",
        "900,   0,   0, 0,   INSUFFICIENT_DATA",
        "0,     0,   0, 0,   INSUFFICIENT_DATA",
        "99,    0, 100, 0,   INSUFFICIENT_DATA", // nobody to compare with
        "900,   0,  30, 2,   INSUFFICIENT_DATA", // above the limit, but who knows
        "900,   0,  30, 30,  FAILED", // few requests, and certain all the same
        "900,   0,  19, 19,  INSUFFICIENT_DATA",
    })
    void judgesByErrorRate(long stable, long stableErrors, long candidate, long errors, Verdict verdict) {
        assertThat(judge(ERRORS, Served.of(stable, stableErrors), Served.of(candidate, errors), List.of())
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0} errors, {1} refusals of {2}")
    @CsvSource({
        // errors, refusals, requests, verdict
        "100,   0, 100, FAILED",
        "  0, 100, 100, FAILED", // a path that the candidate does not know
        " 40,  60, 100, FAILED",
        " 20,   0,  20, FAILED", // too few for a verdict, enough to see that nothing works
        " 19,   0,  19, INSUFFICIENT_DATA",
        " 99,   0, 100, PASSED", // what these limits ask for
    })
    void refusesWhoAnswersNothingWhateverTheLimits(long errors, long refusals, long requests, Verdict verdict) {
        CanarySpec anything =
                Specs.of("{\"proxy\": \"http://p:1\", \"limits\": [{\"metric\": \"errorRate\", \"max\": 1}]}");

        JudgedStep step = judge(anything, Served.of(900, 0), Served.of(requests, errors, refusals, 10), List.of());

        assertThat(step.verdict()).isEqualTo(verdict);
        if (verdict == Verdict.FAILED) {
            assertThat(step.explanation()).contains("the candidate answered no request successfully");
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 50, PASSED", "50, 55, PASSED", "50, 80, FAILED", "95, 101.5, FAILED"})
    void judgesByLatency(double stable, double candidate, Verdict verdict) {
        assertThat(judge(LATENCY, Served.of(500, 0, stable), Served.of(500, 0, candidate), List.of())
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void comparesWithTheLatestStepInWhichStableServedEnough() {
        JudgedStep at10 = judge(ERRORS, Served.of(900, 9), Served.of(100, 0), List.of());
        JudgedStep at100 = judge(ERRORS, VersionCounters.none(), Served.of(1000, 40), List.of(at10));

        assertThat(at100.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(at100.reference()).isEqualTo(at10.stable());
        assertThat(at100.explanation())
                .isEqualTo(
                        "100 %: 1,000 requests to the candidate, 40 errors (stable 1 %), p95 9.943 ms (stable 9.943 ms), "
                                + "compared with the stable version at 10 %: errorRate 4 % is worse than the stable version's 1 % by more than 2 %.");
    }

    private static JudgedStep judge(
            CanarySpec spec, VersionCounters stable, VersionCounters candidate, List<JudgedStep> history) {
        return new StepJudge(spec, history.isEmpty() ? 10 : 100, Served.of(stable, candidate), history)
                .judge(ManualClock.START, ManualClock.START.plusSeconds(60));
    }
}
