package io.jenkins.lib.modelgate.canary.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.canary.embedded.PredictionServer.Faults;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionServerTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersByGetAndByPost() throws Exception {
        try (PredictionServer server = open(table(), Faults.none())) {
            assertThat(get(server, "/predict?x=1&id=7").body())
                    .isEqualToIgnoringWhitespace("{\"id\":\"7\",\"score\":0.25,\"decision\":0}");
            assertThat(post(server, "{\"id\": 8}").body())
                    .isEqualToIgnoringWhitespace("{\"id\":\"8\",\"score\":0.75,\"decision\":1}");
            assertThat(post(server, "{\"id\": \"8\"}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesWhatItCannotAnswer() throws Exception {
        try (PredictionServer server = open(table(), Faults.none())) {
            assertThat(get(server, "/predict?id=9").statusCode()).isEqualTo(404);
            assertThat(get(server, "/predict").statusCode()).isEqualTo(400);
            assertThat(get(server, "/").statusCode()).isEqualTo(404);
            assertThat(post(server, "{\"id\": [1]}").statusCode()).isEqualTo(400);
            assertThat(post(server, "nonsense").statusCode()).isEqualTo(400);
            assertThat(post(server, "").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void failsAsOftenAndAsSlowlyAsItIsTold() throws Exception {
        try (PredictionServer server = open(table(), new Faults(0.25, Duration.ofMillis(20)))) {
            List<Integer> statuses = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < 8; i++) {
                statuses.add(get(server, "/predict?id=7").statusCode());
            }
            assertThat(statuses).containsExactly(200, 200, 200, 500, 200, 200, 200, 500);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(160));
        }
    }

    @Test
    void servesWordsAsIdsAndDecisions() throws Exception {
        Table words = InMemoryTable.named("words")
                .words("id", "a b", "c")
                .numbers("score", 1.0, 2.0)
                .words("decision", "yes", "no");
        try (PredictionServer server = open(words, Faults.none())) {
            assertThat(get(server, "/predict?id=a%20b").body()).contains("\"decision\" : \"yes\"");
        }
    }

    @Test
    void refusesAFileThatCannotBeServed() {
        refuses(InMemoryTable.named("f").words("id").numbers("score").words("decision"), "f has no rows");
        refuses(
                InMemoryTable.named("f")
                        .words("id", "a", "a")
                        .numbers("score", 1.0, 2.0)
                        .words("decision", "x", "y"),
                "f: there are two rows with 'id' a");
        refuses(
                InMemoryTable.named("f")
                        .words("id", "a", null)
                        .numbers("score", 1.0, 2.0)
                        .words("decision", "x", "y"),
                "f: row 2 has nothing in 'id'");
        refuses(
                InMemoryTable.named("f")
                        .words("id", "a")
                        .numbers("score", (Double) null)
                        .words("decision", "x"),
                "f: row 1 has no number in 'score'");
        refuses(InMemoryTable.named("f").words("id", "a").numbers("score", 1.0), "decision");
    }

    private void refuses(Table table, String sentence) {
        assertThatThrownBy(() -> open(table, Faults.none()).close())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(sentence);
    }

    private static PredictionServer open(Table table, Faults faults) {
        return PredictionServer.open(ListenAddress.loopback(), table, "id", "score", "decision", faults);
    }

    private static Table table() {
        return InMemoryTable.named("predictions")
                .column("id", ColumnType.INTEGER, 7.0, 8.0)
                .numbers("score", 0.25, 0.75)
                .column("decision", ColumnType.INTEGER, 0.0, 1.0);
    }

    private HttpResponse<String> get(PredictionServer server, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(PredictionServer server, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/predict"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
