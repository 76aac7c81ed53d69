package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {

    @Test
    void aStepThatCheckedNothingDoesNotPass() {
        Report report = new ReportBuilder("driftGate", "default", Clock.systemUTC()).build("Done.");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.checks()).extracting(Check::id).containsExactly("checks");
    }

    @Test
    void aClockThatWasSetBackCostsNoVerdict() {
        ReportBuilder builder = new ReportBuilder(
                "driftGate", "default", new Ticks(Instant.ofEpochSecond(100), Instant.ofEpochSecond(40)));
        Report report = builder.check(Check.of("a", "A", Verdict.PASSED, "e")).build("Done.");

        assertThat(report.durationMillis()).isZero();
    }

    @Test
    void aSeriesThatIsNotFiniteIsLeftOut() {
        Report report = new ReportBuilder("driftGate", "default", Clock.systemUTC())
                .series("a", Double.NaN)
                .series("b", 1)
                .build("Done.");

        assertThat(report.series()).containsOnlyKeys("b");
    }

    private static final class Ticks extends Clock {
        private final Queue<Instant> instants;

        Ticks(Instant... instants) {
            this.instants = new ArrayDeque<>(List.of(instants));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return instants.remove();
        }
    }

    @Test
    void keepsTheOrderOfTheSeriesThroughTheFile() {
        Report report = new ReportBuilder("driftGate", "default", Clock.systemUTC())
                .check(Check.of("a", "A", Verdict.PASSED, "e"))
                .series("zeta", 1)
                .series("alpha", 2)
                .build("s");

        assertThat(Json.read(Json.write(report), Report.class, "report")
                        .series()
                        .keySet())
                .containsExactly("zeta", "alpha");
    }
}
