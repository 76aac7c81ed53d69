package io.jenkins.lib.modelgate.predict.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSchemaTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1, 2.5e3] \n", "null", "\"word\"", "-0", "{\"a\":{\"b\":[]}}"})
    void isJson(String text) {
        assertThat(JsonForm.read(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{'a':1}",
                "{a:1}",
                "[1,]",
                "NaN",
                "01",
                "+1",
                "{} {}",
                "```json\n{}\n```",
                "// no\n{}",
                "Here: {}"
            })
    void isNoJson(String text) {
        assertThat(JsonForm.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"objekt\"}",
                "{\"properties\": {\"a\": {\"minimum\": \"one\"}}}",
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"required\": \"a\"}"
            })
    void refusesWhatIsNoSchema(String document) {
        assertThatThrownBy(() -> schema(document))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("answer.schema.json is no JSON Schema that can be used: $");
    }

    @Test
    void isNoJsonWhereItIsTooDeep() {
        assertThat(JsonForm.read("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
    }

    @Test
    void countsTextsThatSatisfyTheSchema() {
        TextSchema schema = schema("""
                {"type": "object", "required": ["name"], "additionalProperties": false,
                 "properties": {"name": {"$ref": "#/$defs/word"}, "day": {"type": "string", "format": "date"}},
                 "$defs": {"word": {"type": "string", "pattern": "^[a-z]+$"}}}
                """);
        GeneratedTexts texts =
                new GeneratedTexts(List.of(TextMeasure.SCHEMA_VALID), Refusals.usual(), Optional.of(schema));
        texts.add("{\"name\": \"anna\", \"day\": \"2024-02-29\"}", List.of());
        texts.add("{\"name\": \"anna\", \"day\": \"2023-02-29\"}", List.of());
        texts.add("{\"name\": \"Anna\"}", List.of());
        texts.add("{\"name\": \"anna\", \"age\": 3}", List.of());
        texts.add("anna", List.of());

        assertThat(texts.estimator(TextMeasure.SCHEMA_VALID).of(new double[] {1, 1, 1, 1, 1}))
                .isEqualTo(0.2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "3",
                "{\"$ref\": \"http://127.0.0.1:1/other.json\"}",
                "{\"$ref\": \"file:///etc/passwd\"}",
                "{\"properties\": {\"a\": {\"$ref\": \"other.json\"}}}",
                "{\"$schema\": \"https://example.com/own\"}",
                "{\"pattern\": \"(\"}"
            })
    void refusesWhatIsNoSchemaOrLeavesTheFile(String document) {
        assertThatThrownBy(() -> schema(document))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("answer.schema.json");
    }

    @Test
    void givesUpOnAPatternWithoutEnd() {
        TextSchema schema = schema("{\"pattern\": \"^(a+)+\\\\1c$\"}");

        assertThatThrownBy(() -> schema.allows(Json.mapper().valueToTree("a".repeat(60) + "!")))
                .isInstanceOf(UnavailableException.class);
    }

    private static TextSchema schema(String document) {
        return TextSchema.of(Json.read(document, JsonNode.class, "it"), "answer.schema.json");
    }
}
