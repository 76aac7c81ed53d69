package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.Objects;
import java.util.Optional;

/**
 * What a metric came to, or why it came to nothing.
 *
 * @param metric which one
 * @param value finite, or NaN where undefined
 * @param interval how sure it is, where a formula is known
 * @param undefinedBecause why it has no value, as a clause: "no row was decided positive"; empty where it has one
 */
public record MetricValue(Metric metric, double value, Optional<Interval> interval, String undefinedBecause) {

    public MetricValue {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(interval, "interval");
        if (Double.isFinite(value) != undefinedBecause.isEmpty()) {
            throw new IllegalArgumentException("%s is %s because '%s'".formatted(metric, value, undefinedBecause));
        }
    }

    public boolean isDefined() {
        return undefinedBecause.isEmpty();
    }

    /** A metric without a value. */
    public static MetricValue undefined(Metric metric, String because) {
        return new MetricValue(metric, Double.NaN, Optional.empty(), because);
    }
}
