package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.predict.Intervals;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How sure areas under the ROC curve are, and the difference of two over the same rows: E. DeLong, D. DeLong, D.
 * Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating characteristic curves: a
 * nonparametric approach", Biometrics 44 (1988) 837–845; each row's component by sorting, in n log n, as X. Sun and W. Xu
 * found, IEEE Signal Processing Letters 21 (2014) 1389–1393. Ties count half.
 *
 * <p>The variance of the difference is itself estimated, from the positive and from the negative rows; with few of either the
 * normal quantile would be too sure, so Student's is taken, with Satterthwaite's degrees of freedom, as E. Brunner and U.
 * Munzel do for the same statistic, Biometrical Journal 42 (2000) 17–25.
 *
 * @param candidate the area of the candidate's scores, in [0, 1]
 * @param champion the area of the champion's scores, in [0, 1]
 * @param candidateVariance of the candidate's area, at least 0
 * @param championVariance of the champion's area, at least 0
 * @param covariance of the two
 * @param degrees of freedom of the difference's variance, at least 1; NaN where the difference does not vary
 */
public record DeLong(
        double candidate,
        double champion,
        double candidateVariance,
        double championVariance,
        double covariance,
        double degrees) {

    /**
     * Two models' scores of the same rows.
     *
     * @param target whether a row is positive; at least two rows are and two are not
     * @param candidate finite scores, one a row
     * @param champion finite scores, one a row
     */
    public static DeLong of(boolean[] target, double[] candidate, double[] champion) {
        Components one = Components.of(target, candidate);
        Components other = one;
        if (champion != candidate) {
            other = Components.of(target, champion);
        }
        return new DeLong(
                one.area,
                other.area,
                one.covariance(one),
                other.covariance(other),
                one.covariance(other),
                one.degrees(other));
    }

    /** One model's; the champion's figures are the same. */
    public static DeLong of(boolean[] target, double[] scores) {
        return of(target, scores, scores);
    }

    /** Whether there are rows enough for a variance. */
    public static boolean isDefined(boolean[] target) {
        int positives = 0;
        for (boolean positive : target) {
            positives += positive ? 1 : 0;
        }
        return positives >= 2 && target.length - positives >= 2;
    }

    /** How much better the candidate's area is. */
    public double difference() {
        return candidate - champion;
    }

    /** Of the difference, at least 0. */
    public double variance() {
        return Math.max(0, candidateVariance + championVariance - 2 * covariance);
    }

    /** Two-sided, of the hypothesis that both areas are the same; NaN where the difference does not vary. */
    public double pValue() {
        return variance() > 0
                ? 2 * TDistribution.of(degrees).survivalProbability(Math.abs(difference()) / Math.sqrt(variance()))
                : Double.NaN;
    }

    /** The difference ± t standard errors, cut to [−1, 1]; empty where it does not vary. */
    public Optional<Interval> differenceInterval(double level) {
        if (!(variance() > 0)) {
            return Optional.empty();
        }
        double half = TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2) * Math.sqrt(variance());
        return Optional.of(new Interval(Math.max(-1, difference() - half), Math.min(1, difference() + half), level));
    }

    /** Of the candidate's area, as {@link Intervals#ofLogOdds} has it. */
    public Optional<Interval> candidateInterval(double level) {
        return Intervals.ofLogOdds(candidate, candidateVariance, level);
    }

    /** For each positive row the share of negatives that it scores above, and the other way round. */
    private record Components(double area, double[] positives, double[] negatives) {

        static Components of(boolean[] target, double[] scores) {
            double[] positives = pick(target, scores, true);
            double[] negatives = pick(target, scores, false);
            if (positives.length < 2 || negatives.length < 2) {
                throw new IllegalArgumentException("%d positive and %d negative rows; two of each are needed"
                        .formatted(positives.length, negatives.length));
            }
            double[] sortedPositives = positives.clone();
            double[] sortedNegatives = negatives.clone();
            Arrays.sort(sortedPositives);
            Arrays.sort(sortedNegatives);
            double[] above = new double[positives.length];
            double sum = 0;
            for (int i = 0; i < above.length; i++) {
                above[i] = share(sortedNegatives, positives[i]);
                sum += above[i];
            }
            double[] below = new double[negatives.length];
            for (int i = 0; i < below.length; i++) {
                below[i] = 1 - share(sortedPositives, negatives[i]);
            }
            return new Components(sum / above.length, above, below);
        }

        double covariance(Components other) {
            return covariance(positives, other.positives, area, other.area) / positives.length
                    + covariance(negatives, other.negatives, area, other.area) / negatives.length;
        }

        /** Satterthwaite's, of the variance of the difference. */
        double degrees(Components other) {
            double ofPositives = difference(positives, other.positives, area - other.area) / positives.length;
            double ofNegatives = difference(negatives, other.negatives, area - other.area) / negatives.length;
            double sum = ofPositives + ofNegatives;
            return sum
                    * sum
                    / (ofPositives * ofPositives / (positives.length - 1)
                            + ofNegatives * ofNegatives / (negatives.length - 1));
        }

        private static double difference(double[] one, double[] other, double mean) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                double distance = one[i] - other[i] - mean;
                sum += distance * distance;
            }
            return sum / (one.length - 1);
        }

        private static double covariance(double[] one, double[] other, double mean, double otherMean) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += (one[i] - mean) * (other[i] - otherMean);
            }
            return sum / (one.length - 1);
        }

        /** Of the sorted values, the share below the given one, and half of the share that equals it. */
        private static double share(double[] sorted, double value) {
            int below = firstNotBelow(sorted, value);
            int end = below;
            if (below < sorted.length && sorted[below] == value) {
                end = firstNotBelow(sorted, Math.nextUp(value));
            }
            return (below + end) / (2.0 * sorted.length);
        }

        private static int firstNotBelow(double[] sorted, double value) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private static double[] pick(boolean[] target, double[] scores, boolean which) {
            double[] picked = new double[scores.length];
            int count = 0;
            for (int row = 0; row < scores.length; row++) {
                if (target[row] == which) {
                    picked[count++] = scores[row] + 0.0; // no minus zero, which sorts before zero
                }
            }
            return Arrays.copyOf(picked, count);
        }
    }
}
