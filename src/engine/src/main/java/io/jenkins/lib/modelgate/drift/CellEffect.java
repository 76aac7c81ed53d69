package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.noise.Resampling;
import java.util.Arrays;

/**
 * The effects of {@link Effect#ofNumbers} from counts in cells, plainly summed: thousands of draws need it fast, not to the
 * last digit.
 */
final class CellEffect implements Resampling.Effect {

    private final Measure measure;
    private final double[] values;

    /** @param values of the cells, ascending */
    CellEffect(Measure measure, double[] values) {
        this.measure = measure;
        // Only differences count; from a value in the middle a large offset costs no digits.
        double origin = values[values.length / 2];
        this.values = Arrays.stream(values).map(value -> value - origin).toArray();
    }

    @Override
    public double of(long[] reference, long[] current) {
        return switch (measure) {
            case T_TEST, MANN_WHITNEY -> ofMeans(reference, current);
            default -> ofDistributions(reference, current);
        };
    }

    /** Those that look at the gap between the two distribution functions. */
    private double ofDistributions(long[] reference, long[] current) {
        double n = sum(reference);
        double m = sum(current);
        double f = 0;
        double g = 0;
        double largest = 0;
        double squares = 0;
        double weighted = 0;
        double area = 0;
        double squaredArea = 0;
        for (int i = 0; i < values.length; i++) {
            double r = reference[i] / n;
            double c = current[i] / m;
            double here = (reference[i] + current[i]) / (n + m);
            double mid = f + r / 2 - g - c / 2;
            double below = (f * n + g * m) / (n + m) + here / 2;
            double spread = below * (1 - below) - here / 4;
            squares += here * mid * mid;
            weighted += spread > 0 ? here * mid * mid / spread : 0;
            f += r;
            g += c;
            double gap = Math.abs(f - g);
            largest = Math.max(largest, gap);
            if (i + 1 < values.length) {
                double width = values[i + 1] - values[i];
                area += gap * width;
                squaredArea += gap * gap * width;
            }
        }
        return switch (measure) {
            case KOLMOGOROV_SMIRNOV -> largest;
            case CRAMER_VON_MISES -> Math.sqrt(squares);
            case ANDERSON_DARLING -> Math.sqrt(weighted);
            case WASSERSTEIN -> area;
            case WASSERSTEIN_NORMALIZED -> inDeviations(area, reference, current);
            case ENERGY -> Math.sqrt(inDeviations(2 * squaredArea, reference, current));
            default -> throw new IllegalArgumentException(measure + " looks at bins");
        };
    }

    private double ofMeans(long[] reference, long[] current) {
        if (measure == Measure.MANN_WHITNEY) {
            return Math.abs(cliffsDelta(reference, current));
        }
        double n = sum(reference);
        double m = sum(current);
        double pooled = Math.sqrt((squares(reference) + squares(current)) / (n + m - 2));
        double shift = Math.abs(mean(reference) - mean(current));
        return n + m == 2 ? 0 : Effect.inDeviations(shift, pooled);
    }

    private static double cliffsDelta(long[] reference, long[] current) {
        double below = 0;
        double wins = 0;
        for (int i = 0; i < reference.length; i++) {
            wins += current[i] * (below + reference[i] / 2.0);
            below += reference[i];
        }
        return 2 * wins / (below * sum(current)) - 1;
    }

    private double inDeviations(double distance, long[] reference, long[] current) {
        double deviation = Math.sqrt(squares(reference) / sum(reference));
        double unit = deviation > 0 ? deviation : Math.sqrt(squares(current) / sum(current));
        return Effect.inDeviations(distance, unit);
    }

    private double mean(long[] counts) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * counts[i];
        }
        return sum / sum(counts);
    }

    /** Squared distances from the mean, summed. */
    private double squares(long[] counts) {
        if (Arrays.stream(counts).filter(count -> count > 0).count() == 1) {
            return 0; // not the dust that rounding the mean leaves
        }
        double mean = mean(counts);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] * (values[i] - mean) * (values[i] - mean);
        }
        return sum;
    }

    private static double sum(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
