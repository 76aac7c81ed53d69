package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Intervals;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MulticlassPredictions;
import io.jenkins.lib.modelgate.predict.Predictions;
import io.jenkins.lib.modelgate.predict.compare.DeLong;
import io.jenkins.lib.modelgate.predict.group.Groups;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How sure a metric of some of the rows is, where there is a formula and every row counts once: Wilson's for shares of rows,
 * DeLong's for the area under the ROC curve, Student's for means over rows.
 *
 * @param estimator of the metric
 * @param level confidence in (0, 1)
 */
record SliceIntervals(Rows rows, Metric metric, Estimator estimator, double level) {

    /** @param value what the metric comes to */
    Optional<Interval> of(Groups groups, int group, double value) {
        if (!Double.isFinite(value) || rows.sampleWeights().isPresent()) {
            return Optional.empty();
        }
        Predictions predictions = rows.measured().measures().predictions();
        if (predictions instanceof BinaryPredictions binary) {
            switch (metric.id()) {
                case "precision":
                    return wilson(groups, group, value, binary::decision);
                case "recall":
                    return wilson(groups, group, value, binary::truth);
                case "specificity":
                    return wilson(groups, group, value, row -> !binary.truth(row));
                case "rocAuc":
                    return area(groups, group, binary);
                default:
            }
        }
        boolean classes = predictions instanceof BinaryPredictions || predictions instanceof MulticlassPredictions;
        return classes && metric.id().equals("accuracy")
                ? wilson(groups, group, value, row -> true)
                : estimator.rowValues().flatMap(values -> mean(groups, group, value, values));
    }

    private Optional<Interval> wilson(Groups groups, int group, double value, IntPredicate counts) {
        int[] codes = groups.codes();
        long trials = 0;
        for (int row = 0; row < codes.length; row++) {
            trials += codes[row] == group && counts.test(row) ? 1 : 0;
        }
        return Optional.of(Intervals.wilson(Math.round(value * trials), trials, level));
    }

    private Optional<Interval> mean(Groups groups, int group, double mean, double[] values) {
        int[] codes = groups.codes();
        long count = 0;
        double squares = 0;
        boolean shares = true;
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] == group && !Double.isNaN(values[row])) {
                count++;
                squares += (values[row] - mean) * (values[row] - mean);
                shares &= values[row] == 0 || values[row] == 1;
            }
        }
        if (shares) {
            return Optional.of(Intervals.wilson(Math.round(mean * count), count, level));
        }
        return count < 2 ? Optional.empty() : Optional.of(Intervals.mean(mean, squares / (count - 1), count, level));
    }

    private Optional<Interval> area(Groups groups, int group, BinaryPredictions predictions) {
        int size = groups.sizes()[group];
        boolean[] truth = new boolean[size];
        double[] scores = new double[size];
        int next = 0;
        for (int row = 0; row < groups.rows(); row++) {
            if (groups.codes()[row] == group) {
                truth[next] = predictions.truth(row);
                scores[next++] = predictions.score(row);
            }
        }
        return DeLong.isDefined(truth) ? DeLong.of(truth, scores).candidateInterval(level) : Optional.empty();
    }
}
