package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP/1.1 server: a few threads move bytes, a bounded number of others work on whole requests, and what comes while all
 * of those are busy and the queue is full is answered with 503. A connection that is silent for a minute is closed.
 */
final class Listener implements Closeable {

    private static final int BACKLOG = 512;
    private static final int QUEUE = 1024;
    private static final int IO_THREADS = 2;
    private static final Timeout SILENCE = Timeout.ofMinutes(1);
    private static final int START_SECONDS = 10;

    private final HttpAsyncServer server;
    private final ThreadPoolExecutor threads;
    private final ServerUrl url;

    private Listener(HttpAsyncServer server, ThreadPoolExecutor threads, ServerUrl url) {
        this.server = server;
        this.threads = threads;
        this.url = url;
    }

    /**
     * @param name of its threads, and of itself in messages
     * @param responder of every path
     * @throws UnavailableException where the address is taken or none of this machine's
     */
    static Listener open(ListenAddress address, String name, int maxThreads, int maxBodyBytes, Responder responder) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                maxThreads,
                maxThreads,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                new DefaultThreadFactory(name, true));
        threads.allowCoreThreadTimeOut(true);
        Exchange exchange = new Exchange(responder, threads, maxBodyBytes);
        HttpAsyncServer server = AsyncServerBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setTcpNoDelay(true)
                        .setSoTimeout(SILENCE)
                        .setBacklogSize(BACKLOG)
                        .build())
                .setHttpProcessor(HttpProcessors.server("Modelgate"))
                // Whatever name a client knows this machine by is as good as any other.
                .setRequestRouter((request, context) -> () -> new BasicServerExchangeHandler<>(exchange))
                .create();
        try {
            server.start();
            InetSocketAddress bound = (InetSocketAddress) server.listen(address.socket(), URIScheme.HTTP)
                    .get(START_SECONDS, TimeUnit.SECONDS)
                    .getAddress();
            ListenAddress real = new ListenAddress(address.host(), bound.getPort());
            return new Listener(
                    server, threads, ServerUrl.parse("http://" + real).orElseThrow());
        } catch (ExecutionException e) {
            throw failed(server, threads, name, address, e.getCause());
        } catch (TimeoutException e) {
            throw failed(server, threads, name, address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(server, threads, name, address, new IOException("interrupted"));
        }
    }

    private static UnavailableException failed(
            HttpAsyncServer server, ThreadPoolExecutor threads, String name, ListenAddress address, Throwable cause) {
        server.close(CloseMode.IMMEDIATE);
        threads.shutdownNow();
        return new UnavailableException(
                "The %s cannot listen on %s: %s.".formatted(name, address, cause.getMessage()), cause);
    }

    ServerUrl url() {
        return url;
    }

    /** Takes no more requests and cuts off those under way. */
    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
        threads.shutdownNow();
    }
}
