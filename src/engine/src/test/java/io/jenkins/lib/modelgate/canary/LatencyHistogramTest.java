package io.jenkins.lib.modelgate.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void takesCountersOfATargetThatCountsNoRefusals() {
        VersionCounters told = Json.read(
                "{\"requests\": 1, \"errors\": 0, \"totalMicros\": 5, \"latency\": [1]}",
                VersionCounters.class,
                "counters");

        assertThat(told).isEqualTo(new VersionCounters(1, 0, 0, 5, LatencyHistogram.of(List.of(1L))));
    }

    @Test
    void refusesCountersThatLackACount() {
        assertThatThrownBy(() -> Json.read(
                        "{\"errors\": 0, \"totalMicros\": 0, \"latency\": []}", VersionCounters.class, "counters"))
                .isInstanceOf(UnavailableException.class);
    }

    @Property
    void everyTimeLiesWithinItsBucket(@ForAll @DoubleRange(min = 0, max = 100_000) double millis) {
        int bucket = LatencyHistogram.bucketOf(millis);

        assertThat(millis).isLessThanOrEqualTo(LatencyHistogram.upperBoundMillis(bucket) * (1 + 1e-9));
        if (bucket > 0) {
            assertThat(millis).isGreaterThan(LatencyHistogram.upperBoundMillis(bucket - 1) * (1 - 1e-9));
        }
    }

    @Property
    void quantilesAreOffByAtMostABucket(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0.2, max = 90_000) Double> times,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(LatencyHistogram.BUCKETS, 0L));
        times.forEach(
                time -> counts.set(LatencyHistogram.bucketOf(time), counts.get(LatencyHistogram.bucketOf(time)) + 1));
        List<Double> sorted = times.stream().sorted().toList();
        double exact = sorted.get(Math.max(0, (int) Math.ceil(share * times.size() - 1e-9) - 1));

        double estimate = LatencyHistogram.of(counts).quantileMillis(share);

        assertThat(estimate / exact).isBetween(1 / 1.1221, 1.1221);
    }

    @Test
    void holdsWhatIsBeyondItsLastBoundInTheLastBucket() {
        assertThat(LatencyHistogram.bucketOf(1e9)).isEqualTo(LatencyHistogram.BUCKETS - 1);
        assertThat(LatencyHistogram.bucketOf(Double.NaN)).isZero();
        assertThat(LatencyHistogram.upperBoundMillis(LatencyHistogram.BUCKETS - 1))
                .isCloseTo(100_000, within(1e-6));
    }

    @Test
    void doesNotRoundARankUpToTheNextRequest() {
        LatencyHistogram histogram = LatencyHistogram.of(List.of(7L, 0L, 0L, 0L, 18L));

        assertThat(histogram.quantileMillis(0.28)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void hasNoQuantileWithoutRequests() {
        assertThat(LatencyHistogram.empty().quantileMillis(0.95)).isNaN();
    }

    @Test
    void knowsWhenItDoesNotContinueAnEarlierReading() {
        LatencyHistogram earlier = LatencyHistogram.of(List.of(1L, 2L));
        LatencyHistogram later = LatencyHistogram.of(List.of(1L, 5L, 1L));

        assertThat(later.continues(earlier)).isTrue();
        assertThat(later.minus(earlier)).isEqualTo(LatencyHistogram.of(List.of(0L, 3L, 1L)));
        assertThat(earlier.continues(later)).isFalse();
    }

    @Test
    void isAShortListInJson() {
        LatencyHistogram histogram = LatencyHistogram.of(List.of(0L, 3L));

        assertThat(Json.write(histogram)).isEqualToIgnoringWhitespace("[0,3]");
        assertThat(Json.read("[0,3]", LatencyHistogram.class, "histogram")).isEqualTo(histogram);
    }

    @Test
    void refusesCountersThatDoNotAddUp() {
        assertThatThrownBy(() -> new VersionCounters(2, 0, 0, 0, LatencyHistogram.of(List.of(1L))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VersionCounters(1, 2, 0, 0, LatencyHistogram.of(List.of(1L))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LatencyHistogram.of(List.of(-1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
