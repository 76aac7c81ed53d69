package io.jenkins.lib.modelgate.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * Holds a preset's answer to what the real package said. Where the package failed, or let a column without any value pass,
 * there must be no answer.
 */
final class Peer {

    private static final double CLOSE = 1e-6;

    private static final Map<String, String> EVIDENTLY = Map.of(
            "K-S p_value", "Kolmogorov–Smirnov test",
            "chi-square p_value", "chi-square test",
            "Z-test p_value", "z-test",
            "Jensen-Shannon distance", "Jensen–Shannon distance",
            "Wasserstein distance (normed)", "Wasserstein distance ÷ deviation");

    private Peer() {}

    static List<JsonNode> cases(String name) throws IOException {
        try (InputStream in = Peer.class.getResourceAsStream("/golden/" + name + ".json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .toList();
        }
    }

    static void assertSame(Preset preset, PresetResult result, JsonNode said) {
        if (said.has("error") || said.has("values") && known(said.get("values")).count() == 0) {
            assertThat(result.judged()).as(result.toString()).isFalse();
            return;
        }
        assertThat(result.judged()).as(result.toString()).isTrue();
        switch (preset) {
            case EVIDENTLY -> assertEvidently(result, said);
            case NANNYML -> assertNannyml(result, said);
            case WHYLOGS -> assertWhylogs(result, said);
            case PSI_CLASSIC -> assertScorecard(result, said);
        }
    }

    private static void assertEvidently(PresetResult result, JsonNode said) {
        assertThat(result.measure()).isEqualTo(EVIDENTLY.get(said.get("measure").textValue()));
        assertThat(result.isPValue()).isEqualTo(said.get("measure").textValue().contains("p_value"));
        assertNear(result.value(), said.get("value").doubleValue());
        assertThat(result.threshold()).isEqualTo(said.get("threshold").doubleValue());
        assertThat(result.drifted()).isEqualTo(said.get("drifted").booleanValue());
    }

    private static void assertNannyml(PresetResult result, JsonNode said) {
        assertThat(result.measure()).isEqualTo("Jensen–Shannon distance of chunks");
        assertNear(result.value(), known(said.get("values")).max().orElseThrow());
        assertNear(result.threshold(), said.get("threshold").doubleValue());
        assertThat(result.drifted()).isEqualTo(said.get("drifted").booleanValue());
    }

    private static void assertWhylogs(PresetResult result, JsonNode said) {
        double[] p = numbers(said.get("value")).toArray();
        boolean exact = said.get("runs").intValue() == 1 || p[0] == p[1];
        if (exact) {
            assertNear(result.value(), p[0]);
        }
        String verdict = result.drifted() ? "DRIFT" : result.possible() ? "POSSIBLE_DRIFT" : "NO_DRIFT";
        assertThat(said.get("verdicts"))
                .as(result.toString())
                .anyMatch(each -> each.textValue().equals(verdict));
    }

    private static void assertScorecard(PresetResult result, JsonNode said) {
        assertNear(result.value(), said.get("value").doubleValue());
        String verdict = result.drifted() ? "DRIFT" : result.possible() ? "POSSIBLE_DRIFT" : "NO_DRIFT";
        assertThat(verdict).isEqualTo(said.get("verdict").textValue());
    }

    private static void assertNear(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(CLOSE * Math.max(1, Math.abs(expected))));
    }

    private static DoubleStream known(JsonNode array) {
        return numbers(array).filter(value -> !Double.isNaN(value));
    }

    static DoubleStream numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(each -> each.isNumber() ? each.doubleValue() : Double.parseDouble(each.textValue()));
    }
}
