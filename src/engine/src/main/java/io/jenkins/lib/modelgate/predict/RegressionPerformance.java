package io.jenkins.lib.modelgate.predict;

import static io.jenkins.lib.modelgate.predict.Metric.MAE;
import static io.jenkins.lib.modelgate.predict.Metric.R2;
import static io.jenkins.lib.modelgate.predict.Metric.RMSE;

import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.List;

/**
 * How good a regression is, row by row, in constant memory. The order of rows does not matter beyond the last digits. Not
 * safe for use by several threads.
 */
public final class RegressionPerformance {

    private static final String NO_ROWS = "there are no rows";

    private final Moments targets = new Moments();
    private final Moments predictions = new Moments();
    private final Moments residuals = new Moments();
    private final CompensatedSum absolute = new CompensatedSum();
    private final CompensatedSum squared = new CompensatedSum();

    /** Both finite, in the target's unit. */
    public void add(double target, double prediction) {
        if (!Double.isFinite(target) || !Double.isFinite(prediction)) {
            throw new IllegalArgumentException("a prediction of %s for %s".formatted(prediction, target));
        }
        double residual = target - prediction;
        targets.add(target);
        predictions.add(prediction);
        residuals.add(residual);
        absolute.add(Math.abs(residual));
        squared.add(residual * residual);
    }

    public long rows() {
        return targets.count();
    }

    /** Every metric, in the order of {@link Metric}. */
    public List<MetricValue> metrics() {
        if (rows() == 0) {
            return Metric.of(Task.REGRESSION).stream()
                    .map(metric -> MetricValue.undefined(metric, NO_ROWS))
                    .toList();
        }
        return List.of(
                MetricValue.of(MAE, absolute.value() / rows()),
                MetricValue.of(RMSE, Math.sqrt(squared.value() / rows())),
                targets.squares() == 0
                        ? MetricValue.undefined(R2, "the target is the same in every row")
                        : MetricValue.of(R2, 1 - squared.value() / targets.squares()));
    }

    /** Targets, predictions and residuals (target minus prediction) in numbers, in the target's unit. */
    public Evidence.Table summary() {
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
