package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.List;

/** What predicted numbers look like beside the true ones. */
public final class NumberEvidence {

    private NumberEvidence() {}

    /** Targets, predictions and residuals (target minus prediction) in numbers, in the target's unit. */
    public static Evidence.Table summary(NumberPredictions rows) {
        Moments targets = new Moments();
        Moments predictions = new Moments();
        Moments residuals = new Moments();
        for (int row = 0; row < rows.rows(); row++) {
            targets.add(rows.target(row));
            predictions.add(rows.prediction(row));
            residuals.add(rows.target(row) - rows.prediction(row));
        }
        return new Evidence.Table(
                List.of("", "Mean", "Standard deviation", "Smallest", "Largest"),
                List.of(
                        row("Target", targets),
                        row("Prediction", predictions),
                        row("Residual (target − prediction)", residuals)));
    }

    private static List<String> row(String name, Moments moments) {
        return List.of(
                name,
                Numbers.text(moments.mean()),
                Numbers.text(moments.standardDeviation()),
                Numbers.text(moments.min()),
                Numbers.text(moments.max()));
    }
}
