package io.jenkins.lib.modelgate.validate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.policy.LimitText;
import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may say of groups of rows.
 *
 * @param slices columns and crossings whose groups are measured by themselves
 * @param limits what is asked of each slice; {@code noWorseThan} is against all rows
 * @param metrics what is measured of each slice
 * @param minRows with fewer rows a slice is not judged
 * @param weak which are looked for that nobody declared
 */
record SliceSpec(
        List<SliceColumn.Crossed> slices,
        List<MetricLimit> limits,
        List<Metric> metrics,
        int minRows,
        Optional<WeakSliceSpec> weak) {

    static SliceSpec from(Settings settings, PredictionColumns columns, MetricsAsked asked) {
        List<SliceColumn.Crossed> slices = SliceColumn.listFrom(settings, "slices");
        Map<String, Metric> metrics = new LinkedHashMap<>();
        List<MetricLimit> limits = limits(settings, "sliceLimits", columns, metrics);
        if (slices.isEmpty() && !limits.isEmpty()) {
            throw settings.wrong("sliceLimits", "asks something of slices, but 'slices' names none");
        }
        if (metrics.isEmpty()) {
            asked.limits()
                    .forEach(limit -> metrics.put(
                            limit.metric(), MetricsAsked.find(settings, "sliceLimits", limit.metric(), columns)));
        }
        if (metrics.isEmpty()) {
            Metric first = columns.catalogue().usual().get(0);
            metrics.put(first.id(), first);
        }
        return new SliceSpec(
                slices,
                limits,
                List.copyOf(metrics.values()),
                settings.integer("minSliceRows", 30, 2, 1_000_000_000),
                WeakSliceSpec.from(settings, columns));
    }

    boolean isAsked() {
        return !slices.isEmpty();
    }

    /**
     * {@code accuracy>=0.7}, {@code logLoss<=0.5}, {@code rocAuc=0.05}.
     *
     * @param metrics gets the metric of each, by its name
     */
    static List<MetricLimit> limits(
            Settings settings, String name, PredictionColumns columns, Map<String, Metric> metrics) {
        List<MetricLimit> meant = new ArrayList<>();
        for (MetricLimit limit : limits(settings, name)) {
            Metric metric = MetricsAsked.find(settings, name, limit.metric(), columns);
            metrics.put(metric.id(), metric);
            meant.add(BothSides.of(limit, metric, settings, name));
        }
        return List.copyOf(meant);
    }

    private static List<MetricLimit> limits(Settings settings, String name) {
        List<String> absolute = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (String text : settings.texts(name, ListRule.LIMITS)) {
            (text.contains(">") || text.contains("<") ? absolute : below).add(text);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set(name, LimitText.parse(absolute, below));
        return MetricLimit.listFrom(Settings.of(name, node), name);
    }
}
