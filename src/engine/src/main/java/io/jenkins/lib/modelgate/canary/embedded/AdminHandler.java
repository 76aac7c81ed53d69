package io.jenkins.lib.modelgate.canary.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.lib.modelgate.http.BoundedBody;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Tells the proxy's weights and counters, and takes new weights. */
final class AdminHandler implements HttpHandler {

    private static final int MAX_BODY_BYTES = 4096;
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final WeightedProxy proxy;

    AdminHandler(WeightedProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public void handle(HttpExchange exchange) {
        answer(exchange).with("Cache-Control", "no-store").to(exchange);
    }

    private Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        return switch (path) {
            case "/weights" ->
                switch (method) {
                    case "GET" -> weights();
                    case "PUT" -> change(exchange);
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

    private Answer change(HttpExchange exchange) {
        JsonNode body;
        try {
            body = Json.mapper().readTree(BoundedBody.read(exchange.getRequestBody(), MAX_BODY_BYTES, WITHIN));
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
