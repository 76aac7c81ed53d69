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
     * Of a share of which the variance is known, computed on its log-odds, so that it stays within (0, 1) and is fair near
     * the ends: for areas under the ROC curve as in M. Pepe, "The Statistical Evaluation of Medical Tests for
     * Classification and Prediction", 2003, section 5.2.5.
     *
     * @param variance at least 0
     * @param level confidence in (0, 1)
     * @return empty where the share is exactly 0 or 1 or does not vary, since that tells nothing of other rows
     */
    public static Optional<Interval> ofLogOdds(double share, double variance, double level) {
        double spread = share * (1 - share);
        if (!(spread > 0) || !(variance > 0)) {
            return Optional.empty();
        }
        double odds = Math.log(share / (1 - share));
        double half = quantile(level) * Math.sqrt(variance) / spread;
        return Optional.of(new Interval(1 / (1 + Math.exp(half - odds)), 1 / (1 + Math.exp(-odds - half)), level));
    }

    /** The two-sided quantile z of the normal distribution: 1.96 for 0.95. */
    private static double quantile(double level) {
        return NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }
}
