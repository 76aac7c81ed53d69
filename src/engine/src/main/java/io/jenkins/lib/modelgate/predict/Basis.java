package io.jenkins.lib.modelgate.predict;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToLongBiFunction;

/**
 * What a metric rests on: the rows, or those of them that it is a share or a mean of. A recall of 1 over ten thousand rows says
 * nothing where one of them is positive.
 *
 * @param what is counted, in the plural, to follow "it rests on": "positive rows"
 * @param size how many there are by the weights of rows, as {@link EffectiveSize} counts them
 * @param <P> the predictions that the metric is computed from
 */
public record Basis<P extends Predictions>(String what, ToLongBiFunction<P, double[]> size) {

    public Basis {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(size, "size");
    }

    /** Every row. */
    public static <P extends Predictions> Basis<P> ofRows() {
        return new Basis<>("rows", (rows, weights) -> EffectiveSize.of(weights));
    }

    /** Some of the rows. */
    public static <P extends Predictions> Basis<P> ofRows(String what, Function<P, IntPredicate> counts) {
        return new Basis<>(what, (rows, weights) -> EffectiveSize.of(weights, counts.apply(rows)));
    }

    /** Rows of two kinds, of which there must be enough of both. */
    static <P extends Predictions> Basis<P> ofFewer(String what, Function<P, IntPredicate> oneKind) {
        return new Basis<>(what, (rows, weights) -> {
            IntPredicate one = oneKind.apply(rows);
            return Math.min(EffectiveSize.of(weights, one), EffectiveSize.of(weights, one.negate()));
        });
    }
}
