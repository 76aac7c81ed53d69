package io.jenkins.lib.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampledTableTest {

    private final InMemoryTable whole = whole(1_000);

    @Test
    void keepsWholeRowsInTheirOrder() {
        List<List<Object>> rows = Rows.of(new SampledTable(whole, 100, 7), List.of("x", "w"));

        assertThat(rows).hasSize(100);
        assertThat(new HashSet<>(rows)).hasSize(100);
        assertThat(rows).isSortedAccordingTo((a, b) -> Double.compare((Double) a.get(0), (Double) b.get(0)));
        assertThat(rows).allSatisfy(row -> {
            long x = ((Double) row.get(0)).longValue();
            assertThat(row.get(1)).isEqualTo(x % 10 == 0 ? null : "w" + x);
        });
    }

    @Test
    void drawsTheSameRowsInEachPassAndWhateverTheBatches() {
        SampledTable sample = new SampledTable(whole, 100, 7);

        List<Object> once = Rows.of(sample, "x");
        assertThat(Rows.of(sample, "x")).isEqualTo(once);
        assertThat(Rows.of(new SampledTable(whole(1_000).inBatchesOf(37), 100, 7), "x"))
                .isEqualTo(once);
        assertThat(Rows.of(new SampledTable(whole, 100, 8), "x")).isNotEqualTo(once);
    }

    @Test
    void givesEachRowTheSameChance() {
        int[] drawn = new int[50];
        InMemoryTable small = whole(50);
        for (int seed = 0; seed < 4_000; seed++) {
            Rows.of(new SampledTable(small, 10, seed), "x").forEach(x -> drawn[((Double) x).intValue()]++);
        }

        assertThat(Arrays.stream(drawn).sum()).isEqualTo(40_000);
        // five standard deviations of a count that is binomial
        assertThat(drawn)
                .satisfies(counts -> Arrays.stream(counts)
                        .forEach(count ->
                                assertThat((double) count).isCloseTo(800, within(5 * Math.sqrt(4_000 * 0.2 * 0.8)))));
    }

    @Test
    void saysHowItWasDrawn() {
        SampledTable part = new SampledTable(whole, 100, 7);
        part.read(List.of("x"), batch -> {});
        SampledTable all = new SampledTable(whole, 2_000, 7);
        assertThat(Rows.of(all, "x")).isEqualTo(Rows.of(whole, "x"));

        assertThat(part.isPart()).isTrue();
        assertThat(part.drawn())
                .isEqualTo("whole: a random sample of 100 of 1,000 rows, drawn by a reservoir with the seed 7");
        assertThat(all.isPart()).isFalse();
        assertThat(all.drawn()).isEqualTo("whole: all 1,000 rows, which is no more than the sample of 2,000 asked for");
        assertThat(part.inputs("current")).isEqualTo(whole.inputs("current"));
    }

    @Test
    void keepsVectorsAndHasSeveralBatches() {
        float[][] vectors = IntStream.range(0, 30_000)
                .mapToObj(i -> i % 5 == 0 ? null : new float[] {i, -i})
                .toArray(float[][]::new);
        SampledTable sample = new SampledTable(InMemoryTable.named("whole").vectors("v", vectors), 20_000, 1);

        long rows = sample.read(List.of("v"), batch -> {
            VectorColumn column = (VectorColumn) batch.columns().get(0);
            for (int row = 0; row < batch.rows(); row++) {
                assertThat(column.values()[2 * row]).isEqualTo(-column.values()[2 * row + 1]);
            }
        });

        assertThat(rows).isEqualTo(20_000);
    }

    @Test
    void mayBeOfNoRows() {
        assertThat(Rows.of(new SampledTable(whole(0), 5, 1), "x")).isEmpty();
    }

    private static InMemoryTable whole(int rows) {
        return InMemoryTable.named("whole")
                .numbers("x", IntStream.range(0, rows).asDoubleStream().toArray())
                .words(
                        "w",
                        IntStream.range(0, rows)
                                .mapToObj(i -> i % 10 == 0 ? null : "w" + i)
                                .toArray(String[]::new));
    }
}
