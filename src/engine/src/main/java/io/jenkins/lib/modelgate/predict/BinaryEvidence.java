package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a binary classifier's decisions and scores look like; each row counts once. */
public final class BinaryEvidence {

    /** Points of a drawn curve: more than a screen shows, few enough to travel. */
    private static final int MAX_POINTS = 200;

    private BinaryEvidence() {}

    public static Evidence.ConfusionMatrix confusionMatrix(BinaryPredictions rows) {
        Outcomes outcomes = rows.outcomes(Estimator.everyRowOnce(rows.rows()));
        return new Evidence.ConfusionMatrix(
                (long) outcomes.truePositives(),
                (long) outcomes.falsePositives(),
                (long) outcomes.falseNegatives(),
                (long) outcomes.trueNegatives());
    }

    /**
     * ROC curves in at most 200 points each.
     *
     * @param models predictions with scores of both classes, by what the model is called, in the order of the legend
     */
    public static Evidence.Curve rocCurve(Map<String, BinaryPredictions> models) {
        List<Evidence.Line> lines = new ArrayList<>();
        new LinkedHashMap<>(models).forEach((name, rows) -> lines.add(rocLine(name, rows)));
        lines.add(new Evidence.Line("chance", List.of(0.0, 1.0), List.of(0.0, 1.0)));
        return new Evidence.Curve("False positive rate", "True positive rate", false, lines);
    }

    /** True positive rate over false positive rate from the strictest threshold to the most lenient, thinned for drawing. */
    private static Evidence.Line rocLine(String name, BinaryPredictions rows) {
        double[] weights = Estimator.everyRowOnce(rows.rows());
        double[] all = Ranking.totals(rows.order(), weights);
        List<Double> x = new ArrayList<>(List.of(0.0));
        List<Double> y = new ArrayList<>(List.of(0.0));
        double step = 2.0 / (MAX_POINTS - 2);
        double[] sums = {0, 0, step};
        rows.order().walk(weights, (row, positives, negatives) -> {
            sums[0] += positives;
            sums[1] += negatives;
            double up = sums[0] / all[0];
            double right = sums[1] / all[1];
            boolean last = sums[0] == all[0] && sums[1] == all[1];
            if (right + up >= sums[2] || last) {
                x.add(right);
                y.add(up);
                sums[2] = right + up + step;
            }
        });
        return new Evidence.Line(name, x, y);
    }
}
