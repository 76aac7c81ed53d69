package io.jenkins.lib.modelgate.canary.embedded;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.lib.modelgate.canary.Version;
import io.jenkins.lib.modelgate.http.BoundedBody;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.ServerUrl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Passes a request on to one of the two versions, and its answer back. */
final class ProxyHandler implements HttpHandler {

    /** Which version answered. */
    static final String VERSION_HEADER = "X-Modelgate-Version";

    static final int MAX_BODY_BYTES = 16 << 20;

    private static final Set<String> REFUSED = Set.of("CONNECT", "TRACE");

    private final WeightedProxy proxy;
    private final ProxySpec spec;
    private final HttpConnections upstream;

    ProxyHandler(WeightedProxy proxy, ProxySpec spec, HttpConnections upstream) {
        this.proxy = proxy;
        this.spec = spec;
        this.upstream = upstream;
    }

    @Override
    public void handle(HttpExchange exchange) {
        answer(exchange).to(exchange);
    }

    private Answer answer(HttpExchange exchange) {
        if (REFUSED.contains(exchange.getRequestMethod())) {
            return Answer.refusal(501, "This proxy does not know %s.".formatted(exchange.getRequestMethod()));
        }
        byte[] body;
        try {
            body = BoundedBody.read(exchange.getRequestBody(), MAX_BODY_BYTES, spec.timeout());
        } catch (BoundedBody.TooLargeException e) {
            return Answer.refusal(413, "A request may have %d MB.".formatted(MAX_BODY_BYTES >> 20));
        } catch (IOException e) {
            return Answer.refusal(408, "The request did not arrive completely.");
        }
        Version version = proxy.next();
        long start = System.nanoTime();
        Answer answer = forward(exchange, body, version);
        // Counted before it is sent, so that who has the answer finds it in the counters.
        proxy.meter(version).count(System.nanoTime() - start, answer.status() >= 500);
        return answer.with(VERSION_HEADER, version.word());
    }

    private Answer forward(HttpExchange exchange, byte[] body, Version version) {
        ServerUrl server = version == Version.STABLE ? spec.stable() : spec.candidate();
        try {
            return upstream.client().execute(server.target(), request(exchange, body, server), this::passedBack);
        } catch (InterruptedIOException e) {
            return Answer.refusal(504, "The %s version did not answer in time.".formatted(version.word()));
        } catch (IOException | RuntimeException e) {
            return Answer.refusal(502, "The %s version cannot be reached or broke off.".formatted(version.word()));
        }
    }

    private static BasicClassicHttpRequest request(HttpExchange exchange, byte[] body, ServerUrl server) {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        BasicClassicHttpRequest request =
                new BasicClassicHttpRequest(exchange.getRequestMethod(), server.path() + path + query);
        Headers headers = exchange.getRequestHeaders();
        HopByHop dropped = new HopByHop(headers.getOrDefault("Connection", List.of()));
        headers.forEach((name, values) -> {
            if (!dropped.holds(name)) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        boolean declared = headers.containsKey("Content-Length") || headers.containsKey("Transfer-Encoding");
        if (body.length > 0 || declared) {
            // The content type is among the headers already.
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return request;
    }

    private Answer passedBack(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : BoundedBody.read(response.getEntity().getContent(), MAX_BODY_BYTES, spec.timeout());
        HopByHop dropped = new HopByHop(Arrays.stream(response.getHeaders("Connection"))
                .map(Header::getValue)
                .toList());
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            if (!dropped.holds(header.getName()) && header.getValue() != null) {
                headers.add(Map.entry(header.getName(), header.getValue()));
            }
        }
        return new Answer(response.getCode(), headers, body);
    }
}
