package io.jenkins.lib.modelgate.drift.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.drift.measure.Psi;
import io.jenkins.lib.modelgate.drift.measure.TotalVariation;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

    private static final int DRAWS = 4_000;

    /** The two-sample Kolmogorov–Smirnov distance of so many draws that one seed in 10,000 exceeds. */
    private static final double FAR = 2.3 * Math.sqrt(2.0 / DRAWS);

    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource({"'40,0,7,3', '2,30,1,0'", "'400,300,200,1', '20,10,30,2'", "'5,5', '5,5'", "'3000,900,10', '900,500,9'"
    })
    void isWhatShufflingTheRowsMakes(String before, String now) {
        long[] reference = counts(before);
        long[] current = counts(now);
        double[] shuffled = shuffled(reference, current);
        NullDistribution noise = new Resampling(reference, current, 1).noise(Psi::of, true, DRAWS);

        double far = 0;
        for (double effect : Arrays.stream(shuffled).distinct().toArray()) {
            double drawn = noise.pValue(effect) * (DRAWS + 1) - 1;
            double brute = Arrays.stream(shuffled)
                    .filter(value -> value >= effect - 1e-12)
                    .count();
            far = Math.max(far, Math.abs(Math.max(0, drawn) - brute) / DRAWS);
        }

        assertThat(far).isLessThan(FAR + 1.0 / DRAWS);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        Resampling one = new Resampling(new long[] {50, 60}, new long[] {30, 80}, 7);
        Resampling same = new Resampling(new long[] {50, 60}, new long[] {30, 80}, 7);
        Resampling other = new Resampling(new long[] {50, 60}, new long[] {30, 80}, 8);

        assertThat(one.interval(Psi::of, 0.1, 0.95, 199)).isEqualTo(same.interval(Psi::of, 0.1, 0.95, 199));
        assertThat(one.noise(Psi::of, true, 999).exceededWith(0.05))
                .isEqualTo(same.noise(Psi::of, true, 999).exceededWith(0.05));
        assertThat(one.interval(Psi::of, 0.1, 0.95, 199)).isNotEqualTo(other.interval(Psi::of, 0.1, 0.95, 199));
    }

    /** Drawn again at the sizes that it asks for, noise is at the limit. */
    @ParameterizedTest(name = "{0} reference and {1} current rows, limit {2}")
    @CsvSource({"100000, 200, 0.02", "300, 300, 0.02", "5000, 100, 0.05", "2000, 1000, 0.001", "1000, 150, 0.1"})
    void soManyRowsBringTheNoiseDown(int referenceRows, int currentRows, double limit) {
        NullDistribution noise = ofNothing(referenceRows, currentRows);
        assertThat(noise.exceededWith(0.05)).isGreaterThan(limit);

        NullDistribution.RowsNeeded needed = noise.rowsNeeded(referenceRows, currentRows, 0.05, limit);

        long before = needed.onBothSides() ? needed.rows() : referenceRows;
        assertThat(ofNothing(before, needed.rows()).exceededWith(0.05)).isCloseTo(limit, within(0.15 * limit));
    }

    /** How often the interval holds the true effect, in 100 tries; of 95 in a hundred, 88 are three
     * deviations away. Where bins are alike on both sides, total variation has a kink and its interval too little width. */
    @ParameterizedTest(name = "a shift of {0} at {1} rows")
    @CsvSource({"0, 500", "0.02, 500", "0.05, 1000", "0.1, 1000", "0.15, 2000"})
    void theIntervalHoldsTheTruth(double shift, int rows) {
        double[] before = {0.2, 0.2, 0.2, 0.2, 0.2};
        double[] now = {0.2 - shift, 0.2, 0.2, 0.2, 0.2 + shift};
        SplittableRandom random = new SplittableRandom(21);
        int holdsIndex = 0;
        int holdsVariation = 0;
        double index = shift == 0 ? 0 : shift * Math.log((0.2 + shift) / 0.2) - shift * Math.log((0.2 - shift) / 0.2);
        for (int i = 0; i < 100; i++) {
            long[] reference = sample(before, rows, random);
            long[] current = sample(now, rows, random);
            Resampling resampling = new Resampling(reference, current, i);
            holdsIndex += holds(resampling.interval(Psi::of, Psi.of(reference, current), 0.95, 499), index);
            holdsVariation += holds(
                    resampling.interval(
                            TotalVariation::distance, TotalVariation.distance(reference, current), 0.95, 499),
                    shift);
        }

        assertThat(holdsIndex).isGreaterThanOrEqualTo(88);
        assertThat(holdsVariation).isGreaterThanOrEqualTo(75);
    }

    @Test
    void theIntervalHoldsWhatWasSeenAndNothingBelowZero() {
        Interval interval = new Resampling(new long[] {1, 0}, new long[] {1, 0}, 0).interval(Psi::of, 0, 0.95, 199);

        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isGreaterThanOrEqualTo(0);
        assertThat(interval.level()).isEqualTo(0.95);
    }

    private static int holds(Interval interval, double truth) {
        return interval.low() <= truth + 1e-12 && truth <= interval.high() + 1e-12 ? 1 : 0;
    }

    private static NullDistribution ofNothing(long referenceRows, long currentRows) {
        return new Resampling(even(referenceRows), even(currentRows), 3).noise(Psi::of, true, 3_999);
    }

    private static long[] even(long rows) {
        long[] counts = new long[10];
        Arrays.fill(counts, rows / 10);
        counts[0] += rows % 10;
        return counts;
    }

    private static long[] sample(double[] shares, int rows, SplittableRandom random) {
        long[] counts = new long[shares.length];
        for (int row = 0; row < rows; row++) {
            double left = random.nextDouble();
            int cell = 0;
            while (cell < shares.length - 1 && left >= shares[cell]) {
                left -= shares[cell++];
            }
            counts[cell]++;
        }
        return counts;
    }

    private static double[] shuffled(long[] reference, long[] current) {
        int n = (int) Arrays.stream(reference).sum();
        int m = (int) Arrays.stream(current).sum();
        int[] rows = new int[n + m];
        for (int cell = 0, at = 0; cell < reference.length; cell++) {
            for (long i = 0; i < reference[cell] + current[cell]; i++) {
                rows[at++] = cell;
            }
        }
        SplittableRandom random = new SplittableRandom(99);
        double[] effects = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            long[] one = new long[reference.length];
            long[] other = new long[reference.length];
            for (int i = 0; i < rows.length; i++) {
                int swap = i + random.nextInt(rows.length - i);
                int row = rows[swap];
                rows[swap] = rows[i];
                rows[i] = row;
                (i < n ? one : other)[row]++;
            }
            effects[draw] = Psi.of(one, other);
        }
        return effects;
    }

    private static long[] counts(String text) {
        return Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }
}
