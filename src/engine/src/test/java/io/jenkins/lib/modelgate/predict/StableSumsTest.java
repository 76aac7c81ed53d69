package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StableSumsTest {

    @Test
    void keepWhatALargeTermWouldSwallow() {
        CompensatedSum sum = new CompensatedSum();
        for (double term : new double[] {1, 1e100, 1, -1e100}) {
            sum.add(term);
        }

        assertThat(sum.value()).isEqualTo(2);
    }

    @Test
    void staysInfiniteOnceItOverflowed() {
        CompensatedSum sum = new CompensatedSum();
        sum.add(Double.MAX_VALUE);
        sum.add(Double.MAX_VALUE);
        sum.add(1);

        assertThat(sum.value()).isInfinite();
    }

    @Test
    void varianceLosesNoDigitsToACommonOffset() {
        Moments moments = new Moments();
        for (int row = 0; row < 4000; row++) {
            moments.add(1e15 + row % 4);
        }

        assertThat(moments.squares()).isCloseTo(5000, within(1e-9));
        assertThat(moments.mean()).isEqualTo(1e15 + 1.5);
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(5000 / 3999.0), within(1e-12));
    }
}
