package io.jenkins.lib.modelgate.drift.noise;

import java.util.Arrays;
import java.util.Optional;

/**
 * The effects that noise alone made in many draws: both sides shuffled together and dealt out anew, at exactly the two
 * sizes. With B draws, k of them at least as large as what was observed, p = (k + 1)/(B + 1) (B. Phipson, G. Smyth,
 * "Permutation p-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9, 2010).
 *
 * <p>Where no draw was as large, that cannot tell 1 in 2,000 from 1 in a million, which many columns together need. The
 * tail is then carried on from the draws by a {@link Tail}, at most at 1/(B + 1). Distances that do not grow with the square
 * of a shift are squared for it.
 */
public final class NullDistribution implements Noise {

    private final double[] draws;
    private final boolean squared;
    private final Optional<Tail> tail;

    /**
     * @param draws effects by noise, at least one, finite, at least 0
     * @param squared whether the effect grows with the square of a shift, as PSI does, and so falls with 1/rows; others
     *     fall with its root
     */
    NullDistribution(double[] draws, boolean squared) {
        this.draws = draws.clone();
        this.squared = squared;
        Arrays.sort(this.draws);
        tail = Tail.of(Arrays.stream(this.draws).map(this::power).toArray());
    }

    /** The probability, in (0, 1], that noise alone makes an effect at least so large. */
    public double pValue(double effect) {
        int asLarge = draws.length - firstAtLeast(effect);
        double counted = (asLarge + 1.0) / (draws.length + 1.0);
        return asLarge > 0
                ? counted
                : tail.map(beyond -> Math.min(counted, beyond.probability(power(effect))))
                        .orElse(counted);
    }

    @Override
    public double exceededWith(double probability) {
        if (probability * (draws.length + 1) >= 1) {
            int rank = (int) Math.ceil((1 - probability) * draws.length);
            return draws[Math.min(draws.length, Math.max(1, rank)) - 1];
        }
        double largest = draws[draws.length - 1];
        return tail.map(beyond -> largest * root(beyond.reachedBy(probability))).orElse(largest);
    }

    @Override
    public boolean isSquared() {
        return squared;
    }

    /** In units of the largest draw. */
    private double power(double effect) {
        double relative = effect / draws[draws.length - 1];
        return squared ? relative : relative * relative;
    }

    private double root(double power) {
        return squared ? power : Math.sqrt(power);
    }

    private int firstAtLeast(double effect) {
        // A draw that differs by rounding is as large.
        double least = effect - 1e-12 * Math.max(1, Math.abs(effect));
        int low = 0;
        for (int high = draws.length; low < high; ) {
            int middle = low + high >>> 1;
            if (draws[middle] >= least) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
