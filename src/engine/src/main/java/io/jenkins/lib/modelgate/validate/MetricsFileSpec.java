package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.validate.metricsfile.KnownDirections;
import io.jenkins.lib.modelgate.validate.metricsfile.KnownRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user says of metrics that another tool computed.
 *
 * @param path the file
 * @param metrics those with limits or named in {@code metrics}, each once
 * @param limits each of one of these
 */
record MetricsFileSpec(String path, List<Metric> metrics, List<MetricLimit> limits) {

    /** The file's role among a report's inputs. */
    static final String ROLE = "metrics";

    /** What stands before a name of the file. */
    private static final String PREFIX = "file.";

    MetricsFileSpec {
        metrics = List.copyOf(metrics);
        limits = List.copyOf(limits);
    }

    /** The limits that can fail, or those that cannot. */
    List<MetricLimit> limits(boolean toothless) {
        return limits.stream()
                .filter(limit -> metrics.stream()
                        .anyMatch(metric ->
                                metric.id().equals(limit.metric()) && ToothlessLimits.are(limit, metric) == toothless))
                .toList();
    }

    /** Whether a metric is one of a metrics file. */
    static boolean isMeant(String metric) {
        return metric.startsWith(PREFIX);
    }

    /** How the file itself calls a metric of it. */
    static Optional<String> nameInFile(String metric) {
        return isMeant(metric) ? Optional.of(metric.substring(PREFIX.length())) : Optional.empty();
    }

    /** @param compared whether there is a baseline of numbers */
    static Optional<MetricsFileSpec> from(Settings settings, boolean compared) {
        Optional<String> path = settings.path("metricsFile");
        List<MetricLimit> limits = MetricLimit.listFrom(settings, "limits").stream()
                .filter(limit -> isMeant(limit.metric()))
                .toList();
        List<String> named = settings.texts("metrics").stream()
                .filter(MetricsFileSpec::isMeant)
                .toList();
        if (path.isEmpty()) {
            String alone = !limits.isEmpty() ? "limits" : !named.isEmpty() ? "metrics" : "directions";
            if (!limits.isEmpty() || !named.isEmpty() || settings.isSaid("directions")) {
                throw settings.wrong(alone, "speaks of metrics of a 'metricsFile', which is not said");
            }
            return Optional.empty();
        }
        Map<String, Direction> directions = directions(settings);
        Map<String, Metric> metrics = new LinkedHashMap<>();
        named.forEach(id -> metrics.computeIfAbsent(id, any -> metric(settings, "metrics", id, directions)));
        List<MetricLimit> meant = new ArrayList<>();
        for (MetricLimit limit : limits) {
            Metric metric = metrics.computeIfAbsent(limit.metric(), id -> metric(settings, "limits", id, directions));
            check(settings, limit, metric, compared);
            meant.add(BothSides.of(limit, metric, settings, "limits"));
        }
        for (String id : directions.keySet()) {
            if (!metrics.containsKey(id)) {
                throw settings.wrong(
                        "directions",
                        "names '%s', which has no limit and is not among 'metrics'%s"
                                .formatted(
                                        id,
                                        Spelling.closest(id, metrics.keySet())
                                                .map("; did you mean '%s'?"::formatted)
                                                .orElse("")));
            }
        }
        return Optional.of(new MetricsFileSpec(path.get(), List.copyOf(metrics.values()), meant));
    }

    private static Metric metric(Settings settings, String setting, String id, Map<String, Direction> directions) {
        String name = id.substring(PREFIX.length());
        if (MetricName.parse(id).isEmpty()) {
            throw settings.wrong(setting, "has '%s', which cannot be a metric's name".formatted(id));
        }
        Direction direction = directions.getOrDefault(id, KnownDirections.of(name));
        KnownRange range = KnownRange.of(name);
        return new Metric(id, name, direction, range.smallest(), range.largest(), false);
    }

    private static Map<String, Direction> directions(Settings settings) {
        Map<String, Direction> directions = new LinkedHashMap<>();
        for (String text : settings.texts("directions", ListRule.ENTRIES)) {
            int equals = text.lastIndexOf('=');
            String id = text.substring(0, Math.max(0, equals)).strip();
            Direction direction =
                    switch (text.substring(equals + 1).strip()) {
                        case "lower" -> Direction.SMALLER;
                        case "higher" -> Direction.GREATER;
                        case "zero" -> Direction.NEAR_ZERO;
                        default -> Direction.NEITHER;
                    };
            if (direction == Direction.NEITHER || !isMeant(id)) {
                throw settings.wrong(
                        "directions",
                        "must be texts such as file.wer=lower (or higher, or zero: the nearer to 0 the better), not '%s'"
                                .formatted(text));
            }
            if (directions.put(id, direction) != null) {
                throw settings.wrong("directions", "says twice which values of '%s' are better".formatted(id));
            }
        }
        return directions;
    }

    private static void check(Settings settings, MetricLimit limit, Metric metric, boolean compared) {
        MetricsAsked.refuseImpossible(settings, limit, metric);
        if (!limit.isComparison()) {
            return;
        }
        String how = limit.noWorseThan() != null ? "noWorseThan" : "betterBy";
        if (!compared) {
            throw settings.wrong(
                    "limits", "has %s for '%s', but no 'baseline' to compare with".formatted(how, metric.id()));
        }
        if (metric.direction() == Direction.NEITHER) {
            throw settings.wrong(
                    "limits",
                    "has %s for '%s', but nobody says which of its values are better; add 'directions', such as %s=lower"
                            .formatted(how, metric.id(), metric.id()));
        }
        if (limit.relative() && limit.noWorseThan() != null && limit.noWorseThan() >= 1) {
            throw settings.wrong(
                    "limits",
                    "lets '%s' be %s worse, which allows everything; it lies between 0 and 1"
                            .formatted(metric.id(), limit.noWorseThan()));
        }
    }
}
