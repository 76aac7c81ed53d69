package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;

/** JSON documents of a layout; one that cannot be read is damage. */
final class Documents {

    private Documents() {}

    static JsonNode tree(Layout layout, byte[] json, String what) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw layout.damaged("%s is no JSON, %s".formatted(what, e.getOriginalMessage()));
        } catch (IOException e) {
            throw layout.unreadable(e);
        }
    }

    static <T> T value(Layout layout, JsonNode node, Class<T> type, String what) {
        try {
            T value = Json.mapper().treeToValue(node, type);
            if (value != null) {
                return value;
            }
            throw layout.damaged(what + " is empty");
        } catch (JsonProcessingException e) {
            throw layout.damaged("%s is not valid, %s".formatted(what, e.getOriginalMessage()));
        }
    }
}
