package io.jenkins.lib.modelgate.predict.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.regex.Pattern;

/**
 * A JSON Schema (drafts 4 to 2020-12, by its {@code $schema}; 2020-12 where it says none) that generated texts are to satisfy.
 * References stay within the file: nothing is fetched. Safe for use by several threads.
 */
public final class TextSchema {

    private final JsonSchema schema;

    private TextSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * @param document the schema
     * @param name what a message calls it
     * @throws UnavailableException where it is no schema, or refers to another file
     */
    public static TextSchema of(JsonNode document, String name) {
        if (!document.isObject() && !document.isBoolean()) {
            throw new UnavailableException(
                    "%s is no JSON Schema: it is neither an object nor true or false.".formatted(name));
        }
        try {
            SpecVersion.VersionFlag version =
                    SpecVersionDetector.detectOptionalVersion(document, true).orElse(SpecVersion.VersionFlag.V202012);
            requireSchema(document, version);
            JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                    version,
                    builder -> builder.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .failFast(true)
                    .formatAssertionsEnabled(true)
                    .regularExpressionFactory(expression -> {
                        BoundedPattern pattern = new BoundedPattern(Pattern.compile(expression));
                        return pattern::find;
                    })
                    .build();
            JsonSchema schema = factory.getSchema(document, config);
            schema.initializeValidators();
            return new TextSchema(schema);
        } catch (RuntimeException e) {
            throw new UnavailableException(
                    "%s is no JSON Schema that can be used: %s (nothing outside the file is read)."
                            .formatted(name, firstLine(e)),
                    e);
        }
    }

    /** The validator takes whatever it does not know for a schema that nothing satisfies; only its own schema tells. */
    private static void requireSchema(JsonNode document, SpecVersion.VersionFlag version) {
        JsonSchemaFactory.getInstance(version).getSchema(SchemaLocation.of(version.getId())).validate(document).stream()
                .findFirst()
                .ifPresent(fault -> {
                    throw new JsonSchemaException(fault.getMessage());
                });
    }

    private static String firstLine(RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    /**
     * Whether a value satisfies the schema.
     *
     * @throws UnavailableException where the schema turns out to be of no use only now
     */
    boolean allows(JsonNode value) {
        try {
            return schema.validate(value).isEmpty();
        } catch (JsonSchemaException | StackOverflowError e) {
            throw new UnavailableException(
                    "The JSON schema cannot be applied to one of the texts: %s".formatted(e.getMessage()), e);
        }
    }
}
