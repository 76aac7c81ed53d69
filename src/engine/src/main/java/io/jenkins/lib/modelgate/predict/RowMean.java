package io.jenkins.lib.modelgate.predict;

/** The mean over rows of what each row comes to; NaN where a row that counts comes to NaN, or none counts. */
final class RowMean implements Estimator {

    private final double[] values;

    /** @param values one a row; kept, not copied */
    RowMean(double[] values) {
        this.values = values;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public double of(double[] weights) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum all = new CompensatedSum();
        for (int row = 0; row < values.length; row++) {
            double weight = weights[row];
            if (weight != 0) {
                sum.add(weight * values[row]);
                all.add(weight);
            }
        }
        return sum.value() / all.value();
    }
}
