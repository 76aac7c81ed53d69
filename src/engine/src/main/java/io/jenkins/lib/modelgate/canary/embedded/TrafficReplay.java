package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.Json;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Sends {@code POST /predict {"id": …}} for one row after another, from the first again after the last, at a steady rate,
 * until it is closed. Where answers come too slowly for the rate, it is sent as fast as they come.
 */
public final class TrafficReplay implements Closeable {

    /** How many requests are under way at once, at most. */
    static final int THREADS = 16;

    private final HttpConnections connections;
    private final ServerUrl server;
    private final List<String> ids;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ScheduledExecutorService threads;

    private TrafficReplay(HttpConnections connections, ServerUrl server, List<String> ids) {
        this.connections = connections;
        this.server = server;
        this.ids = List.copyOf(ids);
        this.threads = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "modelgate-traffic");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param connections at least {@value #THREADS} to one server; stay the caller's to close
     * @param ids at least one
     */
    public static TrafficReplay start(
            HttpConnections connections, ServerUrl server, List<String> ids, int requestsPerSecond) {
        TrafficReplay replay = new TrafficReplay(connections, server, ids);
        long gap = TimeUnit.SECONDS.toNanos(1) / requestsPerSecond;
        for (int thread = 0; thread < THREADS; thread++) {
            replay.threads.scheduleAtFixedRate(replay::send, thread * gap, THREADS * gap, TimeUnit.NANOSECONDS);
        }
        return replay;
    }

    private void send() {
        String id = ids.get((int) (sent.getAndIncrement() % ids.size()));
        boolean answered = false;
        try {
            int status = status(id);
            answered = status >= 200 && status <= 299;
        } catch (IOException | RuntimeException e) {
            // An exception would end the schedule; a failure is what this is here to notice.
            answered = false;
        } finally {
            // Also where something worse than an exception ends the schedule.
            if (!answered) {
                failed.incrementAndGet();
            }
        }
    }

    private int status(String id) throws IOException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", server.path() + "/predict");
        request.setEntity(new StringEntity(Json.write(Map.of("id", id)), ContentType.APPLICATION_JSON));
        return connections.client().execute(server.target(), request, response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
    }

    /** Requests begun so far. */
    public long sent() {
        return sent.get();
    }

    /** Requests so far that were not answered with success. */
    public long failed() {
        return failed.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
