package io.jenkins.lib.modelgate.predict.group;

import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.group.Disparity.Method;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A disparity of decisions as a function of row weights. Of several rates (equalized odds has two) the worst counts, as in
 * Fairlearn's {@code agg="worst_case"}, or their mean.
 *
 * @param rates at least one
 * @param ratio whether groups are divided, not subtracted
 * @param mean whether the rates' mean counts, not the worst
 */
public record RateDisparity(
        Groups groups,
        boolean[] target,
        boolean[] decision,
        List<Rate> rates,
        boolean ratio,
        Method method,
        boolean mean)
        implements Estimator {

    public RateDisparity {
        rates = List.copyOf(rates);
        target = target.clone();
        decision = decision.clone();
    }

    @Override
    public boolean[] target() {
        return target.clone();
    }

    @Override
    public boolean[] decision() {
        return decision.clone();
    }

    @Override
    public int rows() {
        return target.length;
    }

    @Override
    public double of(double[] weights) {
        GroupRates counted = GroupRates.of(groups, target, decision, weights);
        double sum = 0;
        int defined = 0;
        double worst = ratio ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (Rate rate : rates) {
            double[] values = counted.rates(rate);
            double overall = counted.overall(rate);
            double value =
                    ratio ? Disparity.ratio(values, overall, method) : Disparity.difference(values, overall, method);
            // A rate of 0 in every group, such as the false positives of a faultless model, divides nobody.
            if (!Double.isNaN(value) || !Arrays.stream(values).allMatch(each -> each == 0)) {
                sum += value;
                defined++;
                // Both keep a NaN.
                worst = ratio ? Math.min(worst, value) : Math.max(worst, value);
            }
        }
        if (defined == 0) {
            return Double.NaN;
        }
        return mean ? sum / defined : worst;
    }

    /** One rate of each group. */
    public double[] groupRates(Rate rate, double[] weights) {
        return GroupRates.of(groups, target, decision, weights).rates(rate);
    }

    /** One rate of all rows. */
    public double overall(Rate rate, double[] weights) {
        return GroupRates.of(groups, target, decision, weights).overall(rate);
    }

    /**
     * Wilson's interval of one rate of each group, each row counting once; empty where a group has no row to be a share of.
     *
     * @param level confidence in (0, 1)
     */
    public List<Optional<Interval>> groupIntervals(Rate rate, double level) {
        return GroupRates.of(groups, target, decision, Estimator.everyRowOnce(rows()))
                .intervals(rate, level);
    }
}
