package io.jenkins.lib.modelgate.canary.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RationTest {

    @Property
    void anyHundredInARowHoldExactlyThePercentage(
            @ForAll @IntRange(max = 100) int percent, @ForAll @IntRange(max = 500) int before) {
        Ration ration = Ration.percent(percent);
        for (int i = 0; i < before; i++) {
            ration.next();
        }
        int yes = 0;
        for (int i = 0; i < 100; i++) {
            yes += ration.next() ? 1 : 0;
        }
        assertThat(yes).isEqualTo(percent);
    }

    @Property
    void isSpreadEvenly(@ForAll @IntRange(min = 1, max = 100) int percent) {
        Ration ration = Ration.percent(percent);
        int yes = 0;
        for (int i = 1; i <= 1000; i++) {
            yes += ration.next() ? 1 : 0;
            assertThat(yes).isEqualTo(i * percent / 100);
        }
    }
}
