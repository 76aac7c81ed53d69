package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Predictions together with the metrics that can be computed from them. Safe for use by several threads.
 *
 * @param predictions the rows
 * @param catalogue what there is to be measured
 */
public record Measures<P extends Predictions>(P predictions, MetricCatalogue<P> catalogue) {

    public int rows() {
        return predictions.rows();
    }

    /**
     * A metric as a function of how much each row counts.
     *
     * @throws IllegalArgumentException where the catalogue does not have it
     */
    public Estimator estimator(Metric metric) {
        return measure(metric).estimator().apply(predictions);
    }

    /**
     * What a metric comes to over all rows, and how sure that is.
     *
     * @param weights how much each row counts; empty for once each
     * @param level confidence of the interval, in (0, 1)
     */
    public MetricValue value(Metric metric, Optional<double[]> weights, double level) {
        MetricValue value = value(metric, weights);
        return weights.isPresent() || !value.isDefined()
                ? value
                : new MetricValue(
                        metric, value.value(), measure(metric).interval().apply(predictions, level), "");
    }

    /** The same without an interval. */
    public MetricValue value(Metric metric, Optional<double[]> weights) {
        Measure<P> measure = measure(metric);
        if (rows() == 0) {
            return MetricValue.undefined(metric, "there are no rows");
        }
        if (weights.isPresent() && Arrays.stream(weights.get()).noneMatch(weight -> weight > 0)) {
            return MetricValue.undefined(metric, "every row has the weight 0");
        }
        double value =
                measure.estimator().apply(predictions).of(weights.orElseGet(() -> Estimator.everyRowOnce(rows())));
        if (Double.isInfinite(value)) {
            return MetricValue.undefined(metric, "the values are too large to compute with");
        }
        if (Double.isNaN(value)) {
            return MetricValue.undefined(metric, measure.undefinedBecause().apply(predictions));
        }
        return new MetricValue(metric, value, Optional.empty(), "");
    }

    /**
     * What a metric rests on.
     *
     * @param what in the plural: "positive rows"
     * @param size how many there are by the weights of rows
     */
    public record Ground(String what, long size) {}

    /** What a metric of rows that count so much rests on. */
    public Ground ground(Metric metric, double[] weights) {
        Basis<P> basis = measure(metric).basis();
        return new Ground(basis.what(), basis.size().applyAsLong(predictions, weights));
    }

    /**
     * A dummy and the same metrics of what it says.
     *
     * @param does as {@link Predictions.Dummy#does}
     */
    public record Dummy(String does, Measures<?> measures) {}

    /** The same metrics of {@linkplain Predictions#dummies models that have learnt nothing}. */
    @SuppressWarnings("unchecked")
    public List<Dummy> dummies(Optional<double[]> weights) {
        return predictions.dummies(weights).stream()
                .map(dummy -> new Dummy(dummy.does(), new Measures<>((P) dummy.predictions(), catalogue)))
                .toList();
    }

    private Measure<P> measure(Metric metric) {
        return catalogue
                .find(metric.name())
                .orElseThrow(() -> new IllegalArgumentException("there is no metric " + metric.id()));
    }
}
