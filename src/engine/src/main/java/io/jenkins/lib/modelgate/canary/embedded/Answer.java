package io.jenkins.lib.modelgate.canary.embedded;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole response, before it is sent. */
record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    static Answer json(int status, Object body) {
        return new Answer(
                status,
                List.of(Map.entry("Content-Type", "application/json")),
                Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /** @param sentence what is wrong, for a person */
    static Answer refusal(int status, String sentence) {
        return json(status, Map.of("error", sentence));
    }

    Answer with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.removeIf(entry -> entry.getKey().equalsIgnoreCase(header));
        more.add(Map.entry(header, value));
        return new Answer(status, more, body);
    }

    /** Sends it and ends the exchange; one that left in the meantime is nobody's error. */
    void to(HttpExchange exchange) {
        try (exchange) {
            headers.forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
            boolean without = exchange.getRequestMethod().equals("HEAD")
                    || status == 204
                    || status == 304
                    || status < 200
                    || body.length == 0;
            exchange.sendResponseHeaders(status, without ? -1 : body.length);
            if (!without) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        } catch (IOException gone) {
            return;
        }
    }
}
