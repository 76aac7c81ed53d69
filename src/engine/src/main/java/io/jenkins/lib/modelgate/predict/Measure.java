package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A metric and how it is computed.
 *
 * @param metric which one
 * @param estimator makes it a function of row weights
 * @param undefinedBecause why it has no value where it has none, as a clause: "no row was decided positive"
 * @param interval how sure it is when every row counts once, given a confidence; empty where no formula is known
 * @param basis what it rests on
 * @param <P> the predictions that it is computed from
 */
public record Measure<P extends Predictions>(
        Metric metric,
        Function<P, Estimator> estimator,
        Function<P, String> undefinedBecause,
        BiFunction<P, Double, Optional<Interval>> interval,
        Basis<P> basis) {

    public Measure {
        Objects.requireNonNull(metric, "metric");
    }

    /** Without an interval, with one reason to be undefined, and resting on every row. */
    public static <P extends Predictions> Measure<P> of(
            Metric metric, Function<P, Estimator> estimator, String undefinedBecause) {
        return of(metric, estimator, any -> undefinedBecause);
    }

    /** The same where why it has no value hangs on the predictions. */
    public static <P extends Predictions> Measure<P> of(
            Metric metric, Function<P, Estimator> estimator, Function<P, String> undefinedBecause) {
        return new Measure<>(metric, estimator, undefinedBecause, (any, level) -> Optional.empty(), Basis.ofRows());
    }

    /**
     * The same with an interval.
     *
     * @param formula given the predictions and the confidence in (0, 1)
     */
    public Measure<P> with(BiFunction<P, Double, Optional<Interval>> formula) {
        return new Measure<>(metric, estimator, undefinedBecause, formula, basis);
    }

    /** The same resting on something else. */
    public Measure<P> on(Basis<P> other) {
        return new Measure<>(metric, estimator, undefinedBecause, interval, other);
    }
}
