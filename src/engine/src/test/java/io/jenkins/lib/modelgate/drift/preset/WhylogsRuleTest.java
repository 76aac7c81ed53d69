package io.jenkins.lib.modelgate.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhylogsRuleTest {

    private static final double BESIDE = 0.001;

    static Stream<Arguments> numbers() throws IOException {
        return Peer.cases("presets").stream()
                .filter(each -> {
                    JsonNode said = each.get("expected").get("whylogs");
                    return said.has("measure")
                            && said.get("measure").textValue().equals("ks");
                })
                .map(each -> Arguments.of(each.get("name").textValue(), each));
    }

    /** Where whylogs' sketch is drawn by chance, too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void liesAmongWhatSeveralRunsOfThePackageSay(String name, JsonNode given) {
        double distance = WhylogsRule.distance(sorted(given.get("reference")), sorted(given.get("current")));

        double[] said = Peer.numbers(given.get("expected").get("whylogs").get("statistic"))
                .toArray();
        assertThat(distance).isBetween(said[0] - BESIDE, said[1] + BESIDE);
    }

    private static double[] sorted(JsonNode recipe) {
        RawColumn column = Recipe.column(recipe);
        double[] values = column instanceof RawNumbers numbers ? numbers.known() : ((RawWords) column).zeroesAndOnes();
        Arrays.sort(values);
        return values;
    }
}
