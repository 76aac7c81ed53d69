package io.jenkins.lib.modelgate.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;

/** Specs for tests, said as a user says them. */
public final class Specs {

    private Specs() {}

    public static CanarySpec of(String json) {
        return CanarySpec.from(settings(json));
    }

    public static Settings settings(String json) {
        try {
            return Settings.of("canaryDeploy", (ObjectNode) Json.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** 10 % then 100 %, a minute each, at least 100 requests, at most 5 % errors and 2 points more than stable. */
    static CanarySpec twoSteps() {
        return of("{\"proxy\": \"http://127.0.0.1:1\", \"weights\": [10, 100]}");
    }
}
