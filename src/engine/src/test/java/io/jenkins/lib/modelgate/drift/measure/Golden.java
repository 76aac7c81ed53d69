package io.jenkins.lib.modelgate.drift.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.provider.Arguments;

/** What Python says, as kept under resources/golden. */
final class Golden {

    static final double CLOSE = 1e-9;

    private Golden() {}

    static Stream<Arguments> cases(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    /** Raw values, or values with their counts. */
    static Sample sample(JsonNode side) {
        return side.isArray()
                ? Sample.of(doubles(side))
                : Sample.of(doubles(side.get("values")), longs(side.get("counts")));
    }

    static double[] doubles(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> number(array.get(i)))
                .toArray();
    }

    static long[] longs(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToLong(i -> array.get(i).longValue())
                .toArray();
    }

    /** JSON has no word for NaN and the infinities; those are texts. */
    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    /** Of its own size where that is above 1, and absolutely below. */
    static void assertNear(String what, double actual, JsonNode expected) {
        double value = number(expected);
        if (!Double.isFinite(value)) {
            assertThat(actual).as(what).isEqualTo(Double.valueOf(value));
        } else {
            assertThat(actual).as(what).isCloseTo(value, within(CLOSE * Math.max(1, Math.abs(value))));
        }
    }

    /** Of its own size, whatever that is. */
    static void assertRelativelyNear(String what, double actual, JsonNode expected) {
        double value = number(expected);
        assertThat(actual).as(what).isCloseTo(value, within(CLOSE * Math.abs(value)));
    }

    static void assertNear(String what, TestResult actual, JsonNode expected) {
        assertNear(what + " statistic", actual.statistic(), expected.get(0));
        assertNear(what + " p", actual.pValue(), expected.get(1));
    }
}
