package io.jenkins.lib.modelgate.predict.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to scikit-learn, and to every order of ties there is. */
class GoldenRankingTest {

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = GoldenRankingTest.class.getResourceAsStream("/golden/ranking.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyMeasureIsThatOfTheDefinition(String name, JsonNode given) {
        double[] relevance = numbers(given.get("relevance"));
        RankedQuery query = new RankedQuery(relevance, numbers(given.get("score")));

        assertThat(given.get("expected").isEmpty())
                .isEqualTo(Double.isNaN(query.of(RankingMeasure.usual().get(0))));
        given.get("expected")
                .properties()
                .forEach(expected -> assertThat(
                                query.of(RankingMeasure.byId(expected.getKey()).orElseThrow()))
                        .as(expected.getKey())
                        .isCloseTo(expected.getValue().doubleValue(), within(1e-12)));
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
