package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.Toothless;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.validate.hygiene.HygieneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user may say of predictions, all of which needs rows.
 *
 * @param predictions path or glob of the rows with truth and prediction
 * @param columns where truth and predictions stand
 * @param labels where the truth stands, if not beside the predictions; and what tells a row
 * @param minRows with fewer rows nothing is judged
 * @param minMetricRows a metric that rests on fewer is not judged
 * @param weight the column that says how much each row counts
 * @param asked which metrics are measured, and what is asked of them
 * @param comparison what the candidate is compared with, and how sure that has to be
 * @param slices which groups of rows are measured by themselves
 * @param fairness which groups of people are to be treated alike
 * @param hygiene how clean the data is to be
 */
record RowsAsked(
        String predictions,
        PredictionColumns columns,
        LabelsSpec labels,
        int minRows,
        int minMetricRows,
        Optional<String> weight,
        MetricsAsked asked,
        ComparisonSpec comparison,
        SliceSpec slices,
        FairnessSpec fairness,
        HygieneSpec hygiene) {

    private static final int DEFAULT_MIN_ROWS = 30;
    private static final int DEFAULT_MIN_METRIC_ROWS = 10;
    private static final int MOST_MIN_ROWS = 1_000_000_000;

    private static final List<String> OF_TASKS = List.of(
            "score",
            "scores",
            "decision",
            "prediction",
            "threshold",
            "positive",
            "costs",
            "quantiles",
            "lower",
            "upper",
            "horizon",
            "history",
            "series",
            "time",
            "season");
    private static final List<String> OTHERS = List.of(
            "target",
            "task",
            "weight",
            "minRows",
            "minMetricRows",
            "group",
            "references",
            "columns",
            "jsonSchema",
            "refusals",
            "labels",
            "unlabelled",
            "key",
            "championPredictions",
            "championScores",
            "championScore",
            "championDecision",
            "championPrediction",
            "slices",
            "sliceLimits",
            "minSliceRows",
            "weakSlices",
            "weakSliceLimits",
            "weakSliceMetric",
            "sensitive",
            "fairness",
            "fairnessMethod",
            "train",
            "features",
            "hygiene",
            "nearDuplicates");

    /** @param baseline what the numbers may be compared with */
    static RowsAsked from(Settings settings, BaselineSpec baseline) {
        PredictionColumns columns = PredictionColumns.from(settings);
        String predictions = settings.requiredPath("predictions");
        ComparisonSpec comparison = ComparisonSpec.from(settings, columns);
        MetricsAsked asked = MetricsAsked.from(
                settings,
                columns,
                baseline.isOfNumbers() || comparison.champion().isPresent());
        int minRows = settings.integer("minRows", DEFAULT_MIN_ROWS, 1, MOST_MIN_ROWS);
        RowsAsked rows = new RowsAsked(
                predictions,
                columns,
                LabelsSpec.from(settings, columns),
                minRows,
                settings.integer("minMetricRows", Math.min(DEFAULT_MIN_METRIC_ROWS, minRows), 1, MOST_MIN_ROWS),
                settings.text("weight"),
                asked,
                comparison,
                SliceSpec.from(settings, columns, asked),
                FairnessSpec.from(settings, columns),
                HygieneSpec.from(settings, columns.truth()));
        // Other tasks' columns are known names, which the task has refused or passed over.
        OF_TASKS.forEach(settings::isSaid);
        if (baseline.kind() == BaselineSpec.Kind.DUMMY) {
            rows.checkDummy(settings);
        }
        rows.refuseWeight(settings);
        rows.refuseOthers(settings, Task.RANKING, "group");
        rows.refuseOthers(settings, Task.TEXT, "references", "columns", "jsonSchema", "refusals");
        return rows;
    }

    /** Refuses, where there is a metrics file only, what would need rows. */
    static void refuse(Settings settings) {
        for (List<String> names : List.of(OTHERS, OF_TASKS)) {
            for (String name : names) {
                if (settings.isSaid(name)) {
                    throw settings.wrong(name, "means nothing without 'predictions'");
                }
            }
        }
    }

    /**
     * Whether anything is asked of metrics, slices, groups of people or the data that can fail. What is asked of weak slices
     * is asked of nobody where none is found.
     */
    boolean hasLimits() {
        return asked.limits().stream().anyMatch(limit -> !ToothlessLimits.are(limit, metric(asked.metrics(), limit)))
                || slices.limits().stream()
                        .anyMatch(limit -> !ToothlessLimits.are(limit, metric(slices.metrics(), limit)))
                || fairness.limits().stream().anyMatch(limit -> !ToothlessLimits.are(limit))
                || hygiene.hasLimits();
    }

    /** The limits that allow everything, each as a clause that says so. */
    List<String> toothless() {
        List<String> all = new ArrayList<>();
        asked.limits().stream()
                .filter(limit -> ToothlessLimits.are(limit, metric(asked.metrics(), limit)))
                .map(Toothless::text)
                .forEach(all::add);
        slices.limits().stream()
                .filter(limit -> ToothlessLimits.are(limit, metric(slices.metrics(), limit)))
                .map(limit -> Toothless.text(limit) + " of slices")
                .forEach(all::add);
        fairness.limits().stream()
                .filter(ToothlessLimits::are)
                .map(ToothlessLimits::text)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Whether something is asked of weak slices. */
    boolean hasLimitsOfWeakSlices() {
        return slices.weak().filter(weak -> !weak.limits().isEmpty()).isPresent();
    }

    private static Metric metric(List<Metric> metrics, MetricLimit limit) {
        return metrics.stream()
                .filter(each -> each.id().equals(limit.metric()))
                .findFirst()
                .orElseThrow();
    }

    /** Rows that count by their truth, or by what was said of them, leave out what would be wrong. */
    private void refuseWeight(Settings settings) {
        Stream<PredictionColumns> judged = Stream.concat(
                Stream.of(columns),
                comparison.champion().stream()
                        .filter(champion -> champion.table().equals(predictions))
                        .map(ComparisonSpec.Champion::columns));
        if (weight.isPresent() && judged.anyMatch(each -> each.judges(weight.get()))) {
            throw settings.wrong(
                    "weight",
                    "names the column '%s', which is the truth or what a model said of it; name one that was known before"
                            .formatted(weight.get()));
        }
    }

    private void checkDummy(Settings settings) {
        if (asked.limits().isEmpty()) {
            throw settings.wrong(
                    "baseline", "is dummy, but there are no 'limits'; the metrics that have limits are compared");
        }
        if (columns instanceof NumberColumns numbers
                && numbers.task() == Task.FORECAST
                && numbers.history().isEmpty()) {
            throw settings.wrong(
                    "baseline",
                    "is dummy, which repeats the last known values of a forecast; name the 'history' they are in");
        }
        if (columns.task() == Task.TEXT) {
            throw settings.wrong("baseline", "is dummy, which nobody knows what it would write");
        }
    }

    private void refuseOthers(Settings settings, Task task, String... names) {
        for (String name : names) {
            if (settings.isSaid(name) && columns.task() != task) {
                throw settings.wrong(
                        name,
                        "is for %s; say task: %s"
                                .formatted(task.title(), task.name().toLowerCase(Locale.ROOT)));
            }
        }
    }
}
