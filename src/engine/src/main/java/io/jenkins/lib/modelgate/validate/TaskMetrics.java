package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryMetrics;
import io.jenkins.lib.modelgate.predict.MetricCatalogue;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.predict.MulticlassMetrics;
import io.jenkins.lib.modelgate.predict.NumberMetrics;
import io.jenkins.lib.modelgate.predict.Task;
import java.util.ArrayList;
import java.util.List;
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
            new NumberMetrics(true, true, true, true));

    private TaskMetrics() {}

    static boolean isKnownElsewhere(String id, Task task) {
        return ALL.entrySet().stream()
                .filter(each -> each.getKey() != task)
                .anyMatch(each ->
                        MetricName.parse(id).flatMap(each.getValue()::find).isPresent());
    }

    /** The names of one catalogue, and of all others. */
    static List<String> names(MetricCatalogue<?> first) {
        List<String> names = new ArrayList<>(first.names());
        ALL.values().forEach(each -> names.addAll(each.names()));
        return names.stream().distinct().toList();
    }
}
