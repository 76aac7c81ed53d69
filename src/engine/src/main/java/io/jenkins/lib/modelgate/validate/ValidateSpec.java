package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.Spelling;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Everything a user may say to {@code modelValidate}.
 *
 * @param identity id, model and model file
 * @param predictions path or glob of the rows with truth and prediction
 * @param task what the model predicts
 * @param target the column of the truth
 * @param score binary: the column of probabilities of the positive class
 * @param decision binary: the column of decisions; where empty, a row is decided positive from {@code threshold} on
 * @param threshold in [0, 1], inclusive
 * @param positive binary: the label of the positive class; {@code true} is the same as {@code 1}
 * @param prediction regression: the column of predicted numbers
 * @param limits what is asked of the metrics; each is one that this task and these columns have
 * @param baseline the report of an earlier validation to compare with
 * @param minRows with fewer rows nothing is judged
 * @param options how the predictions are to be read
 */
public record ValidateSpec(
        StepIdentity identity,
        String predictions,
        Task task,
        String target,
        Optional<String> score,
        Optional<String> decision,
        double threshold,
        String positive,
        Optional<String> prediction,
        List<MetricLimit> limits,
        Optional<String> baseline,
        int minRows,
        TableOptions options) {

    private static final double DEFAULT_THRESHOLD = 0.5;
    private static final int DEFAULT_MIN_ROWS = 30;
    private static final int MOST_MIN_ROWS = 1_000_000_000;

    public ValidateSpec {
        limits = List.copyOf(limits);
    }

    /**
     * Reads and checks every setting.
     *
     * @throws SettingsException where one is missing, unknown, out of range or contradicts another
     */
    public static ValidateSpec from(Settings settings) {
        Task task = task(settings);
        OptionalDouble threshold = settings.number("threshold", 0, 1);
        Optional<String> positive = settings.text("positive");
        ValidateSpec spec = new ValidateSpec(
                StepIdentity.from(settings),
                settings.requiredPath("predictions"),
                task,
                settings.requiredText("target"),
                settings.text("score"),
                settings.text("decision"),
                threshold.orElse(DEFAULT_THRESHOLD),
                positive.orElse("1"),
                settings.text("prediction"),
                MetricLimit.listFrom(settings, "limits"),
                settings.path("baseline"),
                settings.integer("minRows", DEFAULT_MIN_ROWS, 1, MOST_MIN_ROWS),
                TableOptions.from(settings));
        settings.refuseUnknown();
        if (task == Task.REGRESSION && (threshold.isPresent() || positive.isPresent())) {
            throw settings.wrong(threshold.isPresent() ? "threshold" : "positive", "means nothing in a regression");
        }
        if (spec.decision.isPresent() && threshold.isPresent()) {
            throw settings.wrong("threshold", "means nothing where 'decision' names a column of decisions");
        }
        spec.refuseTruthAsPrediction(settings);
        spec.limits.forEach(limit -> spec.check(limit, settings));
        return spec;
    }

    /** The columns to be read, the target first. */
    List<String> columns() {
        return Stream.of(Optional.of(target), score, decision, prediction)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The limit for a metric, if one was asked for. */
    Optional<MetricLimit> limit(Metric metric) {
        return limits.stream()
                .filter(limit -> limit.metric().equals(metric.id()))
                .findFirst();
    }

    private static Task task(Settings settings) {
        Optional<Task> said = settings.choice("task", Task.class);
        boolean binary =
                settings.text("score").isPresent() || settings.text("decision").isPresent();
        boolean regression = settings.text("prediction").isPresent();
        if (binary && regression) {
            throw settings.wrong(
                    "prediction",
                    "is for a regression, 'score' and 'decision' are for a binary classifier; name one or the other");
        }
        if (!binary && !regression) {
            throw settings.wrong(
                    said.filter(Task.BINARY::equals).isPresent() ? "score" : "prediction",
                    "is missing: name the column of probabilities ('score') or of decisions ('decision') of a binary"
                            + " classifier, or that of the predicted numbers ('prediction') of a regression");
        }
        Task found = binary ? Task.BINARY : Task.REGRESSION;
        if (said.filter(task -> task != found).isPresent()) {
            throw settings.wrong(
                    "task",
                    binary
                            ? "is regression, which 'score' and 'decision' do not belong to; name 'prediction'"
                            : "is binary, which 'prediction' does not belong to; name 'score' or 'decision'");
        }
        return found;
    }

    /** A truth that is compared with itself is always right. */
    private void refuseTruthAsPrediction(Settings settings) {
        if (columns().size() < columnsNamed()) {
            throw settings.wrong(
                    "target", "names the column '%s', which also is to be what the model said".formatted(target));
        }
    }

    private long columnsNamed() {
        // Score and decision may be one column, of zeros and ones.
        boolean twice = score.isPresent() && score.equals(decision);
        return 1
                + Stream.of(score, decision, prediction)
                        .filter(Optional::isPresent)
                        .count()
                - (twice ? 1 : 0);
    }

    private void check(MetricLimit limit, Settings settings) {
        Metric metric = Metric.byId(limit.metric()).orElseThrow(() -> unknown(limit.metric(), settings));
        if (metric.task() != task) {
            throw settings.wrong(
                    "limits",
                    "asks for '%s', which a %s does not have; it has %s"
                            .formatted(metric.id(), task.title(), String.join(", ", ids(Metric.of(task)))));
        }
        if (metric.needsScore() && score.isEmpty()) {
            throw settings.wrong("limits", "asks for '%s', which needs 'score'".formatted(metric.id()));
        }
        for (Double bound : new Double[] {limit.min(), limit.max()}) {
            if (bound != null && !metric.canBe(bound)) {
                throw settings.wrong(
                        "limits",
                        "has a limit of %s for '%s', which never has that value".formatted(bound, metric.id()));
            }
        }
        if (limit.noWorseThan() != null && baseline.isEmpty()) {
            throw settings.wrong(
                    "limits", "has noWorseThan for '%s', but no 'baseline' to compare with".formatted(metric.id()));
        }
        if (limit.noWorseThan() != null && metric.isShare() && limit.noWorseThan() >= 1) {
            throw settings.wrong(
                    "limits",
                    "lets '%s' be %s worse, which allows everything; it lies between 0 and 1"
                            .formatted(metric.id(), limit.noWorseThan()));
        }
    }

    private static SettingsException unknown(String metric, Settings settings) {
        List<String> known = ids(Arrays.asList(Metric.values()));
        return settings.wrong(
                "limits",
                "names the unknown metric '%s' (%s)"
                        .formatted(
                                metric,
                                Spelling.closest(metric, known)
                                        .map("did you mean '%s'?"::formatted)
                                        .orElse("there are " + String.join(", ", known))));
    }

    private static List<String> ids(List<Metric> metrics) {
        return metrics.stream().map(Metric::id).toList();
    }
}
