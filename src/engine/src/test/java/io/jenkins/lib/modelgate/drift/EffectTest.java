package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.drift.measure.EmptyBins;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EffectTest {

    private static final Sample FIVES = Sample.of(new double[] {5, 5, 5});

    static Stream<Measure> ordered() {
        return Arrays.stream(Measure.values()).filter(measure -> !measure.isBinned());
    }

    @ParameterizedTest
    @MethodSource("ordered")
    void whatVariesNowhereAndMovedHasAnEffect(Measure measure) {
        Sample sixes = Sample.of(new double[] {6, 6});

        assertThat(Effect.ofNumbers(measure, FIVES, sixes)).isGreaterThanOrEqualTo(0.5);
        assertThat(Effect.ofNumbers(measure, FIVES, FIVES)).isZero();
        assertThat(new CellEffect(measure, new double[] {5, 6}).of(new long[] {3, 0}, new long[] {0, 2}))
                .isCloseTo(Effect.ofNumbers(measure, FIVES, sixes), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("ordered")
    void oneOddRowIsNoDriftOfAConstant(Measure measure) {
        double[] odd = new double[1_000];
        odd[0] = 1;

        double effect = Effect.ofNumbers(measure, Sample.of(new double[1_000]), Sample.of(odd));

        assertThat(effect).isLessThan(measure == Measure.WASSERSTEIN ? 0.01 : measure.defaultThreshold());
    }

    @ParameterizedTest
    @MethodSource("ordered")
    void oneRowASideIsEnough(Measure measure) {
        assertThat(Effect.ofNumbers(measure, Sample.of(new double[] {1}), Sample.of(new double[] {2})))
                .isFinite();
    }

    @Test
    void deviationsAreThoseOfTheReference() {
        Sample reference = Sample.of(new double[] {0, 20});
        Sample current = Sample.of(new double[] {5, 25});

        assertThat(Effect.ofNumbers(Measure.WASSERSTEIN, reference, current)).isCloseTo(5, within(1e-12));
        assertThat(Effect.ofNumbers(Measure.WASSERSTEIN_NORMALIZED, reference, current))
                .isCloseTo(0.5, within(1e-12));
        // 2·∫(F − G)² = 2·(5·0.25 + 5·0.25) = 5, in deviations of 10
        assertThat(Effect.ofNumbers(Measure.ENERGY, reference, current)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void eachLooksAtBinsOrAtOrderNotAtBoth(Measure measure) {
        long[] counts = {3, 4};

        if (measure.isBinned()) {
            assertThat(Effect.ofBins(measure, counts, new long[] {4, 3}, EmptyBins.USUAL))
                    .isPositive();
            assertThat(Effect.ofBins(measure, counts, counts, EmptyBins.USUAL)).isZero();
            assertThat(Effect.ofBins(measure, new long[] {7, 0}, new long[] {9, 0}, EmptyBins.USUAL))
                    .isZero();
            assertThatThrownBy(() -> Effect.ofNumbers(measure, FIVES, FIVES))
                    .isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThatThrownBy(() -> Effect.ofBins(measure, counts, counts, EmptyBins.USUAL))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new CellEffect(Measure.PSI, new double[] {1}).of(new long[] {1}, new long[] {1}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
