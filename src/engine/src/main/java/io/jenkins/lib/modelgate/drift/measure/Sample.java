package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;
import java.util.Arrays;

/** Finite numbers, each once and ascending, with how many rows hold it. Minus zero is zero. */
public final class Sample {

    final double[] values;
    final long[] counts;
    private final long total;
    private final double origin;
    private final double fromOrigin;
    private final double mean;
    private final double deviation;

    private Sample(double[] values, long[] counts) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample needs at least one row");
        }
        if (values.length != counts.length) {
            throw new IllegalArgumentException("a sample needs a count for each of its values");
        }
        long rows = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("a sample holds finite numbers, not " + values[i]);
            }
            if (i > 0 && values[i] <= values[i - 1]) {
                throw new IllegalArgumentException("a sample's values must ascend");
            }
            if (counts[i] <= 0) {
                throw new IllegalArgumentException("each value of a sample is held by at least one row");
            }
            rows = Math.addExact(rows, counts[i]);
        }
        this.values = values;
        this.counts = counts;
        total = rows;
        // Counted from a value in the middle, so that a large offset costs no digits; not where the way there
        // overflows.
        origin = Double.isInfinite(max() - min()) ? 0 : values[values.length / 2];
        fromOrigin = meanFromOrigin();
        mean = Math.min(max(), Math.max(min(), origin + fromOrigin));
        deviation = deviationOf();
    }

    /**
     * @param raw finite numbers in any order, at least one
     * @throws IllegalArgumentException for NaN or an infinity: those are counted elsewhere
     */
    public static Sample of(double[] raw) {
        double[] sorted = raw.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0.0; // minus zero is zero
        }
        Arrays.sort(sorted);
        long[] counts = new long[sorted.length];
        int distinct = 0;
        for (double value : sorted) {
            if (distinct == 0 || sorted[distinct - 1] != value) {
                sorted[distinct++] = value;
            }
            counts[distinct - 1]++;
        }
        return new Sample(Arrays.copyOf(sorted, distinct), Arrays.copyOf(counts, distinct));
    }

    /**
     * @param values finite, strictly ascending, at least one
     * @param counts for each value how many rows hold it, at least one
     */
    public static Sample of(double[] values, long[] counts) {
        double[] plain = values.clone();
        for (int i = 0; i < plain.length; i++) {
            plain[i] += 0.0;
        }
        return new Sample(plain, counts.clone());
    }

    /** How many different values there are, at least one. */
    public int size() {
        return values.length;
    }

    /** The different values, ascending. */
    public double[] values() {
        return values.clone();
    }

    /** For each of {@link #values} how many rows hold it. */
    public long[] counts() {
        return counts.clone();
    }

    /** All rows. */
    public long total() {
        return total;
    }

    public double mean() {
        return mean;
    }

    /** The mean squared distance from the mean, divided by n − 1; NaN for one row, infinite beyond 1.8e308. */
    public double variance() {
        return total == 1 ? Double.NaN : deviation * deviation * (total / (total - 1.0));
    }

    /** The standard deviation, divided by n: that of the rows themselves, 0 for one row. */
    public double deviation() {
        return deviation;
    }

    public double min() {
        return values[0];
    }

    public double max() {
        return values[values.length - 1];
    }

    /**
     * The smallest value that at least the given share of the rows does not exceed (Hyndman and Fan 1996, definition 1;
     * NumPy's {@code inverted_cdf}).
     *
     * @param probability in [0, 1]
     */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies in [0, 1], not " + probability);
        }
        long rank = Math.max(1, (long) Math.ceil(total * probability));
        long upTo = 0;
        for (int i = 0; i < values.length; i++) {
            upTo += counts[i];
            if (upTo >= rank) {
                return values[i];
            }
        }
        return max();
    }

    /** By how much this mean is above another; has more digits than the difference of the two where both are large. */
    double meanAbove(Sample other) {
        return (origin - other.origin) + (fromOrigin - other.fromOrigin);
    }

    private double meanFromOrigin() {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            sum.add((values[i] - origin) * ((double) counts[i] / total));
        }
        return sum.value();
    }

    /** Scaled by the farthest value, so that squares neither overflow nor vanish. */
    private double deviationOf() {
        double farthest = Math.max(max() / 2 - mean / 2, mean / 2 - min() / 2);
        if (values.length == 1 || farthest == 0) {
            return 0;
        }
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum first = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            double away = (values[i] / 2 - mean / 2) / farthest;
            double share = (double) counts[i] / total;
            squares.add(away * away * share);
            first.add(away * share);
        }
        double rest = first.value(); // the mean's own rounding
        return 2 * (farthest * Math.sqrt(Math.max(0, squares.value() - rest * rest)));
    }
}
