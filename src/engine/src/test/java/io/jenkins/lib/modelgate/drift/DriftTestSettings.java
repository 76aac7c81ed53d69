package io.jenkins.lib.modelgate.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;

/** Settings of a drift gate, written as JSON. */
final class DriftTestSettings {

    private DriftTestSettings() {}

    static Settings of(String json) {
        try {
            return Settings.of("driftGate", (ObjectNode) Json.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static DriftSpec spec(String json) {
        return DriftSpec.from(of(json));
    }
}
