package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MulticlassPredictions;
import io.jenkins.lib.modelgate.predict.Predictions;
import java.util.function.IntPredicate;

/** How badly each row is predicted. */
final class RowLosses {

    private RowLosses() {}

    /** @param metric the accuracy, of which the loss is an error, or a loss that is a mean over rows */
    static double[] of(Rows rows, Metric metric) {
        Predictions predictions = rows.measured().measures().predictions();
        if (predictions instanceof BinaryPredictions binary && metric.id().equals("accuracy")) {
            return errors(rows.size(), row -> binary.truth(row) != binary.decision(row));
        }
        if (predictions instanceof MulticlassPredictions several && metric.id().equals("accuracy")) {
            return errors(rows.size(), row -> several.truth(row) != several.decision(row));
        }
        return rows.measured()
                .measures()
                .estimator(metric)
                .rowValues()
                .orElseThrow(() -> new IllegalStateException(metric.id() + " is no mean over rows"));
    }

    private static double[] errors(int rows, IntPredicate wrong) {
        double[] losses = new double[rows];
        for (int row = 0; row < rows; row++) {
            losses[row] = wrong.test(row) ? 1 : 0;
        }
        return losses;
    }
}
