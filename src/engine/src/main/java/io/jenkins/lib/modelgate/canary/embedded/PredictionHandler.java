package io.jenkins.lib.modelgate.canary.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks predictions up, and fails as often and as slowly as it was told to. */
final class PredictionHandler implements Responder {

    static final int MAX_BODY_BYTES = 64 << 10;

    private final Map<String, Rows.Prediction> predictions;
    private final Duration delay;
    private final Ration failing;

    PredictionHandler(Map<String, Rows.Prediction> predictions, PredictionServer.Faults faults) {
        this.predictions = predictions;
        this.delay = faults.delay();
        this.failing = Ration.share(faults.errorRate());
    }

    @Override
    public Answer answer(Request request) {
        String path = request.path();
        if (path.equals("/health")) {
            return Answer.json(200, Map.of("status", "up"));
        }
        if (!path.equals("/predict")) {
            return Answer.refusal(404, "There are /predict and /health.");
        }
        Optional<String> id;
        try {
            id = switch (request.method()) {
                case "GET" -> fromQuery(request.query());
                case "POST" -> fromBody(request);
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException e) {
            id = Optional.empty();
        }
        if (id.isEmpty()) {
            return Answer.refusal(400, "Send POST {\"id\": …} or GET ?id=….");
        }
        if (!waited()) {
            return Answer.refusal(503, "The server is being closed.");
        }
        if (failing.next()) {
            return Answer.refusal(500, "This server was told to fail now and then.");
        }
        Rows.Prediction prediction = predictions.get(id.get());
        if (prediction == null) {
            return Answer.refusal(404, "There is no prediction for this id.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id.get());
        body.put("score", prediction.score());
        body.put("decision", prediction.decision());
        return Answer.json(200, body);
    }

    private boolean waited() {
        if (delay.isZero()) {
            return true;
        }
        try {
            Thread.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<String> fromBody(Request request) throws IOException {
        JsonNode id = Json.mapper().readTree(request.content()).path("id");
        return id.isValueNode() && !id.isNull() ? Optional.of(id.asText()) : Optional.empty();
    }

    private static Optional<String> fromQuery(String query) {
        for (String pair : query.split("&")) {
            if (pair.startsWith("id=")) {
                return Optional.of(URLDecoder.decode(pair.substring(3), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
