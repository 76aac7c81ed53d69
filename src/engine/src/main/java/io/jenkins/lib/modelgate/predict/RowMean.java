package io.jenkins.lib.modelgate.predict;

import java.util.Optional;

/** The mean over rows of what each row comes to. */
public final class RowMean implements Estimator {

    private final double[] values;
    private final boolean presentOnly;

    private RowMean(double[] values, boolean presentOnly) {
        this.values = values;
        this.presentOnly = presentOnly;
    }

    /**
     * NaN where a row that counts comes to NaN, or none counts.
     *
     * @param values one a row; kept, not copied, not to be changed afterwards
     */
    public RowMean(double[] values) {
        this(values, false);
    }

    /**
     * Rows that come to NaN do not count; NaN where none is left.
     *
     * @param values one a row; kept, not copied, not to be changed afterwards
     */
    public static RowMean ofPresent(double[] values) {
        return new RowMean(values, true);
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public Optional<double[]> rowValues() {
        return Optional.of(values);
    }

    @Override
    public double of(double[] weights) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum all = new CompensatedSum();
        for (int row = 0; row < values.length; row++) {
            double weight = weights[row];
            if (weight != 0 && !(presentOnly && Double.isNaN(values[row]))) {
                sum.add(weight * values[row]);
                all.add(weight);
            }
        }
        return sum.value() / all.value();
    }
}
