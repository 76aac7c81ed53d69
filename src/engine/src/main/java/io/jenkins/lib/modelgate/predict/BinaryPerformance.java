package io.jenkins.lib.modelgate.predict;

import static io.jenkins.lib.modelgate.predict.Metric.ACCURACY;
import static io.jenkins.lib.modelgate.predict.Metric.F1;
import static io.jenkins.lib.modelgate.predict.Metric.LOG_LOSS;
import static io.jenkins.lib.modelgate.predict.Metric.PRECISION;
import static io.jenkins.lib.modelgate.predict.Metric.RECALL;
import static io.jenkins.lib.modelgate.predict.Metric.ROC_AUC;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How good a binary classifier is, row by row. Keeps 8 bytes a row where there are scores (the area under the ROC curve is
 * exact), nothing otherwise. The order of rows does not matter. Not safe for use by several threads.
 */
public final class BinaryPerformance {

    /** Confidence of the intervals. */
    public static final double LEVEL = 0.95;

    /** scikit-learn's log_loss keeps doubles this far from 0 and 1, so that one confident mistake is not infinite. */
    private static final double CLIP = Math.ulp(1.0);

    private static final String NO_ROWS = "there are no rows";

    private final boolean scored;
    private final RankedScores ranked = new RankedScores();
    private final CompensatedSum loss = new CompensatedSum();
    private long truePositives;
    private long falsePositives;
    private long falseNegatives;
    private long trueNegatives;

    private BinaryPerformance(boolean scored) {
        this.scored = scored;
    }

    /** For rows with scores: every metric. */
    public static BinaryPerformance ofScores() {
        return new BinaryPerformance(true);
    }

    /** For rows of which only the decision is known: no metric that {@linkplain Metric#needsScore needs a score}. */
    public static BinaryPerformance ofDecisions() {
        return new BinaryPerformance(false);
    }

    /**
     * @param target whether the row is positive
     * @param score probability of being positive, in [0, 1]; not looked at by {@link #ofDecisions()}
     * @param decision whether the row was decided to be positive
     */
    public void add(boolean target, double score, boolean decision) {
        if (scored) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("a probability lies in [0, 1], not " + score);
            }
            ranked.add(target, score);
            loss.add(-Math.log(Math.min(Math.max(target ? score : 1 - score, CLIP), 1 - CLIP)));
        }
        if (target) {
            truePositives += decision ? 1 : 0;
            falseNegatives += decision ? 0 : 1;
        } else {
            falsePositives += decision ? 1 : 0;
            trueNegatives += decision ? 0 : 1;
        }
    }

    public long rows() {
        return positives() + negatives();
    }

    /** Rows whose target is positive. */
    public long positives() {
        return truePositives + falseNegatives;
    }

    /** Rows whose target is negative. */
    public long negatives() {
        return falsePositives + trueNegatives;
    }

    /** Every metric there is for what was added, in the order of {@link Metric}. */
    public List<MetricValue> metrics() {
        List<MetricValue> metrics = new ArrayList<>();
        metrics.add(share(ACCURACY, truePositives + trueNegatives, rows(), NO_ROWS));
        metrics.add(share(PRECISION, truePositives, truePositives + falsePositives, "no row was decided positive"));
        metrics.add(share(RECALL, truePositives, positives(), "no row is positive"));
        metrics.add(f1());
        if (scored) {
            metrics.add(area());
            metrics.add(
                    rows() == 0
                            ? MetricValue.undefined(LOG_LOSS, NO_ROWS)
                            : MetricValue.of(LOG_LOSS, loss.value() / rows()));
        }
        return List.copyOf(metrics);
    }

    public Evidence.ConfusionMatrix confusionMatrix() {
        return new Evidence.ConfusionMatrix(truePositives, falsePositives, falseNegatives, trueNegatives);
    }

    /**
     * The ROC curve in at most 200 points; only where the area is defined.
     *
     * @throws IllegalStateException where there are no scores or a class has no row
     */
    public Evidence.Curve rocCurve() {
        if (!scored || positives() == 0 || negatives() == 0) {
            throw new IllegalStateException("a ROC curve needs scores of both classes");
        }
        return ranked.curve();
    }

    private static MetricValue share(Metric metric, long part, long all, String undefinedBecause) {
        return all == 0
                ? MetricValue.undefined(metric, undefinedBecause)
                : MetricValue.of(metric, (double) part / all, Optional.of(Intervals.wilson(part, all, LEVEL)));
    }

    private MetricValue f1() {
        double all = 2.0 * truePositives + falsePositives + falseNegatives;
        return all == 0
                ? MetricValue.undefined(F1, "no row is positive and none was decided positive")
                : MetricValue.of(F1, 2.0 * truePositives / all);
    }

    private MetricValue area() {
        double area = ranked.area();
        return Double.isNaN(area)
                ? MetricValue.undefined(ROC_AUC, "it needs rows of both classes")
                : MetricValue.of(ROC_AUC, area, Intervals.hanleyMcNeil(area, positives(), negatives(), LEVEL));
    }
}
