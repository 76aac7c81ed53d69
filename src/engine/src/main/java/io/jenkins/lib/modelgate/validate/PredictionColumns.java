package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.MetricCatalogue;
import io.jenkins.lib.modelgate.predict.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a task's truth and predictions stand in a table, as the user said it. */
interface PredictionColumns {

    Task task();

    /** The columns to be read, the target first, each once. */
    List<String> columns();

    /** The column of the truth; empty where predictions are measured by themselves. */
    default Optional<String> truth() {
        return Optional.of(columns().get(0));
    }

    /** Whether a column holds the truth or what the model said of it, and not something else that is known of a row. */
    default boolean judges(String column) {
        return columns().contains(column);
    }

    /** The same with the columns found in a table, where only a pattern was said. */
    default PredictionColumns in(Table table) {
        return this;
    }

    /** What can be measured with these columns. */
    MetricCatalogue<?> catalogue();

    /**
     * @param table what the user calls the table, for messages
     * @param workspace where a file is that is needed besides the table
     */
    PredictionReader reader(String table, Workspace workspace);

    /** What tells what the task's numbers mean, by the setting's name, besides task and truth. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Which labels of classes are the same. */
    default LabelForm form() {
        return LabelForm.BY_MEANING;
    }

    /** The columns to be read as text, whatever they look like. */
    default List<String> texts() {
        return List.of();
    }

    /** Reads the settings of the task that was said, or else of the one that the columns named belong to. */
    static PredictionColumns from(Settings settings) {
        return switch (TaskChoice.from(settings)) {
            case BINARY -> BinaryColumns.from(settings);
            case MULTICLASS -> MulticlassColumns.from(settings);
            case REGRESSION -> NumberColumns.from(settings, Task.REGRESSION);
            case FORECAST -> NumberColumns.from(settings, Task.FORECAST);
            case RANKING -> RankingColumns.from(settings);
            case TEXT -> TextColumns.from(settings);
        };
    }
}
