package io.jenkins.lib.modelgate.validate.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request, and what it should be answered.
 *
 * @param line where it stands, from 1
 * @param body what is posted, as UTF-8
 * @param response what the answer must hold; empty where any JSON will do
 */
record GoldenAnswer(int line, String body, Optional<JsonNode> response) {

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
