package io.jenkins.lib.modelgate.drift.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowReservoirTest {

    @Test
    void keepsAllRowsWhereThereIsRoom() {
        RowReservoir reservoir = filled(200, 500, 1);

        Rows rows = reservoir.rows();

        assertThat(rows.count()).isEqualTo(200);
        assertThat(reservoir.seen()).isEqualTo(200);
        assertThat(IntStream.range(0, 200).allMatch(row -> rows.at(row, 0) == row && rows.at(row, 1) == -row))
                .isTrue();
    }

    @Test
    void keepsEveryRowWithTheSameProbability() {
        RowReservoir reservoir = filled(100_000, 2000, 3);

        Rows rows = reservoir.rows();

        assertThat(rows.count()).isEqualTo(2000);
        assertThat(reservoir.seen()).isEqualTo(100_000);
        // six standard errors of the mean of so many from the first to the last
        assertThat(IntStream.range(0, 2000)
                        .mapToDouble(row -> rows.at(row, 0))
                        .average()
                        .orElseThrow())
                .isCloseTo(50_000, within(6 * 28_900 / Math.sqrt(2000)));
        assertThat(IntStream.range(0, 2000).allMatch(row -> rows.at(row, 1) == -rows.at(row, 0)))
                .isTrue();
    }

    @Test
    void keepsTheSameRowsForTheSameSeed() {
        assertThat(filled(5000, 10, 3).rows().at(4, 0))
                .isEqualTo(filled(5000, 10, 3).rows().at(4, 0));
        assertThatThrownBy(() -> new RowReservoir(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RowReservoir filled(int rows, int most, long seed) {
        RowReservoir reservoir = new RowReservoir(2, most, seed);
        for (int row = 0; row < rows; row++) {
            reservoir.add(new double[] {row, -row});
        }
        return reservoir;
    }
}
