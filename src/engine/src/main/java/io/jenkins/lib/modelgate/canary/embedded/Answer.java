package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.report.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;

/** A whole response. */
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

    /** @param head whether it answers a HEAD request, which has no body */
    AsyncResponseProducer producer(boolean head) {
        BasicHttpResponse response = new BasicHttpResponse(status);
        headers.forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        boolean without = head || status == 204 || status == 304 || status < 200;
        return new BasicResponseProducer(response, without ? null : new BasicAsyncEntityProducer(body, null));
    }
}
