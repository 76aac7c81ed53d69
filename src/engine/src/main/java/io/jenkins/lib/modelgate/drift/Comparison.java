package io.jenkins.lib.modelgate.drift;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A column in the reference and in the current data.
 *
 * @param bins the counts
 * @param distance the Kolmogorov–Smirnov statistic for numbers, or empty
 * @param distanceP its p-value, or empty
 * @param fresh categories that the reference does not have, the most frequent first
 */
record Comparison(Bins bins, OptionalDouble distance, OptionalDouble distanceP, List<String> fresh) {

    Comparison {
        fresh = List.copyOf(fresh);
    }

    static Comparison of(Bins bins) {
        return new Comparison(bins, OptionalDouble.empty(), OptionalDouble.empty(), List.of());
    }
}
