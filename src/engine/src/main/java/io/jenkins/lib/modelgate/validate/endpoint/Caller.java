package io.jenkins.lib.modelgate.validate.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.http.BoundedBody;
import io.jenkins.lib.modelgate.http.BoundedExchange;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.report.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Posts one request at a time, each once and only to where it was addressed: no redirect is followed, nothing is tried again,
 * certificates are verified. No failure repeats what the endpoint said. Safe for use by several threads.
 */
final class Caller implements Closeable {

    private static final int MAX_ANSWER_BYTES = 16 << 20;
    private static final String TOO_SLOW = "did not answer within the time";

    private final EndpointSpec spec;
    private final Optional<String> authorization;
    private final HttpConnections connections;
    private final BoundedExchange exchange;

    Caller(EndpointSpec spec, Optional<Login> login) {
        this.spec = spec;
        this.authorization = login.map(Caller::authorization);
        this.connections = HttpConnections.open(
                new HttpSettings(spec.timeout(), spec.timeout(), spec.concurrency(), Optional.empty()));
        this.exchange = connections.exchange(spec.timeout(), MAX_ANSWER_BYTES);
    }

    /** A user called {@code bearer} means that the password is a token. */
    private static String authorization(Login login) {
        return login.user().equalsIgnoreCase("bearer")
                ? "Bearer " + login.password()
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }

    Reply call(byte[] body) {
        String path = spec.url().path().isEmpty() ? "/" : spec.url().path();
        HttpPost request = new HttpPost(path);
        request.setHeader("Accept", "application/json");
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        long start = System.nanoTime();
        try {
            BoundedExchange.Answer received = exchange.send(spec.url(), request);
            long nanos = System.nanoTime() - start;
            // The end that was set may have come in the very moment of the last byte.
            return nanos > spec.timeout().toNanos() ? Reply.failed(nanos, TOO_SLOW) : reply(received, nanos);
        } catch (IOException e) {
            return Reply.failed(System.nanoTime() - start, reason(e));
        }
    }

    private static Reply reply(BoundedExchange.Answer received, long nanos) {
        int status = received.status();
        if (status >= 300 && status <= 399) {
            return Reply.failed(nanos, "answered %d, a redirect, which is not followed".formatted(status));
        }
        if (!received.isGood()) {
            return Reply.failed(nanos, "answered %d".formatted(status));
        }
        try {
            JsonNode answer = Json.mapper().readTree(received.body());
            return answer == null || answer.isMissingNode()
                    ? Reply.failed(nanos, "answered nothing")
                    : Reply.answered(nanos, answer);
        } catch (JsonProcessingException e) {
            return Reply.failed(nanos, "answered what is not JSON");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "cannot be found: no such host";
        }
        if (e instanceof ConnectTimeoutException) {
            return "did not accept a connection within the time";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "refused the connection";
        }
        if (e instanceof SSLException) {
            return "has no certificate that this machine trusts, or speaks no TLS";
        }
        if (e instanceof BoundedExchange.EncodingException) {
            return e.getMessage();
        }
        if (e instanceof BoundedBody.TooLargeException) {
            return "answered more than %d MB".formatted(MAX_ANSWER_BYTES >> 20);
        }
        return e instanceof InterruptedIOException ? TOO_SLOW : "broke off the exchange";
    }

    @Override
    public void close() {
        connections.close();
    }
}
