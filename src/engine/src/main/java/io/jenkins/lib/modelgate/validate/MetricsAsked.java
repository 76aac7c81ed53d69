package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricCatalogue;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which metrics are measured, and what is asked of them.
 *
 * @param metrics the usual ones, those asked for with {@code metrics} and those that have limits, each once
 * @param named the names of those asked for with {@code metrics}
 * @param limits each of one of these
 */
record MetricsAsked(List<Metric> metrics, Set<String> named, List<MetricLimit> limits) {

    MetricsAsked {
        metrics = List.copyOf(metrics);
        named = Set.copyOf(named);
        limits = List.copyOf(limits);
    }

    /** Whether somebody asked for this metric, be it with a limit or without. */
    boolean isAsked(Metric metric) {
        return named.contains(metric.id())
                || limits.stream().anyMatch(limit -> limit.metric().equals(metric.id()));
    }

    static MetricsAsked from(Settings settings, PredictionColumns columns, boolean compared) {
        List<MetricLimit> limits = MetricLimit.listFrom(settings, "limits").stream()
                .filter(limit -> !MetricsFileSpec.isMeant(limit.metric()))
                .toList();
        Map<String, Metric> metrics = new LinkedHashMap<>();
        columns.catalogue().usual().forEach(metric -> metrics.put(metric.id(), metric));
        for (String id : settings.texts("metrics")) {
            if (!MetricsFileSpec.isMeant(id)) {
                metrics.computeIfAbsent(id, name -> find(settings, "metrics", name, columns));
            }
        }
        List<MetricLimit> meant = new ArrayList<>();
        for (MetricLimit limit : limits) {
            Metric metric = metrics.computeIfAbsent(limit.metric(), name -> find(settings, "limits", name, columns));
            check(limit, metric, settings, compared);
            meant.add(BothSides.of(limit, metric, settings, "limits"));
        }
        return new MetricsAsked(List.copyOf(metrics.values()), new HashSet<>(settings.texts("metrics")), meant);
    }

    /** Refuses, where there is a metrics file only, what would have to be measured. */
    static void refuse(Settings settings) {
        List<String> asked = new ArrayList<>(settings.texts("metrics"));
        MetricLimit.listFrom(settings, "limits").forEach(limit -> asked.add(limit.metric()));
        for (String id : asked) {
            if (!MetricsFileSpec.isMeant(id)) {
                throw settings.wrong(
                        settings.texts("metrics").contains(id) ? "metrics" : "limits",
                        "asks for '%s', which is measured from 'predictions'; a number of 'metricsFile' is called file.%s"
                                .formatted(id, id));
            }
        }
    }

    /** @param setting that names it, for a refusal */
    static Metric find(Settings settings, String setting, String id, PredictionColumns columns) {
        MetricCatalogue<?> catalogue = columns.catalogue();
        try {
            var found = MetricName.parse(id).flatMap(catalogue::find);
            if (found.isPresent()) {
                Metric metric = found.get().metric();
                if (metric.needsScore() && catalogue.usual().stream().noneMatch(Metric::needsScore)) {
                    throw settings.wrong(
                            setting,
                            "asks for '%s', which needs '%s'"
                                    .formatted(id, columns.task() == Task.BINARY ? "score" : "scores"));
                }
                return metric;
            }
        } catch (IllegalArgumentException e) {
            throw settings.wrong(setting, e.getMessage());
        }
        Optional<String> needed = TaskMetrics.needs(id, columns.task());
        if (needed.isPresent()) {
            throw settings.wrong(setting, "asks for '%s', which needs %s".formatted(id, needed.get()));
        }
        List<String> kinds = catalogue.names().stream()
                .filter(name -> name.matches(Pattern.quote(id) + "[.@\\[].*"))
                .toList();
        if (!kinds.isEmpty()) {
            throw settings.wrong(
                    setting,
                    "asks for '%s', of which a %s has %s"
                            .formatted(id, columns.task().title(), String.join(", ", kinds)));
        }
        List<Task> others = TaskMetrics.elsewhere(id, columns.task());
        if (!others.isEmpty()) {
            throw settings.wrong(
                    setting,
                    "asks for '%s', which is of another task: say %s (a %s has %s)"
                            .formatted(
                                    id,
                                    others.stream()
                                            .map(task -> "task: " + task.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining(" or ")),
                                    columns.task().title(),
                                    String.join(", ", catalogue.names())));
        }
        throw settings.wrong(
                setting,
                "names the unknown metric '%s' (%s)"
                        .formatted(
                                id,
                                TaskMetrics.meant(id, catalogue)
                                        .or(() -> Spelling.closest(id, TaskMetrics.names(catalogue)))
                                        .map("did you mean '%s'?"::formatted)
                                        .orElse("there are " + String.join(", ", catalogue.names()))));
    }

    /** Refuses a bound that the metric can never have. */
    static void refuseImpossible(Settings settings, MetricLimit limit, Metric metric) {
        for (Double bound : new Double[] {limit.min(), limit.max()}) {
            if (bound != null && !metric.canBe(bound)) {
                throw settings.wrong(
                        "limits",
                        "has a limit of %s for '%s', which never has that value%s"
                                .formatted(bound, metric.id(), meantAsPercent(bound, metric)));
            }
        }
    }

    private static String meantAsPercent(double bound, Metric metric) {
        return metric.isShare() && bound > 1 && bound <= 100
                ? "; %s %% is %s".formatted(Numbers.text(bound), Numbers.text(bound / 100))
                : "";
    }

    private static void check(MetricLimit limit, Metric metric, Settings settings, boolean compared) {
        refuseImpossible(settings, limit, metric);
        if (!limit.isComparison()) {
            return;
        }
        String how = limit.noWorseThan() != null ? "noWorseThan" : "betterBy";
        if (!compared) {
            boolean dummy = settings.text("baseline").filter("dummy"::equals).isPresent();
            throw settings.wrong(
                    "limits",
                    "has %s for '%s', but %s"
                            .formatted(
                                    how,
                                    metric.id(),
                                    dummy
                                            ? "the 'baseline' is a dummy, which is to be beaten without a margin"
                                            : "no 'baseline' to compare with"));
        }
        if (metric.direction() == Direction.NEITHER) {
            throw settings.wrong(
                    "limits", "has %s for '%s', of which no value is worse than another".formatted(how, metric.id()));
        }
        if (limit.noWorseThan() != null && limit.noWorseThan() >= 1 && (metric.isShare() || limit.relative())) {
            throw settings.wrong(
                    "limits",
                    "lets '%s' be %s worse, which allows everything; it lies between 0 and 1"
                            .formatted(metric.id(), limit.noWorseThan()));
        }
    }
}
