package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How sure an estimate is, given how many rows it comes from. */
public final class Intervals {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Intervals() {}

    /**
     * Wilson's score interval for a share: E. B. Wilson, "Probable inference, the law of succession, and statistical
     * inference", Journal of the American Statistical Association 22 (1927) 209–212. Lies within [0, 1], and does not
     * collapse where every trial succeeded or none did.
     *
     * @param successes from 0 to {@code trials}
     * @param trials at least 1
     * @param level confidence in (0, 1)
     */
    public static Interval wilson(long successes, long trials, double level) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("%d successes in %d trials".formatted(successes, trials));
        }
        double z = quantile(level);
        double n = trials;
        double share = successes / n;
        double scale = 1 + z * z / n;
        double centre = (share + z * z / (2 * n)) / scale;
        double half = z / scale * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        double low = successes == 0 ? 0 : centre - half;
        double high = successes == trials ? 1 : centre + half;
        return new Interval(low, high, level);
    }

    /**
     * Student's interval for a mean: "The probable error of a mean", Biometrika 6 (1908) 1–25. For values of 0 and 1 only use
     * {@link #wilson}.
     *
     * @param variance of the values, with one degree of freedom less than there are
     * @param count at least 2
     * @param level confidence in (0, 1)
     */
    public static Interval mean(double mean, double variance, long count, double level) {
        double half =
                TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - level) / 2) * Math.sqrt(variance / count);
        return new Interval(mean - half, mean + half, level);
    }

    /**
     * Standard error of an area under the ROC curve: J. A. Hanley and B. J. McNeil, "The meaning and use of the area under
     * a receiver operating characteristic (ROC) curve", Radiology 143 (1982) 29–36, with their exponential approximation
     * of Q1 and Q2.
     *
     * @param auc in [0, 1]
     * @param positives at least 1
     * @param negatives at least 1
     */
    public static double hanleyMcNeilError(double auc, long positives, long negatives) {
        if (!(auc >= 0 && auc <= 1) || positives < 1 || negatives < 1) {
            throw new IllegalArgumentException(
                    "an area of %s over %d positives and %d negatives".formatted(auc, positives, negatives));
        }
        double square = auc * auc;
        double q1 = auc / (2 - auc);
        double q2 = 2 * square / (1 + auc);
        double variance = (auc * (1 - auc) + (positives - 1) * (q1 - square) + (negatives - 1) * (q2 - square))
                / ((double) positives * negatives);
        return Math.sqrt(Math.max(0, variance));
    }

    /**
     * The area plus and minus z standard errors, cut to [0, 1]; empty for an area of exactly 0 or 1, of which the formula
     * would claim to be certain however few the rows.
     */
    static Optional<Interval> hanleyMcNeil(double auc, long positives, long negatives, double level) {
        double half = quantile(level) * hanleyMcNeilError(auc, positives, negatives);
        return half > 0
                ? Optional.of(new Interval(Math.max(0, auc - half), Math.min(1, auc + half), level))
                : Optional.empty();
    }

    /** The two-sided quantile z of the normal distribution: 1.96 for 0.95. */
    private static double quantile(double level) {
        return NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }
}
