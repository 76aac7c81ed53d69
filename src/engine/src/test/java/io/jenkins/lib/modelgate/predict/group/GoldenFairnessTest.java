package io.jenkins.lib.modelgate.predict.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.predict.group.Disparity.Method;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to Fairlearn. */
class GoldenFairnessTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void disparitiesAreFairlearns(String name, JsonNode given) {
        boolean[] target = flags(given.get("target"));
        boolean[] decision = flags(given.get("decision"));
        List<String> words = new ArrayList<>();
        given.get("groups").forEach(group -> words.add("g" + group.intValue()));
        Groups groups = Groups.ofWords("group", words);
        double[] ones = new double[target.length];
        Arrays.fill(ones, 1);
        int compared = 0;
        for (Method method : Method.values()) {
            JsonNode expected =
                    given.get("expected").get(method == Method.BETWEEN_GROUPS ? "between_groups" : "to_overall");
            for (Map.Entry<String, RateDisparity> measure :
                    measures(groups, target, decision, method).entrySet()) {
                double value = measure.getValue().of(ones);
                JsonNode fairlearns = expected.get(measure.getKey());
                if (Double.isNaN(value)) {
                    // Either nothing is shared, or Fairlearn took a rate of no rows for 0.
                    assertThat(fairlearns.isTextual() || given.get("empty").booleanValue())
                            .as(measure.getKey())
                            .isTrue();
                } else if (fairlearns.isNumber()) {
                    compared++;
                    assertThat(value)
                            .as("%s %s", measure.getKey(), method)
                            .isCloseTo(fairlearns.doubleValue(), within(1e-9));
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(15);
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = GoldenFairnessTest.class.getResourceAsStream("/golden/fairness.json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }

    private static Map<String, RateDisparity> measures(
            Groups groups, boolean[] target, boolean[] decision, Method method) {
        Map<String, RateDisparity> measures = new LinkedHashMap<>();
        List<Rate> odds = List.of(Rate.TRUE_POSITIVE, Rate.FALSE_POSITIVE);
        for (boolean ratio : new boolean[] {false, true}) {
            String suffix = ratio ? "Ratio" : "Difference";
            for (Rate rate : Rate.values()) {
                measures.put(
                        rate.id() + suffix,
                        new RateDisparity(groups, target, decision, List.of(rate), ratio, method, false));
            }
            measures.put(
                    "demographicParity" + suffix,
                    new RateDisparity(groups, target, decision, List.of(Rate.SELECTION), ratio, method, false));
            measures.put(
                    "equalOpportunity" + suffix,
                    new RateDisparity(groups, target, decision, List.of(Rate.TRUE_POSITIVE), ratio, method, false));
            measures.put(
                    "equalizedOdds" + suffix, new RateDisparity(groups, target, decision, odds, ratio, method, false));
            measures.put(
                    "equalizedOdds" + suffix + "Mean",
                    new RateDisparity(groups, target, decision, odds, ratio, method, true));
        }
        return measures;
    }

    private static boolean[] flags(JsonNode array) {
        boolean[] flags = new boolean[array.size()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = array.get(row).intValue() == 1;
        }
        return flags;
    }
}
