package io.jenkins.lib.modelgate.profile;

/**
 * Count, smallest, largest, mean and variance of finite numbers, in one pass and mergeable.
 *
 * <p>T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances",
 * Stanford STAN-CS-79-773 (1979). All but the extremes is kept relative to the first value, so that numbers that differ
 * little from a large one lose no digits.
 */
final class Moments {

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double origin;
    private double mean; // less the origin
    private double squares;

    /** Adds the first {@code length} values. */
    void add(double[] values, int length) {
        if (length == 0) {
            return;
        }
        Moments part = new Moments();
        part.count = length;
        part.origin = count == 0 ? values[0] : origin;
        double sum = 0;
        double otherSum = 0; // two sums at once take half the time of one after the other
        for (int i = 0; i + 1 < length; i += 2) {
            sum += values[i] - part.origin;
            otherSum += values[i + 1] - part.origin;
        }
        boolean odd = length % 2 != 0;
        part.mean = (sum + otherSum + (odd ? values[length - 1] - part.origin : 0)) / length;
        part.squares = squares(values, length, part);
        for (int i = 0; i < length; i++) {
            part.min = values[i] < part.min ? values[i] : part.min;
            part.max = values[i] > part.max ? values[i] : part.max;
        }
        merge(part);
    }

    private static double squares(double[] values, int length, Moments part) {
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            double distance = values[i] - part.origin - part.mean;
            double otherDistance = values[i + 1] - part.origin - part.mean;
            squares += distance * distance;
            otherSquares += otherDistance * otherDistance;
        }
        double last = length % 2 != 0 ? values[length - 1] - part.origin - part.mean : 0;
        return squares + otherSquares + last * last;
    }

    void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) {
            origin = other.origin;
        }
        long total = count + other.count;
        double distance = other.origin - origin + (other.mean - mean);
        squares += other.squares + distance * distance * ((double) count * other.count / total);
        mean += distance * ((double) other.count / total);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        count = total;
    }

    /** Takes in what was stored of others; does nothing where there were none. */
    void merge(long others, Double otherMin, Double otherMax, Double otherMean, Double otherVariance) {
        if (others == 0) {
            return;
        }
        Moments other = new Moments();
        other.count = others;
        other.min = otherMin;
        other.max = otherMax;
        other.origin = otherMin;
        other.mean = otherMean == null ? Double.NaN : otherMean - otherMin;
        other.squares = others == 1 ? 0 : otherVariance == null ? Double.NaN : otherVariance * (others - 1);
        merge(other);
    }

    long count() {
        return count;
    }

    Double min() {
        return count == 0 ? null : min;
    }

    Double max() {
        return count == 0 ? null : max;
    }

    Double mean() {
        return count > 0 && Double.isFinite(mean) ? origin + mean : null;
    }

    /** Sample variance, or null. */
    Double variance() {
        return count > 1 && Double.isFinite(squares) ? squares / (count - 1) : null;
    }
}
