package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryMetrics;
import io.jenkins.lib.modelgate.predict.MetricCatalogue;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.predict.MulticlassMetrics;
import io.jenkins.lib.modelgate.predict.NumberMetrics;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.predict.ranking.RankingMetrics;
import io.jenkins.lib.modelgate.predict.text.TextMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The metrics of every task, to tell a misspelt name from one that belongs to another task. */
final class TaskMetrics {

    private static final Map<Task, MetricCatalogue<?>> ALL = Map.of(
            Task.BINARY,
            new BinaryMetrics(true, Optional.empty()),
            Task.MULTICLASS,
            new MulticlassMetrics(true, Optional.empty()),
            Task.REGRESSION,
            new NumberMetrics(),
            Task.FORECAST,
            new NumberMetrics(true, true, true, true),
            Task.RANKING,
            new RankingMetrics(),
            Task.TEXT,
            new TextMetrics(TextMetrics.measures(true, true), List.of()));

    /** Fewer letters could mean anything. */
    private static final int SHORTEST = 3;

    private TaskMetrics() {}

    /** The other tasks that have a metric of this name. */
    static List<Task> elsewhere(String id, Task task) {
        return Arrays.stream(Task.values())
                .filter(other -> other != task)
                .filter(other ->
                        MetricName.parse(id).flatMap(ALL.get(other)::find).isPresent())
                .toList();
    }

    /** Which settings a metric needs that the task could have, for a message; empty where it needs none that is known. */
    static Optional<String> needs(String id, Task task) {
        boolean numbers = task == Task.REGRESSION || task == Task.FORECAST;
        String base = MetricName.parse(id).map(MetricName::base).orElse("");
        return Optional.ofNullable(
                switch (base) {
                    case "mase" -> task == Task.FORECAST ? "'history'" : null;
                    case "coverage", "intervalWidth" -> numbers ? "'lower' and 'upper'" : null;
                    case "wape", "mae", "mse", "rmse", "bias", "smape" ->
                        task == Task.FORECAST && id.endsWith("]") ? "'horizon'" : null;
                    case "expectedCost" -> task == Task.BINARY || task == Task.MULTICLASS ? "'costs'" : null;
                    case "bestThreshold" -> id.endsWith(".cost") && task == Task.BINARY ? "'costs'" : null;
                    case "schemaValid" -> task == Task.TEXT ? "'jsonSchema'" : null;
                    default -> null;
                });
    }

    /** A name that begins or ends with what was written: somebody says {@code roc} or {@code auc} for {@code rocAuc}. */
    static Optional<String> meant(String id, MetricCatalogue<?> catalogue) {
        String written = id.toLowerCase(Locale.ROOT);
        return catalogue.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(written)
                        || name.toLowerCase(Locale.ROOT).endsWith(written))
                .filter(any -> written.length() >= SHORTEST)
                .findFirst();
    }

    /** The names of one catalogue, and of all others. */
    static List<String> names(MetricCatalogue<?> first) {
        List<String> names = new ArrayList<>(first.names());
        ALL.values().forEach(each -> names.addAll(each.names()));
        return names.stream().distinct().toList();
    }
}
