package io.jenkins.lib.modelgate.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to what Evidently, NannyML and whylogs themselves say of generated columns. */
class GoldenPresetsTest {

    static Stream<Arguments> cases() throws IOException {
        List<JsonNode> cases = Peer.cases("presets");
        return Stream.of(Preset.values())
                .flatMap(preset -> cases.stream()
                        .map(each -> Arguments.of(preset, each.get("name").textValue(), each)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void saysWhatThePackageSays(Preset preset, String name, JsonNode given) {
        RawColumn reference = Recipe.column(given.get("reference"));
        RawColumn current = Recipe.column(given.get("current"));

        PresetResult result = preset.judge("x", reference, current);

        Peer.assertSame(preset, result, given.get("expected").get(preset.word()));
    }

    /** So that a rule cannot be right by never saying one of the two. */
    @ParameterizedTest
    @EnumSource(Preset.class)
    void knowsDriftAndItsAbsence(Preset preset) throws IOException {
        List<Boolean> said = Peer.cases("presets").stream()
                .map(each -> preset.judge("x", Recipe.column(each.get("reference")), Recipe.column(each.get("current")))
                        .drifted())
                .distinct()
                .toList();

        assertThat(said).containsExactlyInAnyOrder(true, false);
    }
}
