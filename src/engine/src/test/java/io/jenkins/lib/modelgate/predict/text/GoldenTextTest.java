package io.jenkins.lib.modelgate.predict.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to sacrebleu, rouge-score and the definitions of SQuAD. */
class GoldenTextTest {

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = GoldenTextTest.class.getResourceAsStream("/golden/text.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyMeasureIsThatOfItsProgram(String name, JsonNode given) {
        List<TextMeasure> wanted = Arrays.stream(TextMeasure.values())
                .filter(measure -> given.get("expected").has(measure.id()))
                .toList();
        GeneratedTexts texts = new GeneratedTexts(wanted, Refusals.usual(), Optional.empty());
        for (int row = 0; row < given.get("texts").size(); row++) {
            texts.add(
                    given.get("texts").get(row).textValue(),
                    words(given.get("references").get(row)));
        }

        assertThat(wanted).hasSize(given.get("expected").size());
        for (Map.Entry<String, JsonNode> expected : given.get("expected").properties()) {
            Estimator estimator =
                    texts.estimator(TextMeasure.byId(expected.getKey()).orElseThrow());
            for (int row = 0; row < expected.getValue().size(); row++) {
                double[] only = new double[texts.rows()];
                only[row] = 1;
                assertThat(estimator.of(only))
                        .as("%s of row %d", expected.getKey(), row)
                        .isCloseTo(expected.getValue().get(row).doubleValue(), within(1e-9));
            }
            if (expected.getValue().isNumber()) {
                double[] all = new double[texts.rows()];
                Arrays.fill(all, 1);
                assertThat(estimator.of(all))
                        .as(expected.getKey())
                        .isCloseTo(expected.getValue().doubleValue(), within(1e-9));
            }
        }
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
