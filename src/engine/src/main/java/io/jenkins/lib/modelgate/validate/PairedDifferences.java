package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MulticlassPredictions;
import io.jenkins.lib.modelgate.predict.compare.Bootstrap;
import io.jenkins.lib.modelgate.predict.compare.DeLong;
import io.jenkins.lib.modelgate.predict.compare.PairedAccuracy;
import io.jenkins.lib.modelgate.predict.compare.Resampled;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much better the candidate is than the champion on the same rows, and how sure that is: by a formula where there is one
 * and every row counts once, by a bootstrap otherwise. All metrics of the bootstrap see the same resamples.
 */
final class PairedDifferences {

    private final PairedRows rows;
    private final ComparisonSpec spec;
    private final List<Metric> metrics;
    private Resampled resampled;

    /**
     * @param pValue two-sided, of no difference; NaN where there is no test
     * @param units how many rows or queries the interval comes from
     * @param unit what they are called
     */
    record Difference(Optional<Interval> interval, double pValue, String method, long units, String unit) {}

    PairedDifferences(PairedRows rows, ComparisonSpec spec, List<Metric> metrics) {
        this.rows = rows;
        this.spec = spec;
        this.metrics = List.copyOf(metrics);
    }

    /** @param relative whether as a share of the champion's value */
    Difference of(Metric metric, boolean relative) {
        if (!metrics.contains(metric)) {
            return difference(Optional.empty(), Double.NaN, "");
        }
        boolean once = rows.candidate().sampleWeights().isEmpty() && !relative;
        if (once && metric.id().equals("accuracy")) {
            Optional<boolean[]> candidate = right(rows.candidate());
            Optional<boolean[]> champion = right(rows.champion());
            if (candidate.isPresent() && champion.isPresent()) {
                PairedAccuracy paired = PairedAccuracy.of(candidate.get(), champion.get());
                return difference(Optional.of(paired.interval(spec.confidence())), paired.pValue(), "Tango, McNemar");
            }
        }
        if (once
                && metric.id().equals("rocAuc")
                && rows.candidate().measured().measures().predictions() instanceof BinaryPredictions candidate
                && DeLong.isDefined(truth(candidate))) {
            BinaryPredictions champion =
                    (BinaryPredictions) rows.champion().measured().measures().predictions();
            DeLong areas = DeLong.of(truth(candidate), scores(candidate), scores(champion));
            return difference(areas.differenceInterval(spec.confidence()), areas.pValue(), "DeLong");
        }
        int place = 2 * metrics.indexOf(metric);
        return difference(
                resampled()
                        .interval(
                                values -> -metric.worse(values[place], values[place + 1])
                                        / (relative ? Math.abs(values[place + 1]) : 1),
                                spec.confidence()),
                Double.NaN,
                "bootstrap of %d resamples".formatted(spec.resamples()));
    }

    private Difference difference(Optional<Interval> interval, double pValue, String method) {
        return new Difference(
                interval, pValue, method, Redrawing.units(rows.candidate()), Redrawing.unit(rows.candidate()));
    }

    private Resampled resampled() {
        if (resampled == null) {
            List<Estimator> estimators = new ArrayList<>();
            for (Metric metric : metrics) {
                estimators.add(rows.candidate().measured().measures().estimator(metric));
                estimators.add(rows.champion().measured().measures().estimator(metric));
            }
            resampled = Redrawing.of(rows.candidate())
                    .resample(
                            Bootstrap.of(spec.resamples(), spec.seed()),
                            estimators,
                            rows.candidate().sampleWeights());
        }
        return resampled;
    }

    static boolean[] truth(BinaryPredictions rows) {
        boolean[] truth = new boolean[rows.rows()];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = rows.truth(row);
        }
        return truth;
    }

    static double[] scores(BinaryPredictions rows) {
        double[] scores = new double[rows.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = rows.score(row);
        }
        return scores;
    }

    /** Of which rows the decision was right; empty where there are no decisions. */
    private static Optional<boolean[]> right(Rows rows) {
        boolean[] right = new boolean[rows.size()];
        var predictions = rows.measured().measures().predictions();
        for (int row = 0; row < right.length; row++) {
            if (predictions instanceof BinaryPredictions binary) {
                right[row] = binary.truth(row) == binary.decision(row);
            } else if (predictions instanceof MulticlassPredictions several) {
                right[row] = several.truth(row) == several.decision(row);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(right);
    }
}
