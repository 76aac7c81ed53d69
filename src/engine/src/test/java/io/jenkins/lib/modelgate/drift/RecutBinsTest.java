package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.drift.measure.EmptyBins;
import io.jenkins.lib.modelgate.drift.noise.NullDistribution;
import io.jenkins.lib.modelgate.drift.noise.Resampling;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.Profiler;
import io.jenkins.lib.modelgate.report.Progress;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecutBinsTest {

    private static final int BINS = 10;

    private final Random random = new Random(11);

    /** What was counted in the profile's bins is what is counted when they are cut again from the same rows. */
    @ParameterizedTest(name = "{0} against {1} rows in steps of {2}")
    @CsvSource({"100, 80, 0", "1000, 30, 0", "300, 300, 0.5", "50, 60, 0.1"})
    void ofTheRowsThemselvesIsTheEffectOfTheBins(int before, int now, double step) {
        Comparison comparison = compare(before, now, value -> step == 0 ? value : Math.rint(value / step) * step);

        RecutBins recut = RecutBins.of(Measure.PSI, EmptyBins.USUAL, BINS, comparison);

        double ofBins = Effect.ofBins(
                Measure.PSI,
                comparison.bins().referenceCounts(),
                comparison.bins().currentCounts(),
                EmptyBins.USUAL);
        assertThat(recut.of(recut.reference(), recut.current())).isCloseTo(ofBins, within(1e-12));
    }

    /** At so few rows, bins that stay where they are make too little noise of it. */
    @Test
    void theNoiseIsThatOfDrawingBothSidesAgain() {
        int tries = 2_000;
        double[] drawn = new double[tries];
        for (int i = 0; i < tries; i++) {
            Bins bins = compare(100, 100, value -> value).bins();
            drawn[i] = Effect.ofBins(Measure.PSI, bins.referenceCounts(), bins.currentCounts(), EmptyBins.USUAL);
        }
        RecutBins recut = RecutBins.of(Measure.PSI, EmptyBins.USUAL, BINS, compare(100, 100, value -> value));
        NullDistribution noise = new Resampling(recut.reference(), recut.current(), 1).noise(recut, true, tries);

        for (double level : new double[] {0.5, 0.1, 0.01}) {
            double beyond = noise.exceededWith(level);
            long asLarge =
                    java.util.Arrays.stream(drawn).filter(psi -> psi > beyond).count();
            assertThat((double) asLarge / tries)
                    .isCloseTo(level, within(4 * Math.sqrt(level * (1 - level) * 2 / tries)));
        }
    }

    private Comparison compare(int before, int now, DoubleUnaryOperator shape) {
        InMemoryTable reference = InMemoryTable.named("reference").numbers("x", draw(before, shape));
        ColumnProfile profile = Profiler.profile(reference, List.of("x"), Progress.NONE)
                .columns()
                .get(0);
        NumberTally tally = new NumberTally(profile, BINS, null, false);
        InMemoryTable.named("current")
                .numbers("x", draw(now, shape))
                .read(List.of("x"), batch -> tally.add(batch.columns().get(0), batch.rows()));
        return tally.compare();
    }

    private Double[] draw(int rows, DoubleUnaryOperator shape) {
        Double[] values = new Double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = random.nextInt(20) == 0 ? null : Double.valueOf(shape.applyAsDouble(random.nextGaussian()));
        }
        return values;
    }
}
