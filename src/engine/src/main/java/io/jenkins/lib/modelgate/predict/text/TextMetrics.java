package io.jenkins.lib.modelgate.predict.text;

import io.jenkins.lib.modelgate.predict.Basis;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Measure;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricCatalogue;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.predict.RowMean;
import io.jenkins.lib.modelgate.predict.compare.Bootstrap;
import io.jenkins.lib.modelgate.predict.compare.RowKinds;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The metrics of generated texts, with BCa intervals over rows.
 *
 * @param measures those that the columns and settings allow
 * @param columns number columns to be averaged, as {@code column.<name>}
 */
public record TextMetrics(Set<TextMeasure> measures, List<String> columns) implements MetricCatalogue<TextPredictions> {

    private static final int RESAMPLES = 1000;
    private static final String COLUMN = "column";

    public TextMetrics {
        measures = Set.copyOf(measures);
        columns = List.copyOf(columns);
    }

    /** Those that can be told of texts with or without references, and with or without a schema. */
    public static Set<TextMeasure> measures(boolean references, boolean schema) {
        Set<TextMeasure> measures = EnumSet.allOf(TextMeasure.class);
        measures.removeIf(measure -> measure.needsReference() && !references);
        measures.removeIf(measure -> measure == TextMeasure.SCHEMA_VALID && !schema);
        return measures;
    }

    @Override
    public List<String> names() {
        List<String> names =
                new ArrayList<>(measures.stream().sorted().map(TextMeasure::id).toList());
        columns.forEach(column -> names.add(COLUMN + "." + column));
        return names;
    }

    @Override
    public List<Metric> usual() {
        return names().stream()
                // valid JSON is of interest where JSON was asked for
                .filter(id -> !id.equals(TextMeasure.JSON_VALID.id()) || measures.contains(TextMeasure.SCHEMA_VALID))
                .map(id ->
                        find(MetricName.parse(id).orElseThrow()).orElseThrow().metric())
                .toList();
    }

    @Override
    public Optional<Measure<TextPredictions>> find(MetricName name) {
        if (name.base().equals(COLUMN) && name.kind().filter(columns::contains).isPresent()) {
            String column = name.kind().get();
            Metric metric = new Metric(
                    name.text(),
                    "Mean of '%s'".formatted(column),
                    Direction.NEITHER,
                    -Double.MAX_VALUE,
                    Double.MAX_VALUE,
                    false);
            return Optional.of(measure(
                            metric,
                            rows -> RowMean.ofPresent(rows.columns().get(column)),
                            "no row that counts has a number")
                    .on(Basis.ofRows("rows with a number in '%s'".formatted(column), rows -> {
                        double[] values = rows.columns().get(column);
                        return row -> !Double.isNaN(values[row]);
                    })));
        }
        return TextMeasure.byId(name.text())
                .filter(measures::contains)
                .map(measure ->
                        measure(metric(measure), rows -> rows.measures().get(measure), "there are no rows that count"));
    }

    private static Metric metric(TextMeasure measure) {
        Direction direction = measure == TextMeasure.LENGTH || measure == TextMeasure.WORDS
                ? Direction.NEITHER
                : measure.greaterIsBetter() ? Direction.GREATER : Direction.SMALLER;
        return new Metric(measure.id(), measure.title(), direction, 0, measure.largest(), false);
    }

    private static Measure<TextPredictions> measure(
            Metric metric, Function<TextPredictions, Estimator> estimator, String undefined) {
        return Measure.of(metric, estimator, undefined).with((rows, level) -> interval(estimator.apply(rows), level));
    }

    private static Optional<Interval> interval(Estimator estimator, double level) {
        return estimator.rows() < 2
                ? Optional.empty()
                : Bootstrap.of(RESAMPLES, 0)
                        .of(List.of(estimator), RowKinds.one(estimator.rows()))
                        .interval(0, level);
    }
}
