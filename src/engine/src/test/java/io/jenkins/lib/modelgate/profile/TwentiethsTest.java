package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.report.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwentiethsTest {

    @ParameterizedTest
    @ValueSource(ints = {1_025, 4_999, 40_000})
    void everyTwentiethIsExactAsLongAsNothingWasLetGo(int rows) {
        double[] values = new Random(rows).doubles(rows).toArray();
        QuantileGrid grid = Profiler.profile(InMemoryTable.named("t").numbers("x", values), List.of("x"), Progress.NONE)
                .columns()
                .get(0)
                .quantiles();

        Arrays.sort(values);
        for (int k = 1; k <= QuantileGrid.EVEN; k++) {
            int rank = (int) -Math.floorDiv(-(long) rows * k, QuantileGrid.EVEN);
            assertThat(grid.values()).contains(values[rank - 1]);
            assertThat(grid.cumulative()).contains((long) rank);
        }
    }
}
