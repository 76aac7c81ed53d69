package io.jenkins.plugins.modelgate.trend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Where a chart's axis begins and ends: round numbers around the values, so that a small change is seen and the labels can
 * be read.
 *
 * @param min at most the smallest value
 * @param max more than {@code min}, at least the largest value
 */
record AxisRange(double min, double max) {

    private static final MathContext SHOWN = new MathContext(4);

    /** Empty where there are no values. */
    static Optional<AxisRange> around(DoubleStream values) {
        DoubleSummaryStatistics seen = values.summaryStatistics();
        if (seen.getCount() == 0) {
            return Optional.empty();
        }
        double span = seen.getMax() - seen.getMin();
        double size = span > 0 ? span : Math.max(Math.abs(seen.getMax()), 1);
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(size)));
        double min = step.multiply(BigDecimal.valueOf(Math.floor(seen.getMin() / step.doubleValue())))
                .doubleValue();
        double max = step.multiply(BigDecimal.valueOf(Math.ceil(seen.getMax() / step.doubleValue())))
                .doubleValue();
        return Optional.of(new AxisRange(min, max > min ? max : min + step.doubleValue()));
    }

    /** Four significant digits; the report has them all. */
    static double rounded(double value) {
        return BigDecimal.valueOf(value).round(SHOWN).doubleValue();
    }
}
