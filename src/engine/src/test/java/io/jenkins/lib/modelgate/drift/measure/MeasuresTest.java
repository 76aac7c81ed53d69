package io.jenkins.lib.modelgate.drift.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The corners of the measures, which no table of numbers explains. */
class MeasuresTest {

    private static final long TEN_BILLION = 10_000_000_000L;

    @Test
    void refusesWhatIsNoFiniteNumber() {
        assertThatThrownBy(() -> Sample.of(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Sample.of(new double[] {Double.NEGATIVE_INFINITY, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Infinity");
        assertThatThrownBy(() -> Sample.of(new double[] {1, Double.POSITIVE_INFINITY}, new long[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesASampleThatIsNone() {
        assertThatThrownBy(() -> Sample.of(new double[0])).hasMessageContaining("at least one row");
        assertThatThrownBy(() -> Sample.of(new double[] {2, 1}, new long[] {1, 1}))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> Sample.of(new double[] {-0.0, 0.0}, new long[] {1, 1}))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> Sample.of(new double[] {1, 2}, new long[] {1, 0}))
                .hasMessageContaining("at least one row");
        assertThatThrownBy(() -> Sample.of(new double[] {1, 2}, new long[] {1}))
                .hasMessageContaining("a count for each");
        assertThatThrownBy(() -> Sample.of(new double[] {1, 2}, new long[] {Long.MAX_VALUE, 1}))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesCountsThatDoNotFitTogether() {
        assertThatThrownBy(() -> Psi.of(new long[] {1, 2}, new long[] {1})).hasMessageContaining("2 bins");
        assertThatThrownBy(() -> Psi.of(new long[] {1, 2}, new long[] {0, 0})).hasMessageContaining("at least one row");
        assertThatThrownBy(() -> Psi.of(new long[] {1, 2}, new long[] {3, -1})).hasMessageContaining("fewer than 0");
        assertThatThrownBy(() -> new EmptyBins.Share(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmptyBins.Added(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsItsNumbersToItself() {
        double[] values = {1, 2};
        long[] counts = {3, 4};
        Sample sample = Sample.of(values, counts);

        values[0] = 9;
        counts[0] = 9;
        sample.values()[1] = 9;
        sample.counts()[1] = 9;

        assertThat(sample.values()).containsExactly(1, 2);
        assertThat(sample.counts()).containsExactly(3, 4);
        assertThat(sample.total()).isEqualTo(7);
    }

    @Test
    void findsTheQuantileThatIsAValue() {
        Sample sample = Sample.of(new double[] {5, 1, 1, 3});

        assertThat(sample.quantile(0)).isEqualTo(1);
        assertThat(sample.quantile(0.5)).isEqualTo(1);
        assertThat(sample.quantile(0.51)).isEqualTo(3);
        assertThat(sample.quantile(1)).isEqualTo(5);
        assertThatThrownBy(() -> sample.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhenATestHasNothingToSay() {
        Sample one = Sample.of(new double[] {1});
        Sample constant = Sample.of(new double[] {1, 1, 1});

        assertThat(TTest.welch(one, one).defined()).isFalse();
        assertThat(CramerVonMises.test(one, constant).defined()).isFalse();
        assertThat(AndersonDarling.test(constant, constant).defined()).isFalse();
        assertThat(AndersonDarling.test(one, Sample.of(new double[] {1, 2})).defined())
                .isFalse();
        assertThat(KolmogorovSmirnov.test(one, constant)).isEqualTo(new TestResult(0, 1));
        assertThat(MannWhitney.test(constant, constant).pValue()).isEqualTo(1);
    }

    @Test
    void measuresAMoveOfAConstantAsOutOfAllProportion() {
        Sample constant = Sample.of(new double[] {2, 2});
        Sample moved = Sample.of(new double[] {3, 3});

        assertThat(Wasserstein.normalized(constant, constant)).isZero();
        assertThat(Wasserstein.normalized(constant, moved)).isInfinite();
        assertThat(Wasserstein.normalized(constant, moved, 0.001)).isEqualTo(1000);
        assertThat(TTest.cohensD(constant, moved)).isInfinite();
        assertThat(TTest.cohensD(constant, constant)).isZero();
    }

    @Test
    void reachesFromOneEndOfTheDoublesToTheOther() {
        Sample reference = Sample.of(new double[] {-Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE});
        Sample current = Sample.of(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE});

        assertThat(Wasserstein.distance(reference, current))
                .isCloseTo(Double.MAX_VALUE / 3 * 2, within(Double.MAX_VALUE * 1e-15));
        assertThat(EnergyDistance.distance(reference, current)).isFinite().isPositive();
        assertThat(Wasserstein.normalized(reference, current)).isCloseTo(1 / Math.sqrt(2), within(1e-12));
        assertThat(reference.mean()).isCloseTo(-Double.MAX_VALUE / 3, within(Double.MAX_VALUE * 1e-15));
    }

    /** A tenth of a per mille of ten billion rows has moved: counts are exact, p values nothing, distances as for few rows. */
    @Test
    void countsBillionsOfRows() {
        double[] values = {1, 2, 3};
        Sample reference = Sample.of(values, new long[] {TEN_BILLION, TEN_BILLION, TEN_BILLION});
        Sample current = Sample.of(values, new long[] {TEN_BILLION - 3_000_000, TEN_BILLION, TEN_BILLION + 3_000_000});

        assertThat(KolmogorovSmirnov.test(reference, current).statistic()).isCloseTo(1e-4, within(1e-15));
        assertThat(KolmogorovSmirnov.test(reference, current).pValue()).isLessThan(1e-100);
        assertThat(Wasserstein.distance(reference, current)).isCloseTo(2e-4, within(1e-15));
        assertThat(MannWhitney.cliffsDelta(reference, current)).isCloseTo(2e-4 / 3 * 2, within(1e-8));
        assertThat(MannWhitney.test(reference, current).pValue()).isLessThan(1e-100);
        assertThat(CramerVonMises.test(reference, current).pValue()).isLessThan(1e-12);
        assertThat(AndersonDarling.test(reference, current).statistic()).isGreaterThan(50);
        assertThat(TTest.welch(reference, current).pValue()).isLessThan(1e-100);
        assertThat(ChiSquare.test(reference.counts(), current.counts()).pValue())
                .isLessThan(1e-50);
        assertThat(GTest.test(reference.counts(), current.counts()).statistic())
                .isCloseTo(ChiSquare.test(reference.counts(), current.counts()).statistic(), within(1e-3));
    }

    /** Unchanged rows of a column with ties, of two sizes: the classic statistic grows with the ties, the distance does not. */
    @Test
    void isNotMisledByTiesAsTheClassicStatisticIs() {
        Sample reference = Sample.of(new double[] {0, 1}, new long[] {200_000, 100_000});
        Sample current = Sample.of(new double[] {0, 1}, new long[] {20_000, 10_000});

        assertThat(CramerVonMises.test(reference, current).pValue()).isLessThan(0.001);
        assertThat(CramerVonMises.distance(reference, current)).isZero();
    }

    @Test
    void mergesAMillionValuesOnEitherSide() {
        double[] left = new double[1_000_000];
        double[] right = new double[1_000_000];
        Arrays.setAll(left, i -> i);
        Arrays.setAll(right, i -> i + 0.5);
        Sample reference = Sample.of(left);
        Sample current = Sample.of(right);

        assertThat(KolmogorovSmirnov.test(reference, current).pValue()).isEqualTo(1);
        assertThat(CramerVonMises.test(reference, current).pValue()).isCloseTo(1, within(1e-9));
        assertThat(AndersonDarling.test(reference, current).pValue()).isEqualTo(AndersonDarling.LARGEST_P);
        assertThat(Wasserstein.distance(reference, current)).isCloseTo(0.5, within(1e-9));
        assertThat(EnergyDistance.distance(reference, current)).isPositive();
        assertThat(MannWhitney.test(reference, current).pValue()).isGreaterThan(0.9);
    }

    /** An error of 1e-7 in each would let an unlikely large sample pass for noise. */
    @Test
    void goesOnWhereSciPyBreaksOff() {
        assertThat(1 - CramerVonMisesLimit.cumulative(1000)).isZero();
        assertThat(1 - CramerVonMisesLimit.cumulative(11)).isLessThan(1e-15);
        assertThat(CramerVonMisesLimit.cumulative(0.001)).isZero();
    }

    @Test
    void sumsHarmonicNumbersAlikeShortAndLong() {
        assertThat(Harmonic.first(64)).isCloseTo(Harmonic.first(63) + 1 / 64.0, within(1e-14));
        assertThat(Harmonic.second(64)).isCloseTo(Harmonic.second(63) + 1 / 4096.0, within(1e-14));
    }

    @Test
    void sharesOutWhatEachBinAdds() {
        long[] reference = {10, 0, 20, 0};
        long[] current = {8, 6, 25, 0};

        double[] added = Psi.contributions(reference, current, EmptyBins.HALF_A_ROW);

        assertThat(added).hasSize(4).endsWith(0);
        assertThat(Arrays.stream(added).sum())
                .isCloseTo(Psi.of(reference, current, EmptyBins.HALF_A_ROW), within(1e-15));
    }
}
