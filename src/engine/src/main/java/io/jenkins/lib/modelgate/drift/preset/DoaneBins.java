package io.jenkins.lib.modelgate.drift.preset;

import java.util.Arrays;

/**
 * Bins of equal width from the least to the largest number, as many as D. P. Doane, "Aesthetic frequency classifications",
 * The American Statistician 30 (1976), would have: 1 + log₂ n + log₂(1 + |g| / σ_g), rounded up, with the skewness g and
 * σ_g = √(6 (n − 2) / ((n + 1)(n + 3))). So does NumPy's {@code histogram_bin_edges(bins="doane")}. A bin holds its lower
 * edge, the last one its upper edge too.
 */
final class DoaneBins {

    private final double[] edges;

    private DoaneBins(double[] edges) {
        this.edges = edges;
    }

    /** @param values finite, at least one */
    static DoaneBins of(double[] values) {
        double least = Arrays.stream(values).min().orElseThrow();
        double largest = Arrays.stream(values).max().orElseThrow();
        if (least == largest) {
            return new DoaneBins(new double[] {least - 0.5, least + 0.5});
        }
        int bins = number(values, largest - least);
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = i * ((largest - least) / bins) + least;
        }
        edges[bins] = largest;
        return new DoaneBins(edges);
    }

    int size() {
        return edges.length - 1;
    }

    /** Of the values, how many lie in each bin; those beyond the ends in none. */
    long[] count(double[] values) {
        long[] counts = new long[size()];
        for (double value : values) {
            if (value >= edges[0] && value <= edges[size()]) {
                int found = Arrays.binarySearch(edges, value);
                int bin = found >= 0 ? found : -found - 2;
                counts[Math.min(bin, size() - 1)]++;
            }
        }
        return counts;
    }

    private static int number(double[] values, double range) {
        double n = values.length;
        if (n < 3) {
            return 1;
        }
        double mean = Arrays.stream(values).sum() / n;
        double deviation = Math.sqrt(
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / n);
        double skewness = Arrays.stream(values)
                        .map(x -> Math.pow((x - mean) / deviation, 3))
                        .sum()
                / n;
        double noise = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        double width = range / (1 + log2(n) + log2(1 + Math.abs(skewness) / noise));
        return (int) Math.ceil(range / width);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
