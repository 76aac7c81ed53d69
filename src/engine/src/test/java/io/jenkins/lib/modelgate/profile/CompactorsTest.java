package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactorsTest {

    @Test
    void isExactUntilALevelIsFull() {
        Compactors sketch = new Compactors();
        sketch.add(IntStream.range(1, Compactors.CAPACITY).asDoubleStream().toArray(), 0, Compactors.CAPACITY - 1);

        assertThat(sketch.rankError()).isZero();
        assertThat(sketch.points()).hasSize(Compactors.CAPACITY - 1);
    }

    /** Rising, falling and interleaved: orders in which a careless sketch drifts to one side. */
    @ParameterizedTest
    @ValueSource(strings = {"rising", "falling", "inside out"})
    void isWithinItsBoundWhateverTheOrder(String order) {
        int count = 1_500_000;
        Compactors sketch = new Compactors();
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (order) {
                case "rising" -> i;
                case "falling" -> count - 1 - i;
                default -> i % 2 == 0 ? count / 2 + i / 2 : count / 2 - 1 - i / 2;
            };
        }
        for (int from = 0; from < count; from += 10_000) {
            sketch.add(values, from, from + 10_000);
        }

        long rank = 0;
        long worst = 0;
        for (Compactors.Point point : sketch.points()) {
            rank += point.weight();
            worst = Math.max(worst, Math.abs(rank - 1 - (long) point.value()));
        }
        assertThat(rank).isEqualTo(count);
        assertThat(worst).isLessThanOrEqualTo(sketch.rankError());
        assertThat((double) sketch.rankError() / count).isLessThan(0.0001);
    }

    @Test
    void aValueManyTimesIsThatValueManyTimes() {
        Compactors sketch = new Compactors();
        sketch.add(new double[] {2, 1}, new long[] {1_000_003, 5});

        assertThat(sketch.points()).isEqualTo(List.of(new Compactors.Point(1, 5), new Compactors.Point(2, 1_000_003)));
        assertThat(sketch.count()).isEqualTo(1_000_008);
    }
}
