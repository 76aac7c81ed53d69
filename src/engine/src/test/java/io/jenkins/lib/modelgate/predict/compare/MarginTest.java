package io.jenkins.lib.modelgate.predict.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.predict.compare.Margin.Decision;
import io.jenkins.lib.modelgate.report.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MarginTest {

    @Test
    void theWholeIntervalDecides() {
        Margin margin = Margin.noWorseThan(0.01);

        assertThat(margin.judge(between(-0.009, 0.02))).isEqualTo(Decision.HOLDS);
        assertThat(margin.judge(between(-0.01, 0.02))).isEqualTo(Decision.HOLDS);
        assertThat(margin.judge(between(-0.011, 0.02))).isEqualTo(Decision.OPEN);
        assertThat(margin.judge(between(-0.05, -0.011))).isEqualTo(Decision.BROKEN);
    }

    @Test
    void betterByNothingIsBetterAtAll() {
        assertThat(Margin.betterBy(0).judge(between(0, 0.1))).isEqualTo(Decision.OPEN);
        assertThat(Margin.betterBy(0).judge(between(0, 0))).isEqualTo(Decision.BROKEN);
        assertThat(Margin.betterBy(0).judge(between(1e-9, 0.1))).isEqualTo(Decision.HOLDS);
        assertThat(Margin.betterBy(0.1).judge(between(0.1, 0.3))).isEqualTo(Decision.HOLDS);
    }

    @Test
    void saysHowManyRowsWouldDecide() {
        // From 0.005 down to −0.015 is twice as far as to the margin: four times the rows for even chances, and
        // (1 + 0.8416 / 1.96)² times as many again for four of five.
        assertThat(Margin.noWorseThan(0.005).rowsNeeded(0.005, between(-0.015, 0.025), 1_000))
                .isEqualTo(8_173);
        assertThat(Margin.noWorseThan(0.005).rowsNeeded(-0.005, between(-0.015, 0.025), 1_000))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Property
    void soManyRowsDoDecide(
            @ForAll @DoubleRange(min = -0.1, max = 0.1) double estimate,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double half) {
        Margin margin = Margin.noWorseThan(0.02);
        Interval interval = between(estimate - half, estimate + half);
        if (margin.judge(interval) == Decision.OPEN) {
            long needed = margin.rowsNeeded(estimate, interval, 500);
            assertThat(needed).isGreaterThan(500);
            if (needed < 1e12) {
                double then = half * Math.sqrt(500.0 / (needed + 1));
                assertThat(margin.judge(between(estimate - then, estimate + then)))
                        .isNotEqualTo(Decision.OPEN);
            }
        }
    }

    @Test
    void identicalModelsHaveAnAccuracyDifferenceThatIsNotCertain() {
        Interval interval = new PairedAccuracy(100, 0, 0).interval(0.95);

        assertThat(interval.low()).isCloseTo(-interval.high(), within(1e-9)).isLessThan(-0.02);
    }

    @Test
    void moreRowsThatDifferThanThereAreIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedAccuracy(10, 6, 5));
    }

    @Test
    void countsRowsOnWhichOnlyOneIsRight() {
        assertThat(PairedAccuracy.of(
                        new boolean[] {true, true, false, false, true},
                        new boolean[] {true, false, true, false, false}))
                .isEqualTo(new PairedAccuracy(5, 2, 1));
    }

    @Test
    void theSameScoresHaveNoTestAndNoInterval() {
        boolean[] target = {true, false, true, false};
        double[] scores = {0.9, 0.2, 0.4, 0.5};
        DeLong areas = DeLong.of(target, scores, scores.clone());

        assertThat(areas.difference()).isZero();
        assertThat(areas.pValue()).isNaN();
        assertThat(areas.differenceInterval(0.95)).isEmpty();
    }

    @Test
    void oneRowOfAClassIsTooFewForAVariance() {
        assertThat(DeLong.isDefined(new boolean[] {true, false, false})).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeLong.of(new boolean[] {true, false, false}, new double[3]));
    }

    private static Interval between(double low, double high) {
        return new Interval(low, high, 0.95);
    }
}
