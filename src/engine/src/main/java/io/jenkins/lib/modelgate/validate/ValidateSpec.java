package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import io.jenkins.lib.modelgate.policy.Toothless;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.predict.group.Disparity;
import io.jenkins.lib.modelgate.scan.ScanDemand;
import io.jenkins.lib.modelgate.validate.hygiene.HygieneSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a user may say to {@code modelValidate}: what concerns all of it, and a part for each thing that is looked at.
 */
public final class ValidateSpec {

    private final StepIdentity identity;
    private final BaselineSpec baseline;
    private final Optional<MetricsFileSpec> metricsFile;
    private final Optional<RowsAsked> rows;
    private final TableOptions options;
    private final ModelDemands demands;
    private final DeclaredColumns declared;
    private final ScanDemand scan;

    private ValidateSpec(Settings settings) {
        identity = StepIdentity.from(settings);
        baseline = BaselineSpec.from(settings);
        metricsFile = MetricsFileSpec.from(settings, baseline.isOfNumbers());
        boolean numbersOnly = metricsFile.isPresent() && !settings.isSaid("predictions");
        rows = numbersOnly ? Optional.empty() : Optional.of(RowsAsked.from(settings, baseline));
        TableOptions said = TableOptions.from(settings);
        options = options(said);
        scan = ScanDemand.from(settings, identity.modelFile().isPresent());
        demands = ModelDemands.from(settings, identity.modelFile(), options);
        declared = DeclaredColumns.of(said.types().keySet(), rows, demands);
        if (numbersOnly) {
            if (!said.types().isEmpty() && !declared.hasOthers()) {
                throw settings.wrong("types", "means nothing without 'predictions'");
            }
            RowsAsked.refuse(settings);
            MetricsAsked.refuse(settings);
            if (baseline.kind() == BaselineSpec.Kind.DUMMY) {
                throw settings.wrong("baseline", "is dummy, which would have to predict rows; name 'predictions'");
            }
        }
        settings.refuseUnknown();
    }

