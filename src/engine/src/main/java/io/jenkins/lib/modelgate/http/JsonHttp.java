package io.jenkins.lib.modelgate.http;

import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

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
        return exchange(request("GET", path), path, type);
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
        HttpUriRequestBase request = request(method, path);
        request.setEntity(new StringEntity(Json.write(body), ContentType.APPLICATION_JSON));
        return exchange(request, path, type);
    }

    private HttpUriRequestBase request(String method, String path) {
        return new HttpUriRequestBase(method, URI.create(server.path() + path));
    }

    private <T> T exchange(HttpUriRequestBase request, String path, Class<T> type) {
        request.setHeader("Accept", "application/json");
        try {
            BoundedExchange.Answer answer =
                    connections.exchange(within(), MAX_ANSWER_BYTES).send(server, request);
            if (!answer.isGood()) {
                throw new UnavailableException("The %s at %s answered %d to %s; it should answer 200. Check the URL."
                        .formatted(role, server, answer.status(), shown(path)));
            }
            return Json.read(
                    answer.body(), type, "What the %s at %s answers to %s".formatted(role, server, shown(path)));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The %s at %s %s; check that it is running and that this machine may reach it."
                            .formatted(role, server, reason(e)),
                    e);
        }
    }

    /** Until the connection stands, until the answer begins, and again until it is complete. */
    private Duration within() {
        HttpSettings settings = connections.settings();
        return settings.connectTimeout().plus(settings.responseTimeout().multipliedBy(2));
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
        if (e instanceof BoundedExchange.EncodingException) {
            return e.getMessage();
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
