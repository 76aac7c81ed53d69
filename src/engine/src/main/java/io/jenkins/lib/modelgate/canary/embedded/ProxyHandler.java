package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.canary.Version;
import io.jenkins.lib.modelgate.http.BoundedBody;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.ServerUrl;
import java.io.IOException;
import java.io.InterruptedIOException;
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
final class ProxyHandler implements Responder {

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
    public Answer answer(Request request) {
        if (REFUSED.contains(request.method())) {
            return Answer.refusal(501, "This proxy does not know %s.".formatted(request.method()));
        }
        Version version = proxy.next();
        long start = System.nanoTime();
        Answer answer = forward(request, version);
        // Counted before it is sent, so that who has the answer finds it in the counters.
        proxy.meter(version).count(System.nanoTime() - start, answer.status());
        return answer.with(VERSION_HEADER, version.word());
    }

    private Answer forward(Request request, Version version) {
        ServerUrl server = version == Version.STABLE ? spec.stable() : spec.candidate();
        try {
            return upstream.client().execute(server.target(), onwards(request, server), this::back);
        } catch (InterruptedIOException e) {
            return Answer.refusal(504, "The %s version did not answer in time.".formatted(version.word()));
        } catch (IOException | RuntimeException e) {
            return Answer.refusal(502, "The %s version cannot be reached or broke off.".formatted(version.word()));
        }
    }

    private static BasicClassicHttpRequest onwards(Request request, ServerUrl server) {
        BasicClassicHttpRequest onwards =
                new BasicClassicHttpRequest(request.method(), server.path() + request.target());
        HopByHop dropped = new HopByHop(request.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Connection"))
                .map(Map.Entry::getValue)
                .toList());
        for (Map.Entry<String, String> header : request.headers()) {
            if (!dropped.holds(header.getKey())) {
                onwards.addHeader(header.getKey(), header.getValue());
            }
        }
        if (request.body() != null) {
            // The content type is among the headers already.
            onwards.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return onwards;
    }

    private Answer back(ClassicHttpResponse response) throws IOException {
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
