package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.predict.EffectiveSize;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.predict.group.Groups;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * All rows of the predictions, in memory, in the order of the table. Immutable; safe for use by several threads.
 *
 * @param table what the user calls the table
 * @param measured truth and predictions
 * @param columns the further columns that were asked for
 * @param weightColumn the column of {@code columns} that says how much each row counts
 */
record Rows(String table, Measured measured, Map<String, RowColumn> columns, Optional<String> weightColumn) {

    /**
     * Reads the table once.
     *
     * @param more columns to be kept besides those of the task
     */
    static Rows read(ValidateSpec spec, Table table, List<String> more, Workspace workspace) {
        return read(spec.columns(), spec.weight(), table, more, workspace);
    }

    /** The same with columns and weight given one by one. */
    static Rows read(
            PredictionColumns columnsRead,
            Optional<String> weight,
            Table table,
            List<String> more,
            Workspace workspace) {
        Set<String> kept = new LinkedHashSet<>(more);
        weight.ifPresent(kept::add);
        PredictionColumns found = columnsRead.in(table);
        Set<String> wanted = new LinkedHashSet<>(found.columns());
        wanted.addAll(kept);
        PredictionReader reader = found.reader(table.name(), workspace);
        Map<String, RowColumnReader> readers = new LinkedHashMap<>();
        kept.forEach(name -> readers.put(name, new RowColumnReader(table.name())));
        RowWeights weights = new RowWeights(table.name());
        NoNumbersException.read(table, List.copyOf(wanted), (Batch batch) -> {
            found.truth().ifPresent(truth -> refuseUnlabelled(batch, truth, table.name()));
            reader.add(batch);
            weight.ifPresent(name -> weights.check(batch, name));
            readers.forEach((name, each) -> each.add(Columns.of(batch, name), batch.rows()));
        });
        Map<String, RowColumn> columns = new LinkedHashMap<>();
        readers.forEach((name, each) -> columns.put(name, each.finish()));
        IntPredicate counts = weight.map(columns::get)
                .map(column -> column instanceof RowColumn.Numbers numbers ? numbers.values() : null)
                .<IntPredicate>map(values -> row -> values[row] > 0)
                .orElse(row -> true);
        return new Rows(table.name(), reader.finish(counts), columns, weight);
    }

    private static void refuseUnlabelled(Batch batch, String truth, String table) {
        Column labels = Columns.of(batch, truth);
        for (int row = 0; row < batch.rows(); row++) {
            if (labels.lacks(row)) {
                throw new Cell(table, truth, batch.firstRow() + row)
                        .wrong("is empty or NaN; every row needs a label, or say unlabelled: skip");
            }
        }
    }

    int size() {
        return measured.measures().rows();
    }

    /** A further column that was asked for before the table was read. */
    RowColumn column(String name) {
        RowColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("the column '%s' was not asked for".formatted(name));
        }
        return column;
    }

    /** How much each row counts; empty where nobody said and each counts once. Not to be changed. */
    Optional<double[]> sampleWeights() {
        return weightColumn
                .map(name -> column(name) instanceof RowColumn.Numbers numbers ? numbers.values() : null)
                .filter(any -> size() > 0);
    }

    /** What a metric over all rows rests on. */
    Measures.Ground ground(Metric metric) {
        return measured.measures().ground(metric, sampleWeights().orElseGet(() -> Estimator.everyRowOnce(size())));
    }

    /** The same of one group of rows. */
    Measures.Ground ground(Metric metric, Groups groups, int group) {
        return measured.measures().ground(metric, weights(groups, group));
    }

    private double[] weights(Groups groups, int group) {
        double[] own = groups.weights(group);
        sampleWeights().ifPresent(weights -> Arrays.setAll(own, row -> own[row] * weights[row]));
        return own;
    }

    /** How many rows that count once each say as much as all of these do by their weights; in whole rows. */
    long effectiveSize() {
        return sampleWeights().map(EffectiveSize::of).orElse((long) size());
    }

    /** The same of one group of rows. */
    long effectiveSize(Groups groups, int group) {
        return EffectiveSize.of(weights(groups, group));
    }

    /** A metric as a function of row weights, which sample weights multiply. */
    Estimator estimator(Metric metric) {
        Estimator plain = measured.measures().estimator(metric);
        return sampleWeights().map(weights -> plain.weightedBy(weights)).orElse(plain);
    }

    /**
     * What a metric comes to over all rows, and how sure that is.
     *
     * @param level confidence of its interval, in (0, 1)
     */
    MetricValue value(Metric metric, double level) {
        return measured.measures().value(metric, sampleWeights(), level);
    }

    /** The same without an interval. */
    MetricValue value(Metric metric) {
        return measured.measures().value(metric, sampleWeights());
    }
}
