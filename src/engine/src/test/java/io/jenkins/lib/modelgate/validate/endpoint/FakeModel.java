package io.jenkins.lib.modelgate.validate.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that answers as a test wants it to. */
final class FakeModel implements Closeable {

    /** Answers one request. */
    interface Behaviour {
        void answer(HttpExchange exchange, String body, int number) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    private FakeModel(HttpServer server) {
        this.server = server;
    }

    static FakeModel that(Behaviour behaviour) {
        try {
            FakeModel model =
                    new FakeModel(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            model.server.setExecutor(model.threads);
            model.server.createContext("/", exchange -> {
                try (exchange) {
                    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    behaviour.answer(exchange, body, model.requests.incrementAndGet());
                }
            });
            model.server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same answer to everybody. */
    static FakeModel answering(int status, String body) {
        return that((exchange, said, number) -> send(exchange, status, body));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
