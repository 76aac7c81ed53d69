package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/** The metrics of a binary classifier that need its scores. */
final class BinaryScores {

    static final List<String> NAMES = List.of(
            "rocAuc",
            "logLoss",
            "averagePrecision",
            "brier",
            "ece",
            "ece@15",
            "ks",
            "gini",
            "lift@0.1",
            "gain@0.1",
            "bestThreshold",
            "bestThreshold.youden");

    private static final String BOTH_CLASSES = "it needs rows of both classes";
    private static final String NO_POSITIVE = "no row is positive";

    private BinaryScores() {}

    static Optional<Measure<BinaryPredictions>> find(MetricName name, Optional<BinaryCosts> costs) {
        if (name.part().isPresent()) {
            return Optional.empty();
        }
        if (name.base().equals("bestThreshold")) {
            return name.parameter().isPresent() ? Optional.empty() : bestThreshold(name, costs);
        }
        if (name.kind().isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(name.parameter().isPresent() ? withParameter(name) : plain(name.text()));
    }

    private static Measure<BinaryPredictions> plain(String id) {
        return switch (id) {
            case "rocAuc" ->
                ranked(Metric.share(id, "ROC AUC", true), Ranking::area, BOTH_CLASSES)
                        .with(BinaryScores::areaInterval)
                        .on(BinaryDecisions.RARER_CLASS);
            case "gini" ->
                ranked(
                                new Metric(id, "Gini", Direction.GREATER, -1, 1, true),
                                (order, weights) -> 2 * Ranking.area(order, weights) - 1,
                                BOTH_CLASSES)
                        .with(BinaryScores::giniInterval)
                        .on(BinaryDecisions.RARER_CLASS);
            case "averagePrecision" ->
                ranked(Metric.share(id, "Average precision", true), Ranking::averagePrecision, NO_POSITIVE)
                        .on(BinaryDecisions.RARER_CLASS);
            case "ks" ->
                ranked(Metric.share(id, "KS", true), Ranking::kolmogorovSmirnov, BOTH_CLASSES)
                        .on(BinaryDecisions.RARER_CLASS);
            case "logLoss" ->
                Measure.of(
                        Metric.loss(id, "Log loss", true), rows -> new RowMean(rows.logLosses()), "there are no rows");
            case "brier" ->
                Measure.of(
                        new Metric(id, "Brier score", Direction.SMALLER, 0, 1, true),
                        rows -> new RowMean(rows.squaredErrors()),
                        "there are no rows");
            case "ece" -> calibration(id, Calibration.BINS);
            default -> null;
        };
    }

    private static Measure<BinaryPredictions> withParameter(MetricName name) {
        return switch (name.base()) {
            case "ece" -> calibration(name.text(), name.count(Calibration.BINS, 1, 1000));
            case "lift" -> {
                double top = name.parameter(0.1, 1e-9, 1);
                yield ranked(
                                Metric.atLeastZero(
                                        name.text(), "Lift at " + MetricName.number(top), Direction.GREATER, true),
                                (order, weights) -> Ranking.gain(order, weights, top) / top,
                                NO_POSITIVE)
                        .on(BinaryDecisions.POSITIVES);
            }
            case "gain" -> {
                double top = name.parameter(0.1, 1e-9, 1);
                yield ranked(
                                Metric.share(name.text(), "Gain at " + MetricName.number(top), true),
                                (order, weights) -> Ranking.gain(order, weights, top),
                                NO_POSITIVE)
                        .on(BinaryDecisions.POSITIVES);
            }
            default -> null;
        };
    }

    private static Measure<BinaryPredictions> calibration(String id, int bins) {
        return Measure.of(
                new Metric(id, "Expected calibration error", Direction.SMALLER, 0, 1, true),
                rows -> Estimator.of(
                        rows.rows(),
                        weights -> Calibration.of(rows, weights, bins).error()),
                "there are no rows");
    }

    private static Optional<Measure<BinaryPredictions>> bestThreshold(MetricName name, Optional<BinaryCosts> costs) {
        Optional<BestThreshold> rule =
                switch (name.kind().orElse("f1")) {
                    case "f1" -> Optional.of(BestThreshold.F1);
                    case "youden" -> Optional.of(BestThreshold.YOUDEN);
                    case "cost" -> costs.map(BestThreshold::leastCost);
                    default -> Optional.empty();
                };
        return rule.map(best -> Measure.<BinaryPredictions>of(
                        new Metric(
                                name.text(),
                                "Best threshold (%s)".formatted(best.title()),
                                Direction.NEITHER,
                                0,
                                2,
                                true),
                        rows -> Estimator.of(rows.rows(), weights -> best.of(rows, weights)),
                        BOTH_CLASSES)
                .on(BinaryDecisions.RARER_CLASS));
    }

    private static Measure<BinaryPredictions> ranked(
            Metric metric, ToDoubleBiFunction<ScoreOrder, double[]> value, String undefinedBecause) {
        return Measure.of(
                metric,
                rows -> {
                    ScoreOrder order = rows.order();
                    return Estimator.of(rows.rows(), weights -> value.applyAsDouble(order, weights));
                },
                undefinedBecause);
    }

    private static Optional<Interval> areaInterval(BinaryPredictions rows, double level) {
        double[] once = Estimator.everyRowOnce(rows.rows());
        return Intervals.ofLogOdds(Ranking.area(rows.order(), once), Ranking.areaVariance(rows.order(), once), level);
    }

    private static Optional<Interval> giniInterval(BinaryPredictions rows, double level) {
        return areaInterval(rows, level)
                .map(area -> new Interval(2 * area.low() - 1, 2 * area.high() - 1, area.level()));
    }
}
