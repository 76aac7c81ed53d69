package io.jenkins.lib.modelgate.predict;

import java.util.Optional;

/** Asks for metrics by name. */
final class Golden {

    private Golden() {}

    static <P extends Predictions> MetricValue value(P rows, MetricCatalogue<P> catalogue, String id) {
        return value(rows, catalogue, id, null);
    }

    static <P extends Predictions> MetricValue value(
            P rows, MetricCatalogue<P> catalogue, String id, double[] weights) {
        Metric metric = MetricName.parse(id)
                .flatMap(catalogue::find)
                .orElseThrow(() -> new AssertionError("no metric " + id))
                .metric();
        return new Measures<>(rows, catalogue).value(metric, Optional.ofNullable(weights), 0.95);
    }
}
