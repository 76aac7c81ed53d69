package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
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

    /**
     * Precision over recall, from the strictest threshold to the most lenient, in at most 200 points each.
     *
     * @param models as for {@link #rocCurve}
     */
    public static Evidence.Curve precisionRecallCurve(Map<String, BinaryPredictions> models) {
        List<Evidence.Line> lines = new ArrayList<>();
        new LinkedHashMap<>(models).forEach((name, rows) -> lines.add(precisionLine(name, rows)));
        return new Evidence.Curve("Recall", "Precision", false, lines);
    }

    private static Evidence.Line precisionLine(String name, BinaryPredictions rows) {
        double[] weights = Estimator.everyRowOnce(rows.rows());
        double[] all = Ranking.totals(rows.order(), weights);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double step = 1.0 / (MAX_POINTS - 2);
        double[] sums = {0, 0, 0};
        rows.order().walk(weights, (row, positives, negatives) -> {
            sums[0] += positives;
            sums[1] += negatives;
            double recall = sums[0] / all[0];
            if (positives > 0 && (recall >= sums[2] || sums[0] == all[0])) {
                x.add(recall);
                y.add(sums[0] / (sums[0] + sums[1]));
                sums[2] = recall + step;
            }
        });
        return new Evidence.Line(name, x, y);
    }

    /**
     * The share of positive rows over the mean score, in ten bins; with how many rows each has.
     *
     * @param models as for {@link #rocCurve}
     */
    public static Evidence reliability(Map<String, BinaryPredictions> models) {
        List<String> names = new ArrayList<>();
        List<Calibration> bins = new ArrayList<>();
        new LinkedHashMap<>(models).forEach((name, rows) -> {
            names.add(name);
            bins.add(Calibration.of(rows, Estimator.everyRowOnce(rows.rows()), Calibration.BINS));
        });
        return new Evidence.Group(
                List.of(reliability(names, bins, "Mean score", "Share of positive rows"), counts(names, bins)));
    }

    static Evidence.Curve reliability(List<String> names, List<Calibration> bins, String xTitle, String yTitle) {
        List<Evidence.Line> lines = new ArrayList<>();
        for (int model = 0; model < names.size(); model++) {
            Calibration each = bins.get(model);
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (int bin = 0; bin < Calibration.BINS; bin++) {
                if (each.weight()[bin] > 0) {
                    x.add(each.score()[bin] / each.weight()[bin]);
                    y.add(each.truth()[bin] / each.weight()[bin]);
                }
            }
            lines.add(new Evidence.Line(names.get(model), x, y));
        }
        lines.add(new Evidence.Line("calibrated", List.of(0.0, 1.0), List.of(0.0, 1.0)));
        return new Evidence.Curve(xTitle, yTitle, false, lines);
    }

    private static Evidence.Table counts(List<String> names, List<Calibration> bins) {
        List<String> header = new ArrayList<>(List.of("Score"));
        names.forEach(name -> header.add("Rows of " + name));
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < Calibration.BINS; bin++) {
            List<String> row = new ArrayList<>(List.of("%.1f – %.1f".formatted(bin / 10.0, (bin + 1) / 10.0)));
            for (Calibration each : bins) {
                row.add(Numbers.count((long) each.weight()[bin]));
            }
            rows.add(row);
        }
        return new Evidence.Table(header, rows);
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
