package io.jenkins.lib.modelgate.drift.noise;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How draws of squared distances go on beyond the largest of them: by the slower of two falls. One is the gamma
 * distribution with the draws' mean and variance, which fits a sum of alike squared normals such as PSI. The other is an
 * exponential fall from the largest twentieth of the draws on (after T. Knijnenburg et al., "Fewer permutations, more
 * accurate P-values", Bioinformatics 25, 2009): a largest gap, or a sum of unlike squared normals such as the Cramér–von
 * Mises statistic, falls more slowly than a gamma of its mean and variance, by a factor of ten at one in 100,000.
 *
 * @param share of the draws beyond where the exponential fall begins
 * @param scale the length on which that falls to 1/e, above 0; estimated, and larger by one standard error
 */
record Tail(GammaDistribution gamma, double share, double from, double scale) {

    private static final int LARGEST = 20;
    private static final int HALVINGS = 60;

    /** @param draws ascending, the last is 1; empty where the largest are all alike, so that nothing is known beyond */
    static Optional<Tail> of(double[] draws) {
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum() / draws.length;
        int largest = Math.max(1, draws.length / LARGEST);
        double from = draws.length == largest ? 0 : draws[draws.length - largest - 1];
        double excess = Arrays.stream(draws, draws.length - largest, draws.length)
                .map(draw -> draw - from)
                .average()
                .orElseThrow();
        if (!(variance > 0 && excess > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Tail(
                GammaDistribution.of(mean * mean / variance, variance / mean),
                (largest + 1.0) / (draws.length + 1.0),
                from,
                excess * (1 + 1 / Math.sqrt(largest))));
    }

    /** That a draw is at least so large, in [0, 1]; never larger for a larger one. */
    double probability(double draw) {
        return Math.min(1, Math.max(gamma.survivalProbability(draw), share * Math.exp((from - draw) / scale)));
    }

    /** What is reached with the given probability, but at least the largest draw. */
    double reachedBy(double probability) {
        double low = 1;
        double high = 1;
        while (probability(high) > probability) {
            low = high;
            high *= 2;
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = low + (high - low) / 2;
            if (probability(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
