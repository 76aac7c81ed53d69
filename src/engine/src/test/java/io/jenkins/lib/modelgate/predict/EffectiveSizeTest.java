package io.jenkins.lib.modelgate.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EffectiveSizeTest {

    @Property(tries = 100)
    void rowsOfOneWeightCountOnceEach(
            @ForAll @IntRange(min = 1, max = 5000) int rows, @ForAll @IntRange(min = -300, max = 300) int exponent) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 3 * Math.pow(10, exponent));

        assertThat(EffectiveSize.of(weights)).isEqualTo(rows);
    }

    @Property(tries = 100)
    void neverCountsMoreRowsThanThereAre(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 1e9) Double> given) {
        double[] weights = given.stream().mapToDouble(Double::doubleValue).toArray();

        assertThat(EffectiveSize.of(weights)).isBetween(0L, (long) weights.length);
    }

    @Test
    void isKishs() {
        // (1 + 2 + 3 + 4)² / (1 + 4 + 9 + 16) = 3.33
        assertThat(EffectiveSize.of(new double[] {1, 2, 3, 4})).isEqualTo(3);
        assertThat(EffectiveSize.of(new double[] {1e6, 1, 1, 1})).isEqualTo(1);
        assertThat(EffectiveSize.of(new double[] {1, 0, 1, 0})).isEqualTo(2);
        assertThat(EffectiveSize.of(new double[] {0, 0})).isZero();
        assertThat(EffectiveSize.of(new double[0])).isZero();
    }
}
