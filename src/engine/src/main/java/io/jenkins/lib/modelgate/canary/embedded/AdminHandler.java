package io.jenkins.lib.modelgate.canary.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tells the proxy's weights and counters, and takes new weights. */
final class AdminHandler implements Responder {

    static final int MAX_BODY_BYTES = 4096;

    private final WeightedProxy proxy;

    AdminHandler(WeightedProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public Answer answer(Request request) {
        return reply(request).with("Cache-Control", "no-store");
    }

    private Answer reply(Request request) {
        String method = request.method();
        return switch (request.path()) {
            case "/weights" ->
                switch (method) {
                    case "GET" -> weights();
                    case "PUT" -> change(request);
                    default -> wrongMethod("GET, PUT");
                };
            case "/counters" -> method.equals("GET") ? Answer.json(200, proxy.counters()) : wrongMethod("GET");
            case "/health" -> method.equals("GET") ? Answer.json(200, Map.of("status", "up")) : wrongMethod("GET");
            default -> Answer.refusal(404, "There are /weights, /counters and /health.");
        };
    }

    private Answer weights() {
        int candidate = proxy.candidateWeight();
        return Answer.json(200, new TreeMap<>(Map.of("candidate", candidate, "stable", 100 - candidate)));
    }

    private Answer change(Request request) {
        JsonNode body;
        try {
            body = Json.mapper().readTree(request.content());
        } catch (IOException e) {
            return Answer.refusal(400, "The body must be JSON such as {\"candidate\": 25}.");
        }
        JsonNode candidate = body.path("candidate");
        if (!candidate.isInt() || candidate.intValue() < 0 || candidate.intValue() > 100) {
            return Answer.refusal(
                    400, "\"candidate\" must be a whole number from 0 to 100, as in {\"candidate\": 25}.");
        }
        JsonNode stable = body.path("stable");
        if (!stable.isMissingNode() && (!stable.isInt() || stable.intValue() != 100 - candidate.intValue())) {
            return Answer.refusal(400, "\"stable\" and \"candidate\" must add up to 100.");
        }
        proxy.setCandidateWeight(candidate.intValue());
        return weights();
    }

    private static Answer wrongMethod(String allowed) {
        return Answer.refusal(405, "Only %s is known here.".formatted(allowed)).with("Allow", allowed);
    }
}
