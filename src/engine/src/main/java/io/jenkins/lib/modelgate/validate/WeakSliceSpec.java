package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user may say of groups of rows that nobody declared.
 *
 * @param searched columns in which they are looked for
 * @param all whether in all other columns, too
 * @param metric whose mean over rows is compared
 * @param limits what is asked of those that were found; {@code noWorseThan} is against all rows
 * @param limited the metrics of {@code limits}, in their order
 */
record WeakSliceSpec(
        List<SliceColumn> searched, boolean all, Metric metric, List<MetricLimit> limits, List<Metric> limited) {

    private static final String SEARCHED = "weakSlices";
    private static final String METRIC = "weakSliceMetric";
    private static final String LIMITS = "weakSliceLimits";

    /** All columns that are not named otherwise. */
    private static final String ALL = "*";

    /** What is a mean over rows; the usual one first. */
    private static final Map<Task, List<String>> MEANS = Map.of(
            Task.BINARY, List.of("accuracy", "logLoss", "brier"),
            Task.MULTICLASS, List.of("accuracy", "logLoss", "brier"),
            Task.REGRESSION, List.of("mse", "mae"),
            Task.FORECAST, List.of("mse", "mae"));

    /** The metrics by which slices may be compared, of whatever is predicted. */
    static List<String> words() {
        return Stream.of(Task.BINARY, Task.REGRESSION)
                .flatMap(task -> MEANS.get(task).stream())
                .toList();
    }

    static Optional<WeakSliceSpec> from(Settings settings, PredictionColumns columns) {
        List<SliceColumn> searched = new ArrayList<>();
        List<String> texts = new ArrayList<>(settings.texts(SEARCHED, ListRule.GROUPS));
        boolean all = texts.removeIf(ALL::equals);
        for (SliceColumn.Crossed each : SliceColumn.listFrom(settings, SEARCHED, texts)) {
            if (each.columns().size() > 1) {
                throw settings.wrong(SEARCHED, "names single columns; they are crossed with each other anyway");
            }
            searched.addAll(each.columns());
        }
        Map<String, Metric> limited = new LinkedHashMap<>();
        List<MetricLimit> limits = SliceSpec.limits(settings, LIMITS, columns, limited);
        if (searched.isEmpty() && !all) {
            for (String name : List.of(METRIC, LIMITS)) {
                if (settings.isSaid(name)) {
                    throw settings.wrong(name, "is about weak slices, but 'weakSlices' names no column to search");
                }
            }
            return Optional.empty();
        }
        List<String> means = MEANS.getOrDefault(columns.task(), List.of());
        if (means.isEmpty()) {
            throw settings.wrong(
                    SEARCHED,
                    "searches for what is predicted worse row by row, which a %s has no measure of"
                            .formatted(columns.task().title()));
        }
        String metric = settings.text(METRIC).orElse(means.get(0));
        if (!means.contains(metric)) {
            throw settings.wrong(
                    METRIC,
                    "is '%s'; of a %s slices are compared by %s"
                            .formatted(metric, columns.task().title(), String.join(", ", means)));
        }
        return Optional.of(new WeakSliceSpec(
                List.copyOf(searched),
                all,
                MetricsAsked.find(settings, METRIC, metric, columns),
                limits,
                List.copyOf(limited.values())));
    }
}
