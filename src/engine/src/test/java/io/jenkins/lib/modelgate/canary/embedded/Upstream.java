package io.jenkins.lib.modelgate.canary.embedded;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.lib.modelgate.http.ServerUrl;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server behind the proxy, for tests. */
final class Upstream implements Closeable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Upstream(HttpServer server, HttpHandler handler) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    static Upstream open(HttpHandler handler) throws IOException {
        return new Upstream(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), handler);
    }

    /** Answers every request with the same status and no body. */
    static Upstream answering(int status) throws IOException {
        return open(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    /** Where nobody listens. */
    static ServerUrl nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return url(socket.getLocalPort());
        }
    }

    ServerUrl url() {
        return url(server.getAddress().getPort());
    }

    static ServerUrl url(int port) {
        return ServerUrl.parse("http://127.0.0.1:" + port).orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
