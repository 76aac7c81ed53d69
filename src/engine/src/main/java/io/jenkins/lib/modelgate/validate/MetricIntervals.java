package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.predict.compare.Bootstrap;
import io.jenkins.lib.modelgate.predict.compare.GroupJackknife;
import io.jenkins.lib.modelgate.predict.compare.Resampled;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says how sure metrics are for which no formula is known: by a bootstrap, or where that takes too long by leaving out
 * groups of rows.
 */
record MetricIntervals(ValidateSpec spec, Rows rows) {

    /** As many rows, drawn as many times, as take two cores a second or two. */
    private static final long MOST_DRAWS = 50_000_000;

    private static final int GROUPS = 20;

    /** The same values, those that were asked for with an interval where one can be told. */
    List<MetricValue> of(List<MetricValue> values) {
        List<MetricValue> open = values.stream().filter(this::isOpen).toList();
        if (open.isEmpty()) {
            return values;
        }
        List<Estimator> estimators = open.stream()
                .map(value -> rows.measured().measures().estimator(value.metric()))
                .toList();
        List<Optional<Interval>> intervals = intervals(estimators);
        List<MetricValue> all = new ArrayList<>(values);
        for (int i = 0; i < open.size(); i++) {
            MetricValue value = open.get(i);
            Optional<Interval> interval = intervals.get(i).map(each -> possible(each, value));
            all.set(
                    values.indexOf(value),
                    new MetricValue(value.metric(), value.value(), interval, value.undefinedBecause()));
        }
        return List.copyOf(all);
    }

    /** Rankings and texts come with intervals of their own; of the largest error none is known. */
    private boolean isOpen(MetricValue value) {
        Metric metric = value.metric();
        return value.isDefined()
                && value.interval().isEmpty()
                && spec.isAsked(metric)
                && metric.direction() != Direction.NEITHER
                && !metric.name().base().equals("maxError")
                && spec.task() != Task.RANKING
                && spec.task() != Task.TEXT;
    }

    private List<Optional<Interval>> intervals(List<Estimator> estimators) {
        ComparisonSpec sure = spec.comparison();
        if ((long) rows.size() * sure.resamples() <= MOST_DRAWS) {
            Resampled resampled = Redrawing.of(rows)
                    .resample(Bootstrap.of(sure.resamples(), sure.seed()), estimators, rows.sampleWeights());
            List<Optional<Interval>> intervals = new ArrayList<>();
            for (int metric = 0; metric < estimators.size(); metric++) {
                intervals.add(resampled.interval(metric, sure.confidence()));
            }
            return intervals;
        }
        return new GroupJackknife(GROUPS, sure.seed(), Runtime.getRuntime().availableProcessors())
                .of(estimators, rows.sampleWeights().orElse(null), sure.confidence());
    }

    /** A normal approximation may reach beyond what the metric can be. */
    private static Interval possible(Interval interval, MetricValue value) {
        Metric metric = value.metric();
        return new Interval(
                Math.max(metric.smallest(), interval.low()),
                Math.min(metric.largest(), interval.high()),
                interval.level());
    }
}
