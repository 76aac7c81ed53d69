package io.jenkins.lib.modelgate.predict;

import io.jenkins.lib.modelgate.report.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** The metrics that decisions alone tell, as functions of how many rows were decided rightly and wrongly. */
final class BinaryDecisions {

    static final List<String> NAMES = List.of(
            "accuracy", "precision", "recall", "f1", "balancedAccuracy", "specificity", "fbeta@2", "mcc", "kappa");

    static final Basis<BinaryPredictions> POSITIVES = Basis.ofRows("positive rows", rows -> rows::truth);
    static final Basis<BinaryPredictions> RARER_CLASS = Basis.ofFewer("rows of the rarer class", rows -> rows::truth);
    private static final Basis<BinaryPredictions> NEGATIVES =
            Basis.ofRows("negative rows", rows -> row -> !rows.truth(row));
    private static final Basis<BinaryPredictions> DECIDED_POSITIVE =
            Basis.ofRows("rows decided positive", rows -> rows::decision);

    private BinaryDecisions() {}

    static Optional<Measure<BinaryPredictions>> find(MetricName name, Optional<BinaryCosts> costs) {
        if (name.base().equals("fbeta") && name.isPlainButForParameter()) {
            double beta = name.parameter(2, 0.001, 1000);
            return Optional.of(fBeta(name.text(), "F%s".formatted(MetricName.number(beta)), beta));
        }
        return name.isPlain() ? Optional.ofNullable(plain(name.text(), costs)) : Optional.empty();
    }

    private static Measure<BinaryPredictions> plain(String id, Optional<BinaryCosts> costs) {
        return switch (id) {
            case "accuracy" ->
                share(id, "Accuracy", Outcomes::accuracy, "there are no rows")
                        .with(wilson(o -> o.truePositives() + o.trueNegatives(), Outcomes::all));
            case "precision" ->
                share(id, "Precision", Outcomes::precision, "no row was decided positive")
                        .with(wilson(Outcomes::truePositives, Outcomes::decidedPositive))
                        .on(DECIDED_POSITIVE);
            case "recall" ->
                share(id, "Recall", Outcomes::recall, "no row is positive")
                        .with(wilson(Outcomes::truePositives, Outcomes::positives))
                        .on(POSITIVES);
            case "specificity" ->
                share(id, "Specificity", Outcomes::specificity, "no row is negative")
                        .with(wilson(Outcomes::trueNegatives, Outcomes::negatives))
                        .on(NEGATIVES);
            case "f1" -> fBeta(id, "F1", 1);
            case "balancedAccuracy" ->
                share(id, "Balanced accuracy", o -> (o.recall() + o.specificity()) / 2, "it needs rows of both classes")
                        .on(RARER_CLASS);
            case "mcc" ->
                of(
                                new Metric(id, "Matthews correlation", Direction.GREATER, -1, 1, false),
                                Outcomes::matthews,
                                "all labels or all decisions are the same")
                        .on(RARER_CLASS);
            case "kappa" ->
                of(
                                new Metric(id, "Cohen's kappa", Direction.GREATER, -1, 1, false),
                                Outcomes::kappa,
                                "all labels and all decisions are the same")
                        .on(RARER_CLASS);
            case "expectedCost" ->
                costs.map(each -> of(
                                new Metric(
                                        id,
                                        "Expected cost",
                                        Direction.SMALLER,
                                        -Double.MAX_VALUE,
                                        Double.MAX_VALUE,
                                        false),
                                o -> each.of(o) / o.all(),
                                "there are no rows"))
                        .orElse(null);
            default -> null;
        };
    }

    private static Measure<BinaryPredictions> fBeta(String id, String title, double beta) {
        return share(id, title, o -> o.fBeta(beta), "no row is positive and none was decided positive")
                .on(POSITIVES);
    }

    private static Measure<BinaryPredictions> share(
            String id, String title, ToDoubleFunction<Outcomes> value, String undefinedBecause) {
        return of(Metric.share(id, title, false), value, undefinedBecause);
    }

    private static Measure<BinaryPredictions> of(
            Metric metric, ToDoubleFunction<Outcomes> value, String undefinedBecause) {
        return Measure.of(
                metric,
                rows -> Estimator.of(rows.rows(), weights -> value.applyAsDouble(rows.outcomes(weights))),
                undefinedBecause);
    }

    private static BiFunction<BinaryPredictions, Double, Optional<Interval>> wilson(
            ToDoubleFunction<Outcomes> successes, ToDoubleFunction<Outcomes> trials) {
        return (rows, level) -> {
            Outcomes once = rows.outcomes(Estimator.everyRowOnce(rows.rows()));
            return Optional.of(
                    Intervals.wilson((long) successes.applyAsDouble(once), (long) trials.applyAsDouble(once), level));
        };
    }
}
