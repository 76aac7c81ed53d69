package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Evidence;
import java.util.Arrays;
import java.util.List;

/** What the decisions and scores of a classifier of several classes look like; each row counts once. */
public final class MulticlassEvidence {

    private MulticlassEvidence() {}

    /** How many rows of each true class were decided to be each class. */
    public static Evidence.ConfusionTable confusion(MulticlassPredictions rows) {
        int classes = rows.labels().size();
        double[][] counts = new double[classes][classes];
        for (int row = 0; row < rows.rows(); row++) {
            counts[rows.truth(row)][rows.decision(row)]++;
        }
        return new Evidence.ConfusionTable(
                rows.labels(),
                Arrays.stream(counts)
                        .map(line -> Arrays.stream(line).boxed().toList())
                        .toList());
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
