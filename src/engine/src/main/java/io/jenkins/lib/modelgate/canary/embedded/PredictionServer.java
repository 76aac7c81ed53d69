package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.Closeable;
import java.time.Duration;
import java.util.Objects;

/**
 * A model server that answers from a predictions file: {@code POST /predict} with {@code {"id": …}} or
 * {@code GET /predict?id=…} gives {@code {"id": …, "score": …, "decision": …}}, 404 for an id that is not in the file.
 */
public final class PredictionServer implements Closeable {

    private static final int THREADS = 64;

    /**
     * How badly it is to behave, on purpose.
     *
     * @param errorRate the share of requests that it answers with 500, in [0, 1], evenly spread
     * @param delay how long it waits before it answers
     */
    public record Faults(double errorRate, Duration delay) {

        public Faults {
            Objects.requireNonNull(delay, "delay");
            if (!(errorRate >= 0 && errorRate <= 1) || delay.isNegative()) {
                throw new IllegalArgumentException("an error rate lies in [0, 1], a delay is not negative");
            }
        }

        public static Faults none() {
            return new Faults(0, Duration.ZERO);
        }
    }

    private final Listener listener;

    private PredictionServer(Listener listener) {
        this.listener = listener;
    }

    /**
     * Reads the file and listens.
     *
     * @param table holds each id once
     * @throws UnavailableException where the file cannot be served or the address not be used
     */
    public static PredictionServer open(
            ListenAddress listen,
            Table table,
            String idColumn,
            String scoreColumn,
            String decisionColumn,
            Faults faults) {
        PredictionHandler handler =
                new PredictionHandler(Rows.predictions(table, idColumn, scoreColumn, decisionColumn), faults);
        return new PredictionServer(
                Listener.open(listen, "modelgate-predictions", THREADS, PredictionHandler.MAX_BODY_BYTES, handler));
    }

    public ServerUrl url() {
        return listener.url();
    }

    @Override
    public void close() {
        listener.close();
    }
}
