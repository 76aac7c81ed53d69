package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.report.Interval;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two models' decisions on the same rows: only the rows tell them apart on which one is right and the other wrong.
 *
 * @param rows all of them, at least 1
 * @param onlyCandidate rows on which the candidate is right and the champion wrong
 * @param onlyChampion rows on which the champion is right and the candidate wrong
 */
public record PairedAccuracy(long rows, long onlyCandidate, long onlyChampion) {

    /** With fewer rows that tell them apart, the test is the exact one. */
    static final int EXACT = 25;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public PairedAccuracy {
        if (rows < 1 || onlyCandidate < 0 || onlyChampion < 0 || onlyCandidate + onlyChampion > rows) {
            throw new IllegalArgumentException("%d and %d of %d rows".formatted(onlyCandidate, onlyChampion, rows));
        }
    }

    /** @param candidate, champion whether each was right, row by row */
    public static PairedAccuracy of(boolean[] candidate, boolean[] champion) {
        long onlyCandidate = 0;
        long onlyChampion = 0;
        for (int row = 0; row < candidate.length; row++) {
            onlyCandidate += candidate[row] && !champion[row] ? 1 : 0;
            onlyChampion += champion[row] && !candidate[row] ? 1 : 0;
        }
        return new PairedAccuracy(candidate.length, onlyCandidate, onlyChampion);
    }

    /** How much more accurate the candidate is, in [−1, 1]. */
    public double difference() {
        return (double) (onlyCandidate - onlyChampion) / rows;
    }

    /**
     * Two-sided, of the hypothesis that both are equally accurate: Q. McNemar, Psychometrika 12 (1947) 153–157. With fewer
     * than 25 rows that tell them apart the exact binomial test, above the chi-square one without continuity correction.
     *
     * @return in [0, 1]; 1 where no row tells them apart
     */
    public double pValue() {
        long apart = onlyCandidate + onlyChampion;
        if (apart == 0) {
            return 1;
        }
        if (apart < EXACT) {
            int fewer = (int) Math.min(onlyCandidate, onlyChampion);
            return Math.min(1, 2 * BinomialDistribution.of((int) apart, 0.5).cumulativeProbability(fewer));
        }
        double difference = onlyCandidate - onlyChampion;
        return ChiSquaredDistribution.of(1).survivalProbability(difference * difference / apart);
    }

    /**
     * Of the difference, by inverting the score test: T. Tango, "Equivalence test and confidence interval for the
     * difference in proportions for the paired-sample design", Statistics in Medicine 17 (1998) 891–908. It does not
     * collapse where no row tells the two apart.
     *
     * @param level in (0, 1)
     */
    public Interval interval(double level) {
        double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
        return new Interval(bound(-1, difference(), z), bound(difference(), 1, -z), level);
    }

    /** Where the score, which falls from left to right, crosses this value. */
    private double bound(double left, double right, double value) {
        double low = left;
        double high = right;
        for (int step = 0; step < 200 && high - low > 1e-15; step++) {
            double middle = (low + high) / 2;
            if (score(middle) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Tango's statistic for the hypothesis that the difference is delta. */
    private double score(double delta) {
        double n = rows;
        double b = onlyCandidate;
        double c = onlyChampion;
        double linear = -b - c + (2 * n - b + c) * delta;
        double constant = -c * delta * (1 - delta);
        double root = Math.sqrt(Math.max(0, linear * linear - 8 * n * constant));
        // The form that does not take the difference of two like numbers.
        double share = linear > 0 ? -2 * constant / (root + linear) : (root - linear) / (4 * n);
        double variance = n * (2 * Math.max(0, share) + delta * (1 - delta));
        double distance = b - c - n * delta;
        return variance > 0 ? distance / Math.sqrt(variance) : Math.signum(distance) * Double.MAX_VALUE;
    }
}
