package io.jenkins.lib.modelgate.canary.embedded;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP/1.1 server with a bounded number of threads; where all are busy and the queue is full, it stops accepting. */
final class Listener implements Closeable {

    private static final int BACKLOG = 512;
    private static final int QUEUE = 1024;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final ServerUrl url;

    private Listener(HttpServer server, ThreadPoolExecutor threads, ServerUrl url) {
        this.server = server;
        this.threads = threads;
        this.url = url;
    }

    /**
     * @param name of its threads
     * @param handler of every path
     * @throws UnavailableException where the address is taken or none of this machine's
     */
    static Listener open(ListenAddress address, String name, int maxThreads, HttpHandler handler) {
        HttpServer server;
        try {
            server = HttpServer.create(address.socket(), BACKLOG);
        } catch (IOException | RuntimeException e) {
            throw new UnavailableException(
                    "The %s cannot listen on %s: %s.".formatted(name, address, e.getMessage()), e);
        }
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                maxThreads,
                maxThreads,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                // The thread that accepts does the work itself and takes no more meanwhile.
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        ListenAddress bound =
                new ListenAddress(address.host(), server.getAddress().getPort());
        return new Listener(server, threads, ServerUrl.parse("http://" + bound).orElseThrow());
    }

    ServerUrl url() {
        return url;
    }

    /** Takes no more requests and cuts off those under way. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
