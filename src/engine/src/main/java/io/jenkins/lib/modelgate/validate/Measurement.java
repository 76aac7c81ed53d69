package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.predict.BinaryPerformance;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.predict.RegressionPerformance;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the predictions came to.
 *
 * @param rows how many there are
 * @param metrics every metric of the task that the columns allow
 * @param evidence what belongs to a metric's check
 * @param classes binary: how many rows each class has
 */
record Measurement(long rows, List<MetricValue> metrics, Map<Metric, Evidence> evidence, Optional<Classes> classes) {

    /** How many rows are positive and negative, and what these are called. */
    record Classes(long positives, long negatives, String text) {
        boolean isOne() {
            return positives == 0 || negatives == 0;
        }
    }

    /** Reads the whole table once. */
    static Measurement of(ValidateSpec spec, Table table) {
        return spec.task() == Task.BINARY ? binary(spec, table) : regression(spec, table);
    }

    private static Measurement binary(ValidateSpec spec, Table table) {
        List<String> columns = spec.columns();
        int score = spec.score().map(columns::indexOf).orElse(-1);
        int decision = spec.decision().map(columns::indexOf).orElse(-1);
        Labels labels = new Labels(spec.positive());
        LabelReader targets = new LabelReader(labels, table.name());
        LabelReader decisions = new LabelReader(labels, table.name());
        NumberReader scores = new NumberReader(table.name());
        BinaryPerformance performance = score < 0 ? BinaryPerformance.ofDecisions() : BinaryPerformance.ofScores();
        table.read(columns, batch -> {
            List<Column> read = batch.columns();
            for (int row = 0; row < batch.rows(); row++) {
                boolean target = targets.isPositive(batch, read.get(0), row);
                double probability = score < 0 ? Double.NaN : scores.probability(batch, read.get(score), row);
                boolean decided = decision < 0
                        ? probability >= spec.threshold()
                        : decisions.isPositive(batch, read.get(decision), row);
                performance.add(target, probability, decided);
            }
        });
        Map<Metric, Evidence> evidence = new EnumMap<>(Metric.class);
        Classes classes = new Classes(
                performance.positives(),
                performance.negatives(),
                "%s rows are positive ('%s'), %s are negative%s"
                        .formatted(
                                Numbers.count(performance.positives()),
                                labels.positive(),
                                Numbers.count(performance.negatives()),
                                labels.negative() == null ? "" : " ('%s')".formatted(labels.negative())));
        if (performance.rows() > 0) {
            evidence.put(Metric.ACCURACY, performance.confusionMatrix());
        }
        if (score >= 0 && !classes.isOne()) {
            evidence.put(Metric.ROC_AUC, performance.rocCurve());
        }
        return new Measurement(performance.rows(), performance.metrics(), evidence, Optional.of(classes));
    }

    private static Measurement regression(ValidateSpec spec, Table table) {
        NumberReader numbers = new NumberReader(table.name());
        RegressionPerformance performance = new RegressionPerformance();
        table.read(spec.columns(), batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                performance.add(
                        numbers.finite(batch, batch.columns().get(0), row),
                        numbers.finite(batch, batch.columns().get(1), row));
            }
        });
        Map<Metric, Evidence> evidence = performance.rows() == 0 ? Map.of() : Map.of(Metric.MAE, performance.summary());
        return new Measurement(performance.rows(), performance.metrics(), evidence, Optional.empty());
    }
}
