package io.jenkins.lib.modelgate.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that say no end of it, byte by byte or all at once: every exchange ends, and the server sees it end. */
@Timeout(60)
class EndlessAnswersTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String LONG = "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n";

    private final CountDownLatch cut = new CountDownLatch(1);
    private ServerSocket server;
    private HttpConnections connections;

    /** What a server says to whoever asks. */
    private interface Talk {
        void to(OutputStream client) throws IOException, InterruptedException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        connections = HttpConnections.open(
                new HttpSettings(Duration.ofMillis(400), Duration.ofMillis(400), 2, Optional.empty()));
    }

    @AfterEach
    void stop() throws IOException {
        connections.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, LONG})
    void cutsABodyThatIsTooLargeAndNeverEnds(String head) throws Exception {
        answer(client -> {
            client.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[1 << 16];
            while (true) {
                client.write(head.equals(CHUNKED) ? "10000\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
                client.write(piece);
                client.write(head.equals(CHUNKED) ? "\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
            }
        });

        assertThatThrownBy(this::ask)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("answered more than 4 MB");
        assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, LONG, "HTTP/1.1 500 No\r\nContent-Length: 9000000000\r\n\r\n"})
    void cutsABodyThatComesInDropsForever(String head) throws Exception {
        answer(client -> {
            client.write(head.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.write((head.equals(CHUNKED) ? "1\r\n \r\n" : " ").getBytes(StandardCharsets.US_ASCII));
                client.flush();
                // Each drop comes long before a socket would give up.
                TimeUnit.MILLISECONDS.sleep(20);
            }
        });

        assertThatThrownBy(this::ask)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(head.contains("500") ? "answered 500" : "did not answer in time");
        assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cutsHeadersThatComeInDropsForever() throws Exception {
        answer(client -> {
            client.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.write('x');
                client.flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        });

        assertThatThrownBy(this::ask)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("did not answer in time");
        assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void readsAPackedAnswerAndBoundsWhatItUnpacksTo() throws Exception {
        answer(client -> packed(client, "{\"a\": 1}"));
        assertThat(ask().path("a").intValue()).isEqualTo(1);

        answer(client -> packed(client, " ".repeat(5 << 20) + "{}"));
        assertThatThrownBy(this::ask).hasMessageContaining("answered more than 4 MB");
    }

    @Test
    void refusesAnEncodingThatNobodyAskedFor() throws Exception {
        answer(client -> client.write("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}"
                .getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(this::ask)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("answered in the encoding 'br', which nobody asked for");
    }

    private static void packed(OutputStream client, String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        client.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                .formatted(bytes.size())
                .getBytes(StandardCharsets.US_ASCII));
        client.write(bytes.toByteArray());
        client.flush();
    }

    private JsonNode ask() {
        ServerUrl url =
                ServerUrl.parse("http://127.0.0.1:" + server.getLocalPort()).orElseThrow();
        return new JsonHttp(connections, url, "proxy").get("/weights", JsonNode.class);
    }

    /** Answers the next caller, and tells when it was cut off. */
    private void answer(Talk talk) {
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                InputStream in = client.getInputStream();
                for (int last = 0, next = in.read(); next >= 0; last = last << 8 | next, next = in.read()) {
                    if ((last << 8 | next) == 0x0D0A0D0A) {
                        break;
                    }
                }
                talk.to(client.getOutputStream());
            } catch (IOException e) {
                cut.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
