package io.jenkins.lib.modelgate.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * The distribution of a column's finite numbers: points of its cumulative distribution.
 *
 * @param exact whether {@code values} are all the values there are, so that the counts between them are known
 * @param rankError how far a cumulative count may be off, as a share of all values in [0, 1]; 0 where it is counted
 * @param values ascending, finite, at least one; the last is the largest value
 * @param cumulative for each value how many values are at most that large; ascending, the last is the number of values
 */
public record QuantileGrid(boolean exact, double rankError, List<Double> values, List<Long> cumulative) {

    /** Points of a grid; with so many different values or fewer, the grid is exact. */
    public static final int POINTS = 1_024;

    /** The quantiles at multiples of 1/{@value} are points of every grid, so that deciles are not off by a grid's step. */
    public static final int EVEN = 20;

    public QuantileGrid {
        values = List.copyOf(values);
        cumulative = List.copyOf(cumulative);
        if (values.isEmpty() || values.size() != cumulative.size()) {
            throw new IllegalArgumentException("a grid needs a cumulative count for each of its values");
        }
        for (int i = 0; i < values.size(); i++) {
            boolean ascending = i == 0
                    ? cumulative.get(0) > 0
                    : values.get(i) > values.get(i - 1) && cumulative.get(i) > cumulative.get(i - 1);
            if (!ascending || !Double.isFinite(values.get(i))) {
                throw new IllegalArgumentException("a grid's values and counts must ascend");
            }
        }
        if (!(rankError >= 0 && rankError <= 1)) {
            throw new IllegalArgumentException("a rank error lies in [0, 1], not " + rankError);
        }
    }

    /** How many values the grid describes. */
    @JsonIgnore
    public long count() {
        return cumulative.get(cumulative.size() - 1);
    }

    /**
     * The smallest grid value that at least the given share of the values does not exceed: the inverse of the empirical
     * distribution function (Hyndman and Fan 1996, definition 1; NumPy's {@code inverted_cdf}).
     *
     * @param probability in [0, 1]
     */
    public double quantile(double probability) {
        long rank = Math.max(1, (long) Math.ceil(count() * probability));
        int low = 0;
        for (int high = values.size() - 1; low < high; ) {
            int middle = low + high >>> 1;
            if (cumulative.get(middle) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values.get(low);
    }

    @JsonIgnore
    public double median() {
        return quantile(0.5);
    }
}
