package io.jenkins.lib.modelgate.http;

import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * A server that speaks JSON. Every failure is an {@link UnavailableException} whose sentence names the server, never a
 * query or a credential, and never what the server's answer said.
 */
public final class JsonHttp {

    private static final int MAX_ANSWER_BYTES = 4 << 20;

    private final HttpConnections connections;
    private final ServerUrl server;
    private final String role;

    /**
     * @param connections stay the caller's to close
     * @param role what the server is, to begin a sentence with, e.g. {@code proxy}
     */
    public JsonHttp(HttpConnections connections, ServerUrl server, String role) {
        this.connections = Objects.requireNonNull(connections, "connections");
        this.server = Objects.requireNonNull(server, "server");
        this.role = Objects.requireNonNull(role, "role");
    }

    public ServerUrl server() {
        return server;
    }

    /** @param path starts with a slash */
    public <T> T get(String path, Class<T> type) {
        return exchange(new BasicClassicHttpRequest("GET", server.path() + path), path, type);
    }

    /** @param path starts with a slash */
    public <T> T put(String path, Object body, Class<T> type) {
        return send("PUT", path, body, type);
    }

    /** @param path starts with a slash */
    public <T> T post(String path, Object body, Class<T> type) {
        return send("POST", path, body, type);
    }

    private <T> T send(String method, String path, Object body, Class<T> type) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, server.path() + path);
        request.setEntity(new StringEntity(Json.write(body), ContentType.APPLICATION_JSON));
        return exchange(request, path, type);
    }

    private <T> T exchange(ClassicHttpRequest request, String path, Class<T> type) {
        request.setHeader("Accept", "application/json");
        try {
            String answer = connections.client().execute(server.target(), request, response -> body(response, path));
            return Json.read(answer, type, "What the %s at %s answers to %s".formatted(role, server, shown(path)));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The %s at %s %s; check that it is running and that this machine may reach it."
                            .formatted(role, server, reason(e)),
                    e);
        }
    }

    private String body(ClassicHttpResponse response, String path) throws IOException {
        int status = response.getCode();
        if (status < 200 || status > 299) {
            throw new UnavailableException("The %s at %s answered %d to %s; it should answer 200. Check the URL."
                    .formatted(role, server, status, shown(path)));
        }
        HttpEntity entity = response.getEntity();
        byte[] bytes = entity == null
                ? new byte[0]
                : BoundedBody.read(
                        entity.getContent(),
                        MAX_ANSWER_BYTES,
                        connections.settings().responseTimeout());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String shown(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "cannot be found: no such host";
        }
        if (e instanceof ConnectTimeoutException) {
            return "did not accept a connection in time";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "refused the connection";
        }
        if (e instanceof BoundedBody.TooLargeException) {
            return "answered more than %d MB".formatted(MAX_ANSWER_BYTES >> 20);
        }
        if (e instanceof InterruptedIOException) {
            return "did not answer in time";
        }
        return "broke off the exchange (%s)".formatted(e.getClass().getSimpleName());
    }
}
