package io.jenkins.lib.modelgate.validate.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Golden requests and responses: JSON Lines with an object a line, {@code request} and, where the answer is to be compared,
 * {@code response}.
 *
 * @param answers at least one
 * @param input the file, as it goes into the report
 */
record GoldenFile(List<GoldenAnswer> answers, Input input) {

    private static final long MAX_BYTES = 64L << 20;
    private static final Set<String> KEYS = Set.of("request", "response");

    /** @throws UnavailableException where it cannot be read, is larger than 64 MB, holds nothing or something else */
    static GoldenFile read(Workspace workspace, String path) {
        Path file = workspace.file(path, "golden file");
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnavailableException(
                        "The golden file %s is larger than %d MB; a few thousand requests will do."
                                .formatted(path, MAX_BYTES >> 20));
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            List<GoldenAnswer> answers = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    answers.add(answer(lines.get(i), i + 1, path));
                }
            }
            if (answers.isEmpty()) {
                throw new UnavailableException(
                        "The golden file %s is empty; put an object with 'request' and 'response' on each line."
                                .formatted(path));
            }
            return new GoldenFile(
                    List.copyOf(answers), Fingerprint.of(file).asInput("golden", path, (long) answers.size()));
        } catch (CharacterCodingException e) {
            throw new UnavailableException("The golden file %s is not UTF-8.".formatted(path), e);
        } catch (IOException e) {
            throw new UnavailableException(
                    "The golden file %s cannot be read: %s.".formatted(path, DiskReason.of(e)), e);
        }
    }

    private static GoldenAnswer answer(String line, int number, String path) {
        JsonNode object = Json.read(line, JsonNode.class, "Line %d of the golden file %s".formatted(number, path));
        if (!object.isObject() || !object.hasNonNull("request")) {
            throw new UnavailableException(
                    "Line %d of the golden file %s has no 'request'; it must be an object with 'request' and 'response'."
                            .formatted(number, path));
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!KEYS.contains(name)) {
                throw new UnavailableException(
                        "Line %d of the golden file %s has '%s'; there are 'request' and 'response'."
                                .formatted(number, path, name));
            }
        });
        try {
            String body = Json.mapper()
                    .writer()
                    .without(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(object.get("request"));
            return new GoldenAnswer(number, body, Optional.ofNullable(object.get("response")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read cannot be written", e);
        }
    }
}
