package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to NumPy. */
class GoldenQuantilesTest {

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = GoldenQuantilesTest.class.getResourceAsStream("/golden/quantiles.json")) {
            JsonNode cases = Json.mapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void profilesSayWhatNumpySays(String name, JsonNode given) {
        double[] data = IntStream.range(0, given.get("data").size())
                .mapToDouble(i -> given.get("data").get(i).doubleValue())
                .toArray();
        InMemoryTable table = InMemoryTable.named("golden").numbers("x", data).inBatchesOf(7);

        ColumnProfile column =
                Profiler.profile(table, List.of("x"), Progress.NONE).columns().get(0);

        JsonNode expected = given.get("expected");
        for (int i = 0; i < given.get("probabilities").size(); i++) {
            assertThat(column.quantiles()
                            .quantile(given.get("probabilities").get(i).doubleValue()))
                    .isEqualTo(expected.get("quantiles").get(i).doubleValue());
        }
        assertThat(column.min()).isEqualTo(expected.get("min").doubleValue());
        assertThat(column.max()).isEqualTo(expected.get("max").doubleValue());
        assertNear(column.mean(), expected.get("mean"), column.max() - column.min());
        assertNear(column.variance(), expected.get("variance"), 0);
    }

    /** @param scale what the mean of numbers that cancel out is small against */
    private static void assertNear(Double actual, JsonNode expected, double scale) {
        if (expected.isTextual()) {
            assertThat(actual).isNull();
        } else {
            double size = Math.max(Math.abs(expected.doubleValue()), scale);
            assertThat(actual).isCloseTo(expected.doubleValue(), within(1e-9 * Math.max(size, Double.MIN_NORMAL)));
        }
    }
}
