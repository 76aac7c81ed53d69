package io.jenkins.lib.modelgate.drift.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoSharesTest {

    /** Twice {@code scipy.stats.fisher_exact(…, alternative)} of the side that has more, SciPy 1.17. */
    @ParameterizedTest
    @CsvSource({
        "10, 1000, 20, 1000, 0.0962164",
        "1, 100, 9, 100, 0.0184877",
        "0, 50, 0, 60, 1",
        "50, 50, 60, 60, 1",
        "100, 10000, 200, 10000, 6.20506e-9",
        "3, 7, 3, 7, 1"
    })
    void isFishersTest(long inReference, long referenceRows, long inCurrent, long currentRows, double p) {
        TwoShares shares = new TwoShares();

        assertThat(shares.pValue(inReference, referenceRows, inCurrent, currentRows))
                .isCloseTo(p, within(1e-5 * p));
        assertThat(shares.pValue(inCurrent, currentRows, inReference, referenceRows))
                .isCloseTo(p, within(1e-5 * p));
    }

    @Test
    void isBetweenNoneAndOneForMillionsOfRows() {
        TwoShares shares = new TwoShares();

        assertThat(shares.pValue(500_000, 1_000_000, 501_000, 1_000_000)).isBetween(0.15, 0.17);
        assertThat(shares.pValue(0, 100_000_000, 50_000_000, 100_000_000)).isZero();
    }

    /** Six of a hundred beyond the range of another hundred: 7 · C(194, 94)/C(200, 100) − 6 · C(193, 93)/C(200, 100). */
    @Test
    void soManyOutsideARangeAreAsLikelyAsTheRanksSay() {
        assertThat(AllOnOneSide.chance(1, 100, 200)).isEqualTo(0.5);
        assertThat(AllOnOneSide.outsideARange(0, 100, 200)).isEqualTo(1);
        assertThat(AllOnOneSide.outsideARange(6, 100, 200)).isBetween(0.05, 0.065);
    }
}
