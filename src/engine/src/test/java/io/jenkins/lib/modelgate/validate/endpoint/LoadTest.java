package io.jenkins.lib.modelgate.validate.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadTest {

    /** 1 to 1000 ms, in one second. */
    private static Load thousand(int failures) {
        return new Load(
                LongStream.rangeClosed(1, 1000 - failures)
                        .map(i -> i * 1_000_000)
                        .toArray(),
                failures,
                1_000_000_000,
                2);
    }

    @Test
    void takesQuantilesFromTheSamplesThemselves() {
        Load load = thousand(0);

        assertThat(load.quantile(0.5)).isEqualTo(500);
        assertThat(load.quantile(0.95)).isEqualTo(950);
        assertThat(load.quantile(0.99)).isEqualTo(990);
        assertThat(load.throughput()).isEqualTo(1000);
    }

    @Test
    void saysBetweenWhichSamplesAQuantileLies() {
        // the 2.5 % and 97.5 % quantiles of a binomial distribution of 1000 trials at 0.5 are 469 and 531
        assertThat(thousand(0).interval(0.5)).contains(new Interval(469, 532, 0.95));
    }

    @Test
    void needsEnoughRequestsForAQuantile() {
        assertThat(Load.needed(0.5)).isEqualTo(6);
        assertThat(Load.needed(0.95)).isEqualTo(72);
        assertThat(Load.needed(0.99)).isEqualTo(368);
        assertThat(new Load(new long[367], 0, 1, 1).interval(0.99)).isEmpty();
        assertThat(new Load(new long[368], 0, 1, 1).interval(0.99)).isPresent();
    }

    @Test
    void hasNoBoundWhereSoManyFailed() {
        assertThat(thousand(11).quantile(0.99)).isInfinite();
        assertThat(thousand(10).quantile(0.99)).isEqualTo(990);
        assertThat(thousand(10).interval(0.99)).isEmpty();
        assertThat(thousand(1000).curve()).isEmpty();
    }
}
