package io.jenkins.lib.modelgate.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of a classifier of several classes.
 *
 * @param scored whether there is a score for each class
 * @param costs what each decision costs; empty where nobody said
 */
public record MulticlassMetrics(boolean scored, Optional<ClassCosts> costs)
        implements MetricCatalogue<MulticlassPredictions> {

    private static final String NO_ROWS = "there are no rows";

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("accuracy", "balancedAccuracy", "mcc", "kappa"));
        for (String base : List.of("precision", "recall", "f1", "specificity")) {
            for (String kind : List.of(".macro", ".micro", ".weighted", "[label]")) {
                names.add(base + kind);
            }
        }
        names.add("fbeta.macro@2");
        costs.ifPresent(any -> names.add("expectedCost"));
        if (scored) {
            names.addAll(MulticlassScores.NAMES);
        }
        return List.copyOf(names);
    }

    @Override
    public List<Metric> usual() {
        List<String> usual =
                new ArrayList<>(List.of("accuracy", "balancedAccuracy", "precision.macro", "recall.macro", "f1.macro"));
        costs.ifPresent(any -> usual.add("expectedCost"));
        if (scored) {
            usual.addAll(List.of("rocAuc.ovr", "logLoss", "brier", "ece"));
        }
        return usual.stream()
                .map(id ->
                        find(MetricName.parse(id).orElseThrow()).orElseThrow().metric())
                .toList();
    }

    @Override
    public Optional<Measure<MulticlassPredictions>> find(MetricName name) {
        if (name.isPlain()) {
            Optional<Measure<MulticlassPredictions>> plain = Optional.ofNullable(plain(name.text()));
            return plain.isPresent() ? plain : MulticlassScores.find(name);
        }
        return rate(name).map(rate -> averaged(name, rate)).orElseGet(() -> MulticlassScores.find(name));
    }

    private Measure<MulticlassPredictions> plain(String id) {
        return switch (id) {
            case "accuracy" ->
                of(Metric.share(id, "Accuracy", false), ClassOutcomes::accuracy, NO_ROWS)
                        .with((rows, level) -> {
                            ClassOutcomes once = rows.outcomes(Estimator.everyRowOnce(rows.rows()));
                            long right = Math.round(once.accuracy() * rows.rows());
                            return Optional.of(Intervals.wilson(right, rows.rows(), level));
                        });
            case "balancedAccuracy" ->
                of(Metric.share(id, "Balanced accuracy", false), ClassOutcomes::balancedAccuracy, NO_ROWS)
                        .on(ClassBasis.ALIKE);
            case "mcc" ->
                of(
                                new Metric(id, "Matthews correlation", Direction.GREATER, -1, 1, false),
                                ClassOutcomes::matthews,
                                "all labels or all decisions are the same")
                        .on(ClassBasis.BESIDE_THE_MOST_FREQUENT);
            case "kappa" ->
                of(
                                new Metric(id, "Cohen's kappa", Direction.GREATER, -1, 1, false),
                                ClassOutcomes::kappa,
                                "all labels and all decisions are the same")
                        .on(ClassBasis.BESIDE_THE_MOST_FREQUENT);
            case "expectedCost" ->
                costs.map(each -> Measure.<MulticlassPredictions>of(
                                new Metric(
                                        id,
                                        "Expected cost",
                                        Direction.SMALLER,
                                        -Double.MAX_VALUE,
                                        Double.MAX_VALUE,
                                        false),
                                rows -> new RowMean(each.of(rows)),
                                NO_ROWS))
                        .orElse(null);
            default -> null;
        };
    }

    /** @param basis of one class, given its label */
    private record Rate(
            String title, ToDoubleFunction<Outcomes> value, Function<String, Basis<MulticlassPredictions>> basis) {}

    private static Optional<Rate> rate(MetricName name) {
        if (name.base().equals("fbeta")) {
            double beta = name.parameter(2, 0.001, 1000);
            return Optional.of(
                    new Rate("F" + MetricName.number(beta), outcomes -> outcomes.fBeta(beta), ClassBasis::of));
        }
        if (name.parameter().isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (name.base()) {
                    case "precision" -> new Rate("Precision", Outcomes::precision, ClassBasis::decided);
                    case "recall" -> new Rate("Recall", Outcomes::recall, ClassBasis::of);
                    case "f1" -> new Rate("F1", outcomes -> outcomes.fBeta(1), ClassBasis::of);
                    case "specificity" -> new Rate("Specificity", Outcomes::specificity, ClassBasis::others);
                    default -> null;
                });
    }

    private static Optional<Measure<MulticlassPredictions>> averaged(MetricName name, Rate rate) {
        if (name.part().isPresent() == name.kind().isPresent()) {
            return Optional.empty();
        }
        if (name.part().isPresent()) {
            String label = name.part().get();
            return Optional.of(ofClass(
                            Metric.share(name.text(), "%s of '%s'".formatted(rate.title, label), false),
                            label,
                            (rows, type, weights) -> rate.value.applyAsDouble(
                                    rows.outcomes(weights).of(type)))
                    .on(rate.basis.apply(label)));
        }
        String kind = name.kind().get();
        ToDoubleFunction<ClassOutcomes> average =
                switch (kind) {
                    case "macro" -> outcomes -> outcomes.macro(rate.value);
                    case "micro" -> outcomes -> outcomes.micro(rate.value);
                    case "weighted" -> outcomes -> outcomes.weighted(rate.value);
                    default -> null;
                };
        return Optional.ofNullable(average)
                .map(value ->
                        of(Metric.share(name.text(), "%s (%s)".formatted(rate.title, kind), false), value, NO_ROWS))
                .map(measure -> kind.equals("macro") ? measure.on(ClassBasis.ALIKE) : measure);
    }

    private static Measure<MulticlassPredictions> of(
            Metric metric, ToDoubleFunction<ClassOutcomes> value, String undefinedBecause) {
        return Measure.of(
                metric,
                rows -> Estimator.of(rows.rows(), weights -> value.applyAsDouble(rows.outcomes(weights))),
                undefinedBecause);
    }

    /** What one class comes to. */
    interface OfClass {
        double of(MulticlassPredictions rows, int type, double[] weights);
    }

    static Measure<MulticlassPredictions> ofClass(Metric metric, String label, OfClass value) {
        return Measure.of(
                metric,
                rows -> {
                    int type = rows.labels().indexOf(label);
                    return Estimator.of(rows.rows(), weights -> type < 0 ? Double.NaN : value.of(rows, type, weights));
                },
                rows -> rows.labels().contains(label)
                        ? "there are not the rows of '%s' that it needs".formatted(label)
                        : "there is no class '%s', but %s".formatted(label, String.join(", ", rows.labels())));
    }
}
