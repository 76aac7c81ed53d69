package io.jenkins.lib.modelgate.predict.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to scikit-learn's TargetEncoder, its area under the curve, and SciPy's rank correlation. */
class GoldenLeakageTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void columnsTellTheTruthAsWellAsScikitLearnSays(String name, JsonNode given) {
        JsonNode table = given.get("test");
        Truth truth = truth(given.get("kind").textValue(), table.get("y"));
        given.get("expected")
                .get("leakage")
                .properties()
                .forEach(each -> assertThat(leakage(table.get(each.getKey()), truth))
                        .as(each.getKey())
                        .isCloseTo(each.getValue().doubleValue(), within(1e-9)));
    }

    private static double leakage(JsonNode column, Truth truth) {
        boolean words = StreamSupport.stream(column.spliterator(), false).anyMatch(JsonNode::isTextual);
        return words
                ? Leakage.ofCategories(codes(column), truth)
                : Leakage.ofNumbers(
                        StreamSupport.stream(column.spliterator(), false)
                                .mapToDouble(value -> value.isNull() ? Double.NaN : value.doubleValue())
                                .toArray(),
                        truth);
    }

    private static Truth truth(String kind, JsonNode column) {
        if (kind.equals("regression")) {
            return new Truth.Amounts(StreamSupport.stream(column.spliterator(), false)
                    .mapToDouble(JsonNode::doubleValue)
                    .toArray());
        }
        int[] codes = codes(column);
        return new Truth.Classes(codes, kind.equals("binary") ? 2 : 3);
    }

    private static int[] codes(JsonNode column) {
        List<String> known = new ArrayList<>();
        return StreamSupport.stream(column.spliterator(), false)
                .mapToInt(value -> {
                    if (!known.contains(value.asText())) {
                        known.add(value.asText());
                    }
                    return known.indexOf(value.asText());
                })
                .toArray();
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = GoldenLeakageTest.class.getResourceAsStream("/golden/hygiene.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }
}
