package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.validate.hygiene.HygieneSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a user may say to {@code modelValidate}: what concerns all of it, and a part for each thing that is looked at.
 */
public final class ValidateSpec {

    private static final int DEFAULT_MIN_ROWS = 30;
    private static final int MOST_MIN_ROWS = 1_000_000_000;

    private static final String DUMMY = "dummy";
    private static final List<String> OTHER_TASKS = List.of(
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
            "horizon");

    private final StepIdentity identity;
    private final String predictions;
    private final TableOptions options;
    private final int minRows;
    private final Optional<String> weight;
    private final PredictionColumns columns;
    private final MetricsAsked asked;
    private final Optional<String> baseline;
    private final ModelDemands demands;
    private final HygieneSpec hygiene;
    private final ComparisonSpec comparison;
    private final SliceSpec slices;
    private final FairnessSpec fairness;
    private final boolean againstDummy;

    private ValidateSpec(Settings settings) {
        columns = PredictionColumns.from(settings);
        identity = StepIdentity.from(settings);
        predictions = settings.requiredPath("predictions");
        options = options(TableOptions.from(settings));
        minRows = settings.integer("minRows", DEFAULT_MIN_ROWS, 1, MOST_MIN_ROWS);
        weight = settings.text("weight");
        againstDummy = settings.text("baseline").filter(DUMMY::equals).isPresent();
        baseline = againstDummy ? Optional.empty() : settings.path("baseline");
        comparison = ComparisonSpec.from(settings, columns);
        asked = MetricsAsked.from(
                settings, columns, baseline.isPresent() || comparison.champion().isPresent());
        slices = SliceSpec.from(settings, columns, asked);
        fairness = FairnessSpec.from(settings, columns);
        hygiene = HygieneSpec.from(settings, columns.truth());
        demands = ModelDemands.from(settings, identity.modelFile(), options);
        // Other tasks' columns are known names, which the task has refused or passed over.
        OTHER_TASKS.forEach(settings::isSaid);
        if (againstDummy && asked.limits().isEmpty()) {
            throw settings.wrong(
                    "baseline", "is dummy, but there are no 'limits'; the metrics that have limits are compared");
        }
        if (againstDummy && columns.task() == Task.TEXT) {
            throw settings.wrong("baseline", "is dummy, which nobody knows what it would write");
        }
        refuseOthers(settings, Task.RANKING, "group");
        refuseOthers(settings, Task.TEXT, "references", "columns", "jsonSchema", "refusals");
        settings.refuseUnknown();
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

    /** What is to be read as text is, unless the user says something else. */
    private TableOptions options(TableOptions said) {
        Map<String, ColumnType> types = new HashMap<>();
        columns.texts().forEach(name -> types.put(name, ColumnType.TEXT));
        types.putAll(said.types());
        return said.withTypes(types);
    }

    /**
     * Reads and checks every setting.
     *
     * @throws SettingsException where one is missing, unknown, out of range or contradicts another
     */
    public static ValidateSpec from(Settings settings) {
        return new ValidateSpec(settings);
    }

    /** Id, model and model file. */
    public StepIdentity identity() {
        return identity;
    }

    /** Path or glob of the rows with truth and prediction. */
    String predictions() {
        return predictions;
    }

    /** How the predictions are to be read. */
    TableOptions options() {
        return options;
    }

    /** What is asked of the model besides its predictions. */
    ModelDemands demands() {
        return demands;
    }

    /** How clean the data is to be. */
    HygieneSpec hygiene() {
        return hygiene;
    }

    /** With fewer rows nothing is judged. */
    int minRows() {
        return minRows;
    }

    /** The column that says how much each row counts. */
    Optional<String> weight() {
        return weight;
    }

    /** What the model predicts. */
    Task task() {
        return columns.task();
    }

    /** Where truth and predictions stand. */
    PredictionColumns columns() {
        return columns;
    }

    /** Every metric to be measured. */
    List<Metric> metrics() {
        return asked.metrics();
    }

    /** What is asked of the metrics. */
    List<MetricLimit> limits() {
        return asked.limits();
    }

    /** The limit for a metric, if one was asked for. */
    Optional<MetricLimit> limit(Metric metric) {
        return limits().stream()
                .filter(limit -> limit.metric().equals(metric.id()))
                .findFirst();
    }

    /** Whether the model is compared with one that looked at nothing. */
    boolean isAgainstDummy() {
        return againstDummy;
    }

    /** The report of an earlier validation to compare with. */
    Optional<String> baseline() {
        return baseline;
    }

    /** What the candidate is compared with, and how sure that has to be. */
    ComparisonSpec comparison() {
        return comparison;
    }

    /** Which groups of rows are measured by themselves. */
    SliceSpec slices() {
        return slices;
    }

    /** Which groups of people are to be treated alike. */
    FairnessSpec fairness() {
        return fairness;
    }
}
