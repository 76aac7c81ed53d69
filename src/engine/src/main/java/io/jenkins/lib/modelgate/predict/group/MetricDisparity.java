package io.jenkins.lib.modelgate.predict.group;

import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.group.Disparity.Method;

/**
 * A disparity of any metric as a function of row weights: the metric of each group's rows alone.
 *
 * @param ratio whether groups are divided, not subtracted
 */
public record MetricDisparity(Groups groups, Estimator metric, boolean ratio, Method method) implements Estimator {

    @Override
    public int rows() {
        return metric.rows();
    }

    @Override
    public double of(double[] weights) {
        double[] values = values(weights);
        double overall = method == Method.TO_OVERALL ? metric.of(weights) : Double.NaN;
        return ratio ? Disparity.ratio(values, overall, method) : Disparity.difference(values, overall, method);
    }

    /** The metric of each group. */
    public double[] values(double[] weights) {
        double[] values = new double[groups.count()];
        double[] own = new double[weights.length];
        for (int group = 0; group < values.length; group++) {
            for (int row = 0; row < own.length; row++) {
                own[row] = groups.codes()[row] == group ? weights[row] : 0;
            }
            values[group] = metric.of(own);
        }
        return values;
    }
}
