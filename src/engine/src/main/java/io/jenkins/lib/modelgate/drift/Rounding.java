package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.profile.QuantileGrid;

/**
 * How far apart two numbers of a column may be to differ by rounding alone: 0.1 + 0.2 and 0.3, or a float32 and the double
 * it was stored from. A millionth of what nine in ten of the reference's numbers span; what is finer cannot matter to a model,
 * and hardly any two numbers that are not the same are so close.
 */
final class Rounding {

    private static final double SHARE = 1e-6;

    private Rounding() {}

    static double of(QuantileGrid grid) {
        double middle = grid.quantile(0.95) - grid.quantile(0.05);
        return tolerance(middle, grid.quantile(1) - grid.quantile(0));
    }

    static double of(Sample reference) {
        return tolerance(reference.quantile(0.95) - reference.quantile(0.05), reference.max() - reference.min());
    }

    private static double tolerance(double middle, double all) {
        double span = middle > 0 ? middle : all;
        return Double.isFinite(span) ? SHARE * span : 0;
    }
}
