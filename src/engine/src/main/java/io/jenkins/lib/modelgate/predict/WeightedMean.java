package io.jenkins.lib.modelgate.predict;

/** The mean of one number a row. Rows without one, NaN, do not count. */
public final class WeightedMean implements Estimator {

    private final double[] values;

    /** @param values one a row, finite or NaN; not to be changed afterwards */
    public WeightedMean(double[] values) {
        this.values = values.clone();
    }

    @Override
    public int rows() {
        return values.length;
    }

    /** NaN where no row that counts has a number. */
    @Override
    public double of(double[] weights) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum all = new CompensatedSum();
        for (int row = 0; row < values.length; row++) {
            if (weights[row] > 0 && !Double.isNaN(values[row])) {
                sum.add(weights[row] * values[row]);
                all.add(weights[row]);
            }
        }
        return all.value() > 0 ? sum.value() / all.value() : Double.NaN;
    }
}
