package io.jenkins.lib.modelgate.validate.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Login;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    private static final String V2 =
            "{\"request\":{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[1.0,2.0]}]},"
                    + "\"response\":{\"outputs\":[{\"name\":\"y\",\"data\":[0.25]}]}}";
    private static final String ANSWER =
            "{\"model_name\":\"m\",\"id\":\"7\",\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP64\",\"shape\":[1],\"data\":[0.2500000001]}]}";

    @TempDir
    Path folder;

    private final ObjectNode said =
            Json.mapper().createObjectNode().put("requests", 20).put("warmUp", 2);

    @Test
    void passesWhereAllAnswersAreThoseExpected() throws IOException {
        try (FakeModel model = FakeModel.answering(200, ANSWER)) {
            Endpoint.Found found = ask(model.url("/v2/models/m/infer"), V2);

            assertThat(found.checks()).extracting(Check::verdict).containsExactly(Verdict.PASSED, Verdict.PASSED);
            assertThat(found.load().orElseThrow().requests()).isEqualTo(20);
            assertThat(found.load().orElseThrow().quantile(0.5)).isPositive();
            assertThat(found.load().orElseThrow().throughput()).isPositive();
            assertThat(model.requests()).isEqualTo(22);
            assertThat(found.golden().rows()).isEqualTo(1);
        }
    }

    @Test
    void postsTheRequestAsItStands() throws IOException {
        AtomicReference<String> seen = new AtomicReference<>();
        try (FakeModel model = FakeModel.that((exchange, body, number) -> {
            seen.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            FakeModel.send(exchange, 200, "[3]");
        })) {
            ask(model.url("/predict"), "{\"request\": {\"rows\": [[1, 2.5]], \"über\": null}, \"response\": [3.0]}");
        }

        assertThat(seen.get())
                .isEqualTo("POST /predict application/json; charset=UTF-8 {\"rows\":[[1,2.5]],\"über\":null}");
    }

    @Test
    void failsWhereAnAnswerIsAnother() throws IOException {
        try (FakeModel model = FakeModel.answering(200, ANSWER.replace("0.2500000001", "0.26"))) {
            Check answers = ask(model.url("/"), V2).checks().get(1);

            assertThat(answers.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(answers.explanation()).contains("line 1", "outputs[0].data[0] is 0.26, expected is 0.25");
            assertThat(answers.evidence()).isNotNull();
        }
    }

    @Test
    void saysThatNothingWasComparedWhereNothingIsExpected() throws IOException {
        try (FakeModel model = FakeModel.answering(200, ANSWER)) {
            assertThat(ask(model.url("/"), "{\"request\": 1}").checks().get(1).verdict())
                    .isEqualTo(Verdict.SKIPPED);
        }
    }

    @Test
    void isAnErrorWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Endpoint.Found found = ask("http://127.0.0.1:" + port, V2);

        assertThat(found.load()).isEmpty();
        assertThat(found.checks()).singleElement().satisfies(check -> {
            assertThat(check.verdict()).isEqualTo(Verdict.ERROR);
            assertThat(check.explanation()).contains("refused the connection", "http://127.0.0.1:" + port);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void isAnErrorWhereEveryAnswerIs(int status) throws IOException {
        try (FakeModel model = FakeModel.answering(status, "secret trouble")) {
            Check check = ask(model.url("/"), V2).checks().get(0);

            assertThat(check.verdict()).isEqualTo(Verdict.ERROR);
            assertThat(check.explanation()).contains("answered " + status).doesNotContain("secret");
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (FakeModel other = FakeModel.answering(200, ANSWER);
                FakeModel model = FakeModel.that((exchange, body, number) -> {
                    exchange.getResponseHeaders().set("Location", other.url("/"));
                    FakeModel.send(exchange, 307, "");
                })) {
            assertThat(ask(model.url("/"), V2).checks().get(0).explanation()).contains("307", "not followed");
            assertThat(other.requests()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{", "{} {}", "NaN"})
    void takesNoGarbage(String body) throws IOException {
        try (FakeModel model = FakeModel.answering(200, body)) {
            assertThat(ask(model.url("/"), V2).checks().get(0).verdict()).isEqualTo(Verdict.ERROR);
        }
    }

    @Test
    void endsABodyWithoutEnd() throws IOException {
        said.put("warmUp", 1);
        try (FakeModel model = FakeModel.that((exchange, body, number) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] piece = new byte[1 << 16];
            while (true) {
                out.write(piece);
            }
        })) {
            assertThat(ask(model.url("/"), V2).checks().get(0).explanation()).contains("more than 16 MB");
        }
    }

    @Test
    void endsABodyThatComesInDropsForever() throws IOException {
        said.put("warmUp", 1).put("endpointTimeout", "300ms");
        try (FakeModel model = FakeModel.that((exchange, body, number) -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            assertThat(ask(model.url("/"), V2).checks().get(0).explanation())
                    .contains("did not answer within the time");
        }
    }

    @Test
    void readsAnswersInPiecesAndPacked() throws IOException {
        try (FakeModel model = FakeModel.that((exchange, body, number) -> {
            byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            if (number % 2 == 0) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                    gzip.write(bytes);
                }
                bytes = packed.toByteArray();
            }
            // A length of 0 means chunks.
            exchange.sendResponseHeaders(200, 0);
            for (byte each : bytes) {
                exchange.getResponseBody().write(each);
                exchange.getResponseBody().flush();
            }
        })) {
            assertThat(ask(model.url("/"), V2).checks()).allMatch(check -> check.verdict() == Verdict.PASSED);
        }
    }

    @Test
    void waitsNoLongerThanItWasTold() throws IOException {
        said.put("warmUp", 1).put("endpointTimeout", "100ms");
        CountDownLatch end = new CountDownLatch(1);
        try (FakeModel model = FakeModel.that((exchange, body, number) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            assertThat(ask(model.url("/"), V2).checks().get(0).explanation())
                    .contains("did not answer within the time");
        } finally {
            end.countDown();
        }
    }

    @Test
    void countsAFailedRequestAmongTheSlowest() throws IOException {
        said.put("requests", 100).put("concurrency", 4);
        try (FakeModel model = FakeModel.that(
                (exchange, body, number) -> FakeModel.send(exchange, number % 20 == 0 ? 500 : 200, ANSWER))) {
            Endpoint.Found found = ask(model.url("/"), V2);
            Load load = found.load().orElseThrow();

            assertThat(found.checks().get(0).verdict()).isEqualTo(Verdict.WARNING);
            assertThat(found.checks().get(0).explanation()).contains("5 × answered 500");
            assertThat(found.checks().get(1).verdict()).isEqualTo(Verdict.PASSED);
            assertThat(load.failures()).isEqualTo(5);
            assertThat(load.quantile(0.99)).isInfinite();
            assertThat(load.quantile(0.9)).isFinite();
        }
    }

    @Test
    void leavesAnEndpointAloneThatFailsAndFails() throws IOException {
        said.put("requests", 100_000);
        try (FakeModel model =
                FakeModel.that((exchange, body, number) -> FakeModel.send(exchange, number <= 3 ? 200 : 500, ANSWER))) {
            Check alive = ask(model.url("/"), V2).checks().get(0);

            assertThat(alive.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(alive.explanation()).contains("the other 99,899 were not sent");
            assertThat(model.requests()).isEqualTo(103);
        }
    }

    @Test
    void cannotTellOfARequestThatWasNeverAnswered() throws IOException {
        try (FakeModel model = FakeModel.that(
                (exchange, body, number) -> FakeModel.send(exchange, body.equals("2") ? 500 : 200, "0"))) {
            Check answers = ask(
                            model.url("/"), "{\"request\": 1, \"response\": 0}", "{\"request\": 2, \"response\": 0}")
                    .checks()
                    .get(1);

            assertThat(answers.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(answers.explanation()).contains("Only 1 of 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "anna"})
    void sendsTheLoginAndNeverShowsIt(String user) throws IOException {
        said.put("endpointCredentials", "model");
        AtomicReference<String> seen = new AtomicReference<>();
        try (FakeModel model = FakeModel.that((exchange, body, number) -> {
            seen.set(exchange.getRequestHeaders().getFirst("Authorization"));
            FakeModel.send(exchange, 401, "");
        })) {
            Endpoint.Found found = ask(model.url("/"), id -> new Login(user, "s3cret"), V2);

            assertThat(seen.get()).isEqualTo(user.equals("bearer") ? "Bearer s3cret" : "Basic YW5uYTpzM2NyZXQ=");
            assertThat(found.checks().toString()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"request\": null}",
                "{\"request\": 1, \"answer\": 2}",
                "{",
                "{\"request\": 1}\n{"
            })
    void refusesAGoldenFileThatIsNone(String lines) throws IOException {
        try (FakeModel model = FakeModel.answering(200, ANSWER)) {
            assertThatThrownBy(() -> ask(model.url("/"), lines))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("golden.jsonl");
            assertThat(model.requests()).isZero();
        }
    }

    @Test
    void refusesSettingsThatCannotBeMeant() {
        assertThatThrownBy(() -> spec("ftp://host", said)).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> spec("http://user:password@host", said)).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> spec("http://model.example", said.deepCopy().put("endpointCredentials", "model")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> EndpointSpec.from(Settings.of("test", said)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'warmUp'");
        assertThat(EndpointSpec.from(Settings.none("test"))).isEmpty();
    }

    private Endpoint.Found ask(String url, String... golden) throws IOException {
        return ask(url, Logins.NONE, golden);
    }

    private Endpoint.Found ask(String url, Logins logins, String... golden) throws IOException {
        Files.write(folder.resolve("golden.jsonl"), List.of(golden));
        return Endpoint.ask(spec(url, said), Workspace.confined(folder), logins, Progress.NONE);
    }

    private static EndpointSpec spec(String url, ObjectNode settings) {
        return EndpointSpec.from(Settings.of(
                        "test", settings.deepCopy().put("endpoint", url).put("golden", "golden.jsonl")))
                .orElseThrow();
    }
}
