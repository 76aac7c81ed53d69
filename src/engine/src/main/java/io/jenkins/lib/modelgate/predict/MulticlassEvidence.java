package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.ArrayList;
import java.util.List;

/** What the decisions and scores of a classifier of several classes look like; each row counts once. */
public final class MulticlassEvidence {

    private MulticlassEvidence() {}

    /** The share of each true class's rows (a row of the map) that was decided to be each class. */
    public static Evidence.HeatMap confusion(MulticlassPredictions rows) {
        int classes = rows.labels().size();
        double[][] counts = new double[classes][classes];
        for (int row = 0; row < rows.rows(); row++) {
            counts[rows.truth(row)][rows.decision(row)]++;
        }
        long[] support = rows.support();
        List<List<Double>> shares = new ArrayList<>();
        for (int truth = 0; truth < classes; truth++) {
            List<Double> line = new ArrayList<>();
            for (int decided = 0; decided < classes; decided++) {
                line.add(support[truth] == 0 ? null : counts[truth][decided] / support[truth]);
            }
            shares.add(line);
        }
        return new Evidence.HeatMap(
                rows.labels(), rows.labels(), shares, null, "share of the true class (rows) decided so (columns)");
    }

    /** How often the decided class was right, over its score, in ten bins. */
    public static Evidence.Curve reliability(MulticlassPredictions rows) {
        return BinaryEvidence.reliability(
                List.of("model"),
                List.of(rows.calibration(Estimator.everyRowOnce(rows.rows()), Calibration.BINS)),
                "Mean highest score",
                "Share decided right");
    }
}
