package io.jenkins.lib.modelgate.canary.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import io.jenkins.lib.modelgate.canary.Counters;
import io.jenkins.lib.modelgate.canary.ProxyTarget;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedProxyTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "25", "50", "100"})
    void sendsExactlyTheShareToTheCandidate(int percent) throws Exception {
        WeightedProxy proxy = proxy(answering(200), answering(201));
        proxy.setCandidateWeight(percent);
        int candidate = 0;

        for (int i = 0; i < 100; i++) {
            HttpResponse<String> response = get(proxy, "/");
            boolean toCandidate = response.statusCode() == 201;
            candidate += toCandidate ? 1 : 0;
            assertThat(response.headers().firstValue("X-Modelgate-Version"))
                    .contains(toCandidate ? "candidate" : "stable");
        }

        assertThat(candidate).isEqualTo(percent);
        assertThat(proxy.counters().candidate().requests()).isEqualTo(percent);
        assertThat(proxy.counters().stable().requests()).isEqualTo(100 - percent);
    }

    @Test
    void sharesExactlyAlsoAmongManyClientsAtOnce() throws Exception {
        WeightedProxy proxy = proxy(answering(200), answering(500));
        proxy.setCandidateWeight(25);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();

        for (int i = 0; i < 2000; i++) {
            answers.add(client.sendAsync(request(proxy, "/").build(), BodyHandlers.ofString()));
            if (i % 50 == 49) {
                answers.get(i).join();
            }
        }
        answers.forEach(CompletableFuture::join);

        Counters counters = proxy.counters();
        assertThat(counters.candidate().requests()).isEqualTo(500);
        assertThat(counters.candidate().errors()).isEqualTo(500);
        assertThat(counters.stable().requests()).isEqualTo(1500);
        assertThat(counters.stable().errors()).isZero();
        assertThat(counters.stable().meanMillis()).isPositive();
    }

    @Test
    void countsWhatTheClientDidWrongAsRefusedNotAsFailed() throws Exception {
        WeightedProxy proxy = proxy(answering(404), answering(404));

        assertThat(get(proxy, "/").statusCode()).isEqualTo(404);
        assertThat(proxy.counters().stable().errors()).isZero();
        assertThat(proxy.counters().stable().refusals()).isEqualTo(1);
        assertThat(proxy.counters().stable().successes()).isZero();
    }

    @Test
    void answersForAVersionThatIsDownAndCountsIt() throws Exception {
        WeightedProxy proxy = proxy(answering(200), Upstream.nobody());
        proxy.setCandidateWeight(100);

        HttpResponse<String> response = get(proxy, "/");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("The candidate version cannot be reached");
        assertThat(proxy.counters().candidate().errors()).isEqualTo(1);
    }

    @Test
    void answersForAVersionThatDoesNotAnswerAndCountsIt() throws Exception {
        ServerSocket silent = opened(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()));
        WeightedProxy proxy = opened(
                WeightedProxy.open(spec(answering(200), Upstream.url(silent.getLocalPort()), Duration.ofMillis(200))));
        proxy.setCandidateWeight(100);

        assertThat(get(proxy, "/").statusCode()).isEqualTo(504);
        assertThat(proxy.counters().candidate().errors()).isEqualTo(1);
        assertThat(proxy.counters().candidate().meanMillis()).isGreaterThan(150);
    }

    @Test
    void passesRequestAndAnswerThroughUnchanged() throws Exception {
        AtomicReference<String> seen = new AtomicReference<>();
        AtomicReference<Headers> headers = new AtomicReference<>();
        ServerUrl echo = opened(Upstream.open(exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    seen.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    headers.set(exchange.getRequestHeaders());
                    exchange.getResponseHeaders().add("Set-Cookie", "a=1");
                    exchange.getResponseHeaders().add("Set-Cookie", "b=2");
                    exchange.getResponseHeaders().add("Content-Type", "text/x");
                    exchange.getResponseHeaders().add("Keep-Alive", "timeout=77");
                    exchange.sendResponseHeaders(207, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                }))
                .url();
        WeightedProxy proxy = proxy(new ServerUrl(echo.scheme(), echo.host(), echo.port(), "/base"), Upstream.nobody());

        HttpResponse<String> response = client.send(
                request(proxy, "/v2/a%2Fb/%C3%A9?x=1&y=%20")
                        .method("PATCH", BodyPublishers.ofString("päyload"))
                        .header("X-Mine", "kept")
                        .header("Content-Type", "application/json")
                        .header("TE", "trailers")
                        .build(),
                BodyHandlers.ofString());

        assertThat(seen).hasValue("PATCH /base/v2/a%2Fb/%C3%A9?x=1&y=%20");
        assertThat(headers.get().get("X-Mine")).containsExactly("kept");
        assertThat(headers.get().get("Content-Type")).containsExactly("application/json");
        assertThat(headers.get().get("Host")).containsExactly(echo.host() + ":" + echo.port());
        assertThat(headers.get()).doesNotContainKey("Te");
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.body()).isEqualTo("päyload");
        assertThat(response.headers().allValues("Set-Cookie")).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/x");
        assertThat(response.headers().firstValue("Keep-Alive")).isEmpty();
    }

    @Test
    void dropsWhatTheConnectionHeaderNames() throws Exception {
        AtomicReference<Headers> headers = new AtomicReference<>();
        ServerUrl server = opened(Upstream.open(exchange -> {
                    headers.set(exchange.getRequestHeaders());
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                }))
                .url();
        WeightedProxy proxy = proxy(server, Upstream.nobody());

        String answer = raw(
                proxy,
                "GET //twice//x?q HTTP/1.1\r\nHost: x\r\nConnection: close\r\nConnection: X-Hop\r\nX-Hop: 1\r\nX-Kept: 1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(headers.get()).containsKey("X-kept").doesNotContainKey("X-hop");
    }

    @Test
    void doesNotTakeAnotherHostFromTheRequest() throws Exception {
        WeightedProxy proxy = proxy(answering(200), Upstream.nobody());

        assertThat(raw(proxy, "GET http://192.0.2.1/x HTTP/1.1\r\nHost: 192.0.2.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw(proxy, "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 501");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        WeightedProxy proxy = proxy(answering(200), Upstream.nobody());

        HttpResponse<String> response = client.send(
                request(proxy, "/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void refusesBodiesWithoutEnd() throws Exception {
        WeightedProxy proxy = proxy(answering(200), Upstream.nobody());
        byte[] large = new byte[ProxyHandler.MAX_BODY_BYTES + 1];

        HttpResponse<String> response = client.send(
                request(proxy, "/").POST(BodyPublishers.ofByteArray(large)).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(proxy.counters().stable().requests()).isZero();
    }

    @Test
    void isToldAndAskedOverItsAdminListener() throws Exception {
        WeightedProxy proxy = proxy(answering(200), answering(200));
        HttpConnections connections = opened(HttpConnections.open(HttpSettings.defaults()));
        ProxyTarget target = new ProxyTarget(connections, proxy.adminUrl());

        assertThat(target.candidateWeight()).isZero();
        target.setCandidateWeight(25);
        get(proxy, "/");

        assertThat(target.candidateWeight()).isEqualTo(25);
        assertThat(target.counters()).isEqualTo(proxy.counters());
        assertThat(target.counters().stable().requests()).isEqualTo(1);
        assertThat(admin(proxy, "GET", "/weights", null).body())
                .isEqualToIgnoringWhitespace("{\"candidate\":25,\"stable\":75}");
        assertThat(admin(proxy, "GET", "/health", null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | /weights | {\"candidate\": 101} | 400",
                "PUT | /weights | {\"candidate\": -1} | 400",
                "PUT | /weights | {\"candidate\": 2.5} | 400",
                "PUT | /weights | {\"candidate\": \"25\"} | 400",
                "PUT | /weights | {\"candidate\": 25, \"stable\": 50} | 400",
                "PUT | /weights | {} | 400",
                "PUT | /weights | nonsense | 400",
                "PUT | /weights | `` | 400",
                "POST | /weights | {\"candidate\": 25} | 405",
                "PUT | /counters | {} | 405",
                "GET | /else | `` | 404",
            })
    void refusesWhatTheAdminDoesNotMean(String method, String path, String body, int status) throws Exception {
        WeightedProxy proxy = proxy(answering(200), answering(200));
        proxy.setCandidateWeight(10);

        HttpResponse<String> response = admin(proxy, method, path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"error\"");
        assertThat(proxy.candidateWeight()).isEqualTo(10);
    }

    @Test
    void saysWhereItCannotListen() throws Exception {
        WeightedProxy first = proxy(answering(200), answering(200));
        ListenAddress taken = new ListenAddress("127.0.0.1", first.adminUrl().port());

        assertThatThrownBy(() -> WeightedProxy.open(new ProxySpec(
                        ListenAddress.loopback(), taken, first.url(), first.url(), Duration.ofSeconds(1))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.port());
    }

    private ServerUrl answering(int status) throws IOException {
        return opened(Upstream.answering(status)).url();
    }

    private WeightedProxy proxy(ServerUrl stable, ServerUrl candidate) {
        return opened(WeightedProxy.open(spec(stable, candidate, Duration.ofSeconds(5))));
    }

    private static ProxySpec spec(ServerUrl stable, ServerUrl candidate, Duration timeout) {
        return new ProxySpec(ListenAddress.loopback(), ListenAddress.loopback(), stable, candidate, timeout);
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(0, closeable);
        return closeable;
    }

    private HttpResponse<String> get(WeightedProxy proxy, String path) throws Exception {
        return client.send(request(proxy, path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(WeightedProxy proxy, String path) {
        return HttpRequest.newBuilder(URI.create(proxy.url() + path));
    }

    private HttpResponse<String> admin(WeightedProxy proxy, String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(proxy.adminUrl() + path))
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String raw(WeightedProxy proxy, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", proxy.url().port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
