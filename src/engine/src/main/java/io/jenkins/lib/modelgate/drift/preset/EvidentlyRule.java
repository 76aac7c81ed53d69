package io.jenkins.lib.modelgate.drift.preset;

import io.jenkins.lib.modelgate.drift.measure.JensenShannon;
import io.jenkins.lib.modelgate.drift.measure.KolmogorovSmirnov;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.drift.measure.Wasserstein;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What Evidently 0.7.23 does unless told otherwise, after its {@code stattests/registry.py} and {@code core/datasets.py}.
 *
 * <p>Missing and infinite values are dropped first. What a column is, its current side says: numbers, unless they are whole,
 * none is missing and at most 10 differ; then, and for booleans and for words of which at most half differ, categories. n is
 * the number of different values on both sides together.
 *
 * <table>
 * <caption>What is taken, by the rows of the reference</caption>
 * <tr><th></th><th>up to 1000 rows</th><th>more</th></tr>
 * <tr><td>numbers, n &gt; 5</td><td>Kolmogorov–Smirnov, p ≤ 0.05</td><td>Wasserstein ÷ σ of the reference ≥ 0.1</td></tr>
 * <tr><td>n ≤ 2</td><td>z-test of two shares, p &lt; 0.05</td><td rowspan="2">Jensen–Shannon, natural log, ≥ 0.1</td></tr>
 * <tr><td>other numbers, categories</td><td>chi-square, p &lt; 0.05</td></tr>
 * </table>
 *
 * <p>Its chi-square test takes the reference's shares for known, as if they were no sample: one category more than the
 * reference has makes p zero. Text, of which more than half of the words differ, it judges by a classifier trained on the
 * spot; that is not done here. Booleans of which some are missing it leaves out, and so does this.
 */
final class EvidentlyRule {

    private static final int SMALL = 1000;
    private static final int FEW_NUMBERS = 5;
    private static final int FEW_WHOLE_NUMBERS = 10;
    private static final double LEAST_DEVIATION = 0.001;
    private static final double ALPHA = 0.05;
    private static final double FAR = 0.1;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private EvidentlyRule() {}

    static PresetResult judge(String column, RawColumn reference, RawColumn current) {
        if (reference instanceof RawNumbers before && current instanceof RawNumbers now) {
            return numbers(column, before, now);
        }
        if (reference instanceof RawWords before && current instanceof RawWords now) {
            return words(column, before, now);
        }
        return PresetResult.unjudged(column, "Numbers cannot be compared with words.");
    }

    private static PresetResult numbers(String column, RawNumbers reference, RawNumbers current) {
        double[] before = reference.finite();
        double[] now = current.finite();
        if (before.length == 0 || now.length == 0) {
            return empty(column);
        }
        Sample r = Sample.of(before);
        Sample c = Sample.of(now);
        boolean categories = current.whole() && current.missing() == 0 && c.size() <= FEW_WHOLE_NUMBERS;
        Occurrences both = Occurrences.of(r, c);
        if (categories || both.distinct() <= FEW_NUMBERS) {
            return categories(column, both);
        }
        if (before.length <= SMALL) {
            double p = KolmogorovSmirnov.test(r, c).pValue();
            return PresetResult.test(column, "Kolmogorov–Smirnov test", p, ALPHA, p <= ALPHA);
        }
        double distance = Wasserstein.normalized(r, c, LEAST_DEVIATION);
        return PresetResult.distance(column, "Wasserstein distance ÷ deviation", distance, FAR, distance >= FAR);
    }

    private static PresetResult words(String column, RawWords reference, RawWords current) {
        Map<String, Long> before = reference.tally();
        Map<String, Long> now = current.tally();
        if (before.isEmpty() || now.isEmpty()) {
            return empty(column);
        }
        if (current.truth() && current.missing() > 0) {
            return PresetResult.unjudged(column, "Evidently leaves booleans out of which some are missing.");
        }
        if (!current.truth() && now.size() > 0.5 * (current.rows() - current.missing())) {
            return PresetResult.unjudged(
                    column,
                    "More than half of the words differ: Evidently takes that for text and trains a classifier, which this preset does not.");
        }
        return categories(column, Occurrences.of(before, now));
    }

    private static PresetResult categories(String column, Occurrences both) {
        if (sum(both.reference()) > SMALL) {
            double distance = JensenShannon.distance(both.reference(), both.current());
            return PresetResult.distance(column, "Jensen–Shannon distance", distance, FAR, distance >= FAR);
        }
        if (both.distinct() <= 2) {
            double p = zTest(both);
            return PresetResult.test(column, "z-test", p, ALPHA, p < ALPHA);
        }
        double p = chiSquare(both);
        return PresetResult.test(column, "chi-square test", p, ALPHA, p < ALPHA);
    }

    /** That of two shares, pooled, both tails. */
    private static double zTest(Occurrences both) {
        if (both.distinct() == 1) {
            return 1;
        }
        double n = sum(both.reference());
        double m = sum(both.current());
        double before = both.reference()[1] / n;
        double now = both.current()[1] / m;
        double pooled = (both.reference()[1] + both.current()[1]) / (n + m);
        double z = (before - now) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    private static double chiSquare(Occurrences both) {
        double scale = (double) sum(both.current()) / sum(both.reference());
        double statistic = 0;
        for (int i = 0; i < both.distinct(); i++) {
            double expected = both.reference()[i] * scale;
            double apart = both.current()[i] - expected;
            statistic += apart * apart / expected; // infinite where the reference has none
        }
        return ChiSquaredDistribution.of(both.distinct() - 1).survivalProbability(statistic);
    }

    private static PresetResult empty(String column) {
        return PresetResult.unjudged(column, "One side has no finite value, which Evidently refuses.");
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