    /** What is to be read as text is, unless the user says something else. */
    private TableOptions options(TableOptions said) {
        Map<String, ColumnType> types = new HashMap<>();
        rows.ifPresent(asked -> asked.columns().texts().forEach(name -> types.put(name, ColumnType.TEXT)));
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

    /** The words that may be said for a setting; empty where it does not take one of a few. */
    public static List<String> words(String setting) {
        return switch (setting) {
            case "task" -> Settings.words(Task.class);
            case "unlabelled" -> Settings.words(LabelsSpec.Unlabelled.class);
            case "fairnessMethod" -> Settings.words(Disparity.Method.class);
            case "weakSliceMetric" -> WeakSliceSpec.words();
            default -> List.of();
        };
    }

    /** Id, model and model file. */
    public StepIdentity identity() {
        return identity;
    }

    /** A registered version to compare with, as the user said it: {@code registry:housing@champion}. */
    public Optional<String> registeredBaseline() {
        return Optional.of(baseline.place()).filter(place -> baseline.kind() == BaselineSpec.Kind.REGISTERED);
    }

    /** The folder of the registry; empty for the usual one. */
    public Optional<String> registry() {
        return baseline.registry();
    }

    /** What the numbers are compared with. */
    BaselineSpec baseline() {
        return baseline;
    }

    /** Numbers that another tool computed. */
    Optional<MetricsFileSpec> metricsFile() {
        return metricsFile;
    }

    /** Whether there are predictions; without them there is a metrics file, and only what needs no rows may be asked for. */
    boolean hasRows() {
        return rows.isPresent();
    }

    private RowsAsked rows() {
        return rows.orElseThrow(() -> new IllegalStateException("there are no predictions"));
    }

    /** Whether the model file is scanned, and what of it is approved. */
    ScanDemand scan() {
        return scan;
    }

    /** Path or glob of the rows with truth and prediction. */
    String predictions() {
        return rows().predictions();
    }

    /** How the predictions are to be read. */
    TableOptions options() {
        return options;
    }

    /** The columns whose types were declared. */
    DeclaredColumns declared() {
        return declared;
    }

    /** What is asked of the model besides its predictions. */
    ModelDemands demands() {
        return demands;
    }

    /** With fewer rows nothing is judged. */
    int minRows() {
        return rows().minRows();
    }

    /** A metric that rests on fewer rows, or whatever it is a mean of, is not judged. */
    int minMetricRows() {
        return rows().minMetricRows();
    }

    /** The same of a slice or a group: whoever is content with slices of fewer rows is content with that. */
    int minMetricRowsOfSlice() {
        return Math.min(minMetricRows(), slices().minRows());
    }

    /** The column that says how much each row counts. */
    Optional<String> weight() {
        return rows().weight();
    }

    /** What the model predicts. */
    Task task() {
        return columns().task();
    }

    /** What tells what the numbers mean, by the setting's name; empty where there are no predictions. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (hasRows()) {
            settings.put("task", Settings.words(Task.class).get(task().ordinal()));
            columns().truth().ifPresent(column -> settings.put("target", column));
            settings.putAll(columns().settings());
            weight().ifPresent(column -> settings.put("weight", column));
            if (labels().unlabelled() == LabelsSpec.Unlabelled.SKIP) {
                settings.put("unlabelled", "skip");
            }
        }
        return settings;
    }

    /** Where the truth stands, if not beside the predictions; and what tells a row. */
    LabelsSpec labels() {
        return rows().labels();
    }

    /** How clean the data is to be. */
    HygieneSpec hygiene() {
        return rows().hygiene();
    }

    /** Where truth and predictions stand. */
    PredictionColumns columns() {
        return rows().columns();
    }

    /** Every metric to be measured. */
    List<Metric> metrics() {
        return rows().asked().metrics();
    }

    /** Whether somebody asked for a measured metric, be it with a limit or without. */
    boolean isAsked(Metric metric) {
        return rows().asked().isAsked(metric);
    }

    /** What is asked of the measured metrics. */
    List<MetricLimit> limits() {
        return rows().asked().limits();
    }

    /**
     * Whether anything is asked that may fail: of metrics, groups, the data, or the model. The scan, which nobody needs to ask
     * for, judges what a file does and not how good the model is.
     */
    boolean hasLimits() {
        return isAgainstDummy()
                || rows.filter(RowsAsked::hasLimits).isPresent()
                || metricsFile.filter(asked -> !asked.limits(false).isEmpty()).isPresent()
                || demands.hasLimits();
    }

    /** Why what was asked for asks for nothing, as a clause; empty where nothing was asked for. */
    Optional<String> toothless() {
        List<String> limits = Stream.concat(
                        rows.stream().flatMap(asked -> asked.toothless().stream()),
                        metricsFile.stream()
                                .flatMap(asked -> asked.limits(true).stream())
                                .map(Toothless::text))
                .toList();
        List<String> clauses = new ArrayList<>();
        Toothless.clause(limits).ifPresent(clauses::add);
        if (rows.filter(RowsAsked::hasLimitsOfWeakSlices).isPresent()) {
            clauses.add("'weakSliceLimits' ask nothing where no weak slice is found");
        }
        return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", clauses));
    }

    /** The limit for a metric, measured or of the metrics file, if one was asked for. */
    Optional<MetricLimit> limit(Metric metric) {
        return Stream.concat(
                        rows.stream().flatMap(asked -> asked.asked().limits().stream()),
                        metricsFile.stream().flatMap(asked -> asked.limits().stream()))
                .filter(limit -> limit.metric().equals(metric.id()))
                .findFirst();
    }

    /** Whether the model is compared with one that looked at nothing. */
    boolean isAgainstDummy() {
        return baseline.kind() == BaselineSpec.Kind.DUMMY;
    }

    /** What the candidate is compared with, and how sure that has to be. */
    ComparisonSpec comparison() {
        return rows().comparison();
    }

    /** Which groups of rows are measured by themselves. */
    SliceSpec slices() {
        return rows().slices();
    }

    /** Which groups of people are to be treated alike. */
    FairnessSpec fairness() {
        return rows().fairness();
    }
}
