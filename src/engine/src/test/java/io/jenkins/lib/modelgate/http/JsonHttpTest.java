package io.jenkins.lib.modelgate.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonHttpTest {

    private final AtomicInteger calls = new AtomicInteger();
    private HttpConnections connections;
    private HttpServer server;
    private JsonHttp http;

    @BeforeEach
    void start() throws IOException {
        connections = HttpConnections.open(HttpSettings.defaults());
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        http = new JsonHttp(connections, url(server.getAddress().getPort()), "proxy");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        connections.close();
    }

    @Test
    void exchangesJson() {
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        assertThat(http.put("/echo", Map.of("a", 1), JsonNode.class).path("a").intValue())
                .isEqualTo(1);
        assertThat(http.post("/echo", Map.of("a", 2), JsonNode.class).path("a").intValue())
                .isEqualTo(2);
    }

    @Test
    void saysWhereItWasRefused() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        JsonHttp nobody = new JsonHttp(connections, url(free), "proxy");

        assertThatThrownBy(() -> nobody.get("/weights?token=secret", JsonNode.class))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "The proxy at http://127.0.0.1:%d refused the connection; check that it is running and that this machine may reach it."
                                .formatted(free));
    }

    @Test
    void doesNotWaitForeverForAnAnswer() throws IOException {
        HttpSettings hasty = new HttpSettings(Duration.ofSeconds(5), Duration.ofMillis(100), 1, Optional.empty());
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpConnections few = HttpConnections.open(hasty)) {
            JsonHttp http = new JsonHttp(few, url(silent.getLocalPort()), "proxy");

            assertThatThrownBy(() -> http.get("/weights", JsonNode.class))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void takesOnlyAnAnswerOf200ToMeanYes() {
        answer("/broken", 503, "secret details");

        assertThatThrownBy(() -> http.get("/broken?token=secret", JsonNode.class))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("answered 503 to /broken")
                .hasMessageNotContaining("secret");
    }

    @Test
    void followsNoRedirect() {
        answer("/elsewhere", 200, "{}");
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThatThrownBy(() -> http.get("/moved", JsonNode.class)).hasMessageContaining("answered 302");
        assertThat(calls).hasValue(0);
    }

    @Test
    void triesOnce() {
        answer("/broken", 503, "");

        assertThatThrownBy(() -> http.get("/broken", JsonNode.class)).isInstanceOf(UnavailableException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void refusesAnEndlessAnswer() {
        answer("/large", 200, " ".repeat(5 << 20));

        assertThatThrownBy(() -> http.get("/large", JsonNode.class))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("answered more than 4 MB");
    }

    @Test
    void refusesWhatIsNotJson() {
        answer("/html", 200, "<html>secret</html>");

        assertThatThrownBy(() -> http.get("/html", JsonNode.class))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("What the proxy at http://127.0.0.1:");
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            calls.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static ServerUrl url(int port) {
        return ServerUrl.parse("http://127.0.0.1:" + port).orElseThrow();
    }
}
