package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What predicted numbers look like beside the true ones. */
public final class NumberEvidence {

    private NumberEvidence() {}

    /** Targets, predictions and errors (prediction minus target, as {@code bias}) in numbers, in the target's unit. */
    public static Evidence.Table summary(NumberPredictions rows) {
        Moments targets = new Moments();
        Moments predictions = new Moments();
        Moments errors = new Moments();
        for (int row = 0; row < rows.rows(); row++) {
            targets.add(rows.target(row));
            predictions.add(rows.prediction(row));
            errors.add(rows.prediction(row) - rows.target(row));
        }
        return new Evidence.Table(
                List.of("", "Mean", "Standard deviation", "Smallest", "Largest"),
                List.of(
                        row("Target", targets),
                        row("Prediction", predictions),
                        row("Error (prediction − target)", errors)));
    }

    /**
     * The numbers, and the errors over the predictions.
     *
     * @param level confidence of the intervals drawn, in (0, 1)
     */
    public static Evidence of(NumberPredictions rows, double level) {
        List<Evidence> parts = new ArrayList<>(List.of(summary(rows)));
        parts.addAll(errors(rows, level));
        return new Evidence.Group(parts);
    }

    /**
     * The mean error and the mean absolute error of each tenth of the rows by their prediction, with Student's
     * intervals. Mean errors are all around 0 where the model errs no more to one side for small predictions than for
     * large ones; mean absolute ones are alike where it errs no more for them.
     */
    private static List<Evidence> errors(NumberPredictions rows, double level) {
        double[] said = new double[rows.rows()];
        Arrays.setAll(said, rows::prediction);
        int[] descending = Ranks.descending(said);
        int parts = Math.min(10, descending.length);
        List<Evidence.Estimate> means = new ArrayList<>();
        List<Evidence.Estimate> sizes = new ArrayList<>();
        Moments all = new Moments();
        Moments sizeOfAll = new Moments();
        for (int part = 0; part < parts; part++) {
            Moments predictions = new Moments();
            Moments errors = new Moments();
            Moments absolute = new Moments();
            for (int at = part(part, parts, said.length); at < part(part + 1, parts, said.length); at++) {
                int row = descending[said.length - 1 - at];
                double error = rows.prediction(row) - rows.target(row);
                predictions.add(rows.prediction(row));
                errors.add(error);
                absolute.add(Math.abs(error));
                all.add(error);
                sizeOfAll.add(Math.abs(error));
            }
            String name =
                    "predicted %s … %s".formatted(Numbers.text(predictions.min()), Numbers.text(predictions.max()));
            means.add(estimate(name, errors, level));
            sizes.add(estimate(name, absolute, level));
        }
        return List.of(
                Evidence.Estimates.of("Mean error (ŷ − y)", means, all.mean(), Optional.empty()),
                Evidence.Estimates.of("Mean absolute error", sizes, sizeOfAll.mean(), Optional.empty()));
    }

    private static Evidence.Estimate estimate(String name, Moments of, double level) {
        double variance = of.standardDeviation() * of.standardDeviation();
        Optional<Interval> interval = of.count() >= 2 && Double.isFinite(variance)
                ? Optional.of(Intervals.mean(of.mean(), variance, of.count(), level))
                : Optional.empty();
        return Evidence.Estimate.of(name, of.count(), of.mean(), interval, Verdict.SKIPPED);
    }

    private static int part(int part, int parts, int rows) {
        return (int) ((long) part * rows / parts);
    }

    /** WAPE, MAE and bias of each horizon, in order of first appearance. */
    public static Evidence.Table byHorizon(Measures<NumberPredictions> measures) {
        List<List<String>> lines = new ArrayList<>();
        for (String horizon : measures.predictions().horizons()) {
            List<String> line = new ArrayList<>(List.of(horizon));
            for (String base : List.of("wape", "mae", "bias")) {
                Metric metric = MetricName.parse("%s[%s]".formatted(base, horizon))
                        .flatMap(measures.catalogue()::find)
                        .orElseThrow()
                        .metric();
                line.add(Numbers.text(measures.value(metric, Optional.empty()).value()));
            }
            lines.add(line);
        }
        return new Evidence.Table(List.of("Horizon", "WAPE", "MAE", "Bias"), lines);
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
