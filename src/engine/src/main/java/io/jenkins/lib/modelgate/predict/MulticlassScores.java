package io.jenkins.lib.modelgate.predict;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The metrics of a classifier of several classes that need a score for each. */
final class MulticlassScores {

    static final List<String> NAMES = List.of(
            "rocAuc.ovr",
            "rocAuc.ovr.weighted",
            "rocAuc.ovo",
            "rocAuc.ovo.weighted",
            "rocAuc[label]",
            "averagePrecision.macro",
            "averagePrecision.weighted",
            "averagePrecision[label]",
            "logLoss",
            "brier",
            "ece",
            "ece@15",
            "topK@3");

    private static final String NO_ROWS = "there are no rows";
    private static final String EVERY_CLASS = "it needs rows of every class";
    private static final String TWO_CLASSES = "it needs rows of two classes";

    private MulticlassScores() {}

    static Optional<Measure<MulticlassPredictions>> find(MetricName name) {
        if (name.part().isPresent()) {
            return name.kind().isPresent() || name.parameter().isPresent() ? Optional.empty() : ofClass(name);
        }
        String id = name.text();
        if (name.kind().isEmpty() && (name.base().equals("ece") || name.base().equals("topK"))) {
            return Optional.of(name.base().equals("ece") ? calibration(name) : topK(name));
        }
        return Optional.ofNullable(
                switch (id) {
                    case "logLoss" ->
                        Measure.of(Metric.loss(id, "Log loss", true), rows -> new RowMean(rows.logLosses()), NO_ROWS);
                    case "brier" ->
                        Measure.of(
                                new Metric(id, "Brier score", Direction.SMALLER, 0, 2, true),
                                rows -> new RowMean(rows.squaredErrors()),
                                NO_ROWS);
                    case "rocAuc.ovr" ->
                        mean(Metric.share(id, "ROC AUC (one against the rest)", true), MulticlassScores::area);
                    case "rocAuc.ovr.weighted" ->
                        weightedMean(
                                Metric.share(id, "ROC AUC (one against the rest, weighted)", true),
                                MulticlassScores::area,
                                TWO_CLASSES);
                    case "rocAuc.ovo" ->
                        Measure.of(
                                        Metric.share(id, "ROC AUC (one against one)", true),
                                        (MulticlassPredictions rows) ->
                                                Estimator.of(rows.rows(), weights -> oneAgainstOne(rows, weights)),
                                        EVERY_CLASS)
                                .on(ClassBasis.ALIKE);
                    case "rocAuc.ovo.weighted" ->
                        Measure.of(
                                Metric.share(id, "ROC AUC (one against one, weighted)", true),
                                rows -> Estimator.of(rows.rows(), weights -> oneAgainstOneWeighted(rows, weights)),
                                TWO_CLASSES);
                    case "averagePrecision.macro" ->
                        mean(Metric.share(id, "Average precision (macro)", true), MulticlassScores::averagePrecision);
                    case "averagePrecision.weighted" ->
                        weightedMean(
                                Metric.share(id, "Average precision (weighted)", true),
                                MulticlassScores::averagePrecision,
                                NO_ROWS);
                    default -> null;
                });
    }

    private static double area(MulticlassPredictions rows, int type, double[] weights) {
        return Ranking.area(rows.order(type), weights);
    }

    private static double averagePrecision(MulticlassPredictions rows, int type, double[] weights) {
        return Ranking.averagePrecision(rows.order(type), weights);
    }

    private static Optional<Measure<MulticlassPredictions>> ofClass(MetricName name) {
        String label = name.part().orElseThrow();
        return Optional.ofNullable(
                switch (name.base()) {
                    case "rocAuc" ->
                        MulticlassMetrics.ofClass(
                                        Metric.share(name.text(), "ROC AUC of '%s'".formatted(label), true),
                                        label,
                                        MulticlassScores::area)
                                .on(ClassBasis.against(label));
                    case "averagePrecision" ->
                        MulticlassMetrics.ofClass(
                                        Metric.share(name.text(), "Average precision of '%s'".formatted(label), true),
                                        label,
                                        MulticlassScores::averagePrecision)
                                .on(ClassBasis.against(label));
                    default -> null;
                });
    }

    private static Measure<MulticlassPredictions> calibration(MetricName name) {
        int bins = name.count(Calibration.BINS, 1, 1000);
        return Measure.of(
                new Metric(name.text(), "Expected calibration error", Direction.SMALLER, 0, 1, true),
                rows -> Estimator.of(
                        rows.rows(), weights -> rows.calibration(weights, bins).error()),
                NO_ROWS);
    }

    private static Measure<MulticlassPredictions> topK(MetricName name) {
        int top = name.count(2, 1, 1000);
        return Measure.of(
                Metric.share(name.text(), "Accuracy of the best " + top, true),
                rows -> new RowMean(rows.hits(top)),
                NO_ROWS);
    }

    private static Measure<MulticlassPredictions> mean(Metric metric, MulticlassMetrics.OfClass value) {
        return Measure.<MulticlassPredictions>of(
                        metric,
                        rows -> Estimator.of(
                                rows.rows(),
                                weights -> IntStream.range(0, rows.labels().size())
                                                .mapToDouble(type -> value.of(rows, type, weights))
                                                .sum()
                                        / rows.labels().size()),
                        EVERY_CLASS)
                .on(ClassBasis.ALIKE);
    }

    /** Each class counts as much as it has rows; one without any is left out, as scikit-learn has it. */
    private static Measure<MulticlassPredictions> weightedMean(
            Metric metric, MulticlassMetrics.OfClass value, String undefinedBecause) {
        return Measure.of(
                metric,
                rows -> Estimator.of(rows.rows(), weights -> {
                    double[] sizes = rows.outcomes(weights).truth();
                    double sum = 0;
                    double all = 0;
                    for (int type = 0; type < sizes.length; type++) {
                        sum += sizes[type] > 0 ? sizes[type] * value.of(rows, type, weights) : 0;
                        all += sizes[type];
                    }
                    return sum / all;
                }),
                undefinedBecause);
    }

    /**
     * Mean over all pairs of classes of how well the two are told apart: D. J. Hand, R. J. Till, Machine Learning 45 (2001)
     * 171–186.
     */
    private static double oneAgainstOne(MulticlassPredictions rows, double[] weights) {
        int classes = rows.labels().size();
        double[] sizes = rows.outcomes(weights).truth();
        double sum = 0;
        for (int type = 0; type < classes; type++) {
            double[] wins = rows.wins(type, weights);
            for (int other = 0; other < classes; other++) {
                sum += other == type ? 0 : wins[other] / (sizes[type] * sizes[other]);
            }
        }
        return sum / ((double) classes * (classes - 1));
    }

    /** The same, each pair counting as much as its classes have rows; a class without any is in no pair. */
    private static double oneAgainstOneWeighted(MulticlassPredictions rows, double[] weights) {
        double[] sizes = rows.outcomes(weights).truth();
        double sum = 0;
        double all = 0;
        for (int type = 0; type < sizes.length; type++) {
            double[] wins = sizes[type] > 0 ? rows.wins(type, weights) : new double[0];
            for (int other = 0; other < sizes.length; other++) {
                if (other != type && sizes[type] > 0 && sizes[other] > 0) {
                    double both = sizes[type] + sizes[other];
                    sum += both * wins[other] / (sizes[type] * sizes[other]);
                    all += both;
                }
            }
        }
        return sum / all;
    }
}
