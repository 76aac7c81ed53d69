package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval: B. Efron, "Better bootstrap confidence intervals", Journal of the
 * American Statistical Association 82 (1987) 171–185. Percentiles between two draws are interpolated (type 7), draws that equal the
 * estimate count half; so it is SciPy's to the last digits.
 */
final class Bca {

    /** The same sum in another order differs in the last digits; that is not below. */
    private static final double ROUNDING = 1e-12;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Bca() {}

    /**
     * @param observed the estimate
     * @param draws what it came to in each resample, finite, at least one
     * @param acceleration by {@link #acceleration}
     * @param level in (0, 1)
     * @return empty where all draws are one and the same number, which tells nothing
     */
    static Optional<Interval> interval(double observed, double[] draws, double acceleration, double level) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        if (!(sorted[0] < sorted[sorted.length - 1])) {
            return Optional.empty();
        }
        double below = 0;
        double slack = ROUNDING * Math.abs(observed);
        for (double draw : sorted) {
            below += draw < observed - slack ? 1 : draw <= observed + slack ? 0.5 : 0;
        }
        double tail = (1 - level) / 2;
        double bias = NORMAL.inverseCumulativeProbability(below / sorted.length);
        double low = tail;
        double high = 1 - tail;
        // Where every draw lies on one side of the estimate there is no correction; the plain percentiles are left.
        if (Double.isFinite(bias)) {
            low = corrected(bias, NORMAL.inverseCumulativeProbability(tail), acceleration);
            high = corrected(bias, NORMAL.inverseSurvivalProbability(tail), acceleration);
        }
        double from = percentile(sorted, low);
        double to = percentile(sorted, high);
        return Optional.of(new Interval(Math.min(from, to), Math.max(from, to), level));
    }

    /**
     * @param left the estimate without one row, or one group of rows; NaN where it is then undefined
     * @return 0 where nothing can be told
     */
    static double acceleration(double[] left) {
        double[] defined = Arrays.stream(left).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(defined).average().orElse(0);
        // Only the influences' proportions count, so none is so large or small that its cube is not a number.
        double largest = Arrays.stream(defined)
                .map(value -> Math.abs(mean - value))
                .max()
                .orElse(0);
        if (!(largest > 0) || !Double.isFinite(largest)) {
            return 0;
        }
        double cubes = 0;
        double squares = 0;
        for (double value : defined) {
            double influence = (mean - value) / largest;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double corrected(double bias, double normal, double acceleration) {
        double shifted = bias + normal;
        return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
    }

    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
