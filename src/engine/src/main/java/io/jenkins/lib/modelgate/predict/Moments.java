package io.jenkins.lib.modelgate.predict;

/**
 * Mean and sum of squared deviations in one pass: B. P. Welford, "Note on a method for calculating corrected sums of squares
 * and products", Technometrics 4 (1962) 419–420, on values shifted by the first one, so that a large common offset costs no
 * digits. Weights as D. H. D. West has them, Communications of the ACM 22 (1979) 532–535.
 */
final class Moments {

    private long count;
    private double weight;
    private double shift;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
        add(value, 1);
    }

    /** @param rowWeight above 0 */
    void add(double value, double rowWeight) {
        if (count == 0) {
            shift = value;
        }
        count++;
        weight += rowWeight;
        double shifted = value - shift;
        double delta = shifted - mean;
        mean += delta * rowWeight / weight;
        squares += rowWeight * delta * (shifted - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    long count() {
        return count;
    }

    double mean() {
        return shift + mean;
    }

    /** Sum of squared deviations from the mean; exactly 0 where all values are equal. */
    double squares() {
        return squares;
    }

    /** Of a sample; NaN for fewer than two values. */
    double standardDeviation() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }
}
