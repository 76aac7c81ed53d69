package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.policy.LimitText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code modelgate validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Judges a model by its predictions: metrics, limits, comparison with a baseline.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate validate --predictions test.csv --target y --score p --limit 'rocAuc>=0.85'",
            "  modelgate validate --predictions test.parquet --target price --prediction estimate \\",
            "      --limit 'mae<=12.5' --baseline champion.json --no-worse-than 'mae=0.5'"
        })
final class ValidateCommand extends StepCommand {

    @Mixin
    private TableInput table;

    @Mixin
    private DemandsInput demands;

    @Mixin
    private ChampionOptions champion;

    @Mixin
    private BaselineOptions baseline;

    @Mixin
    private GroupOptions groups;

    @Mixin
    private ForecastInput forecast;

    @Mixin
    private GeneratedInput generated;

    @Mixin
    private HygieneOptions hygiene;

    @Said.Setting
    @Option(names = "--predictions", paramLabel = "FILE|GLOB", description = "Rows with truth and prediction.")
    private String predictions;

    @Said.Setting
    @Option(
            names = "--unlabelled",
            paramLabel = "WHAT",
            description = "What becomes of rows without a label: refuse (default), or skip, which the report counts.")
    private String unlabelled;

    @Said.Setting
    @Option(names = "--labels", paramLabel = "FILE|GLOB", description = "The truth, where it is in a table of its own.")
    private String labels;

    @Said.Setting
    @Option(
            names = "--key",
            split = ",",
            paramLabel = "COLUMN",
            description = "Joins predictions, labels and the champion's predictions. Repeatable.")
    private List<String> key;

    @Said.Setting
    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "binary, multiclass, regression, forecast, ranking or text (default: by the columns named).")
    private String task;

    @Said.Setting
    @Option(names = "--target", paramLabel = "COLUMN", description = "The truth.")
    private String target;

    @Said.Setting
    @Option(
            names = "--score",
            paramLabel = "COLUMN",
            description = "Binary: the predicted probability of the positive class.")
    private String score;

    @Said.Setting
    @Option(
            names = "--decision",
            paramLabel = "COLUMN",
            description = "Binary: the decision taken (default: score at least the threshold).")
    private String decision;

    @Said.Setting
    @Option(
            names = "--threshold",
            paramLabel = "NUMBER",
            description = "Binary: decide positive from this score on (default: 0.5).")
    private String threshold;

    @Said.Setting
    @Option(
            names = "--positive",
            paramLabel = "LABEL",
            description = "Binary: the label of the positive class (default: 1).")
    private String positive;

    @Said.Setting
    @Option(names = "--prediction", paramLabel = "COLUMN", description = "Regression: the predicted value.")
    private String prediction;

    @Said.Setting
    @Option(names = "--weight", paramLabel = "COLUMN", description = "How much each row counts (default: once).")
    private String weight;

    @Said.Setting
    @Option(
            names = "--metrics",
            paramLabel = "METRIC",
            split = ",",
            description = "Measured besides the usual ones, e.g. 'fbeta@2,ece,lift@0.1'. Repeatable.")
    private List<String> metrics;

    @Said.Setting
    @Option(
            names = "--scores",
            paramLabel = "CLASS=COLUMN",
            split = ",",
            description = "Several classes: the columns of probabilities, or one pattern such as proba_*.")
    private List<String> scores;

    @Said.Setting
    @Option(
            names = "--costs",
            paramLabel = "TRUTH:DECISION=N",
            split = ",",
            description = "What a decision costs, e.g. 1:0=5. Repeatable.")
    private List<String> costs;

    @Said.Setting
    @Option(
            names = "--quantiles",
            paramLabel = "LEVEL=COLUMN",
            split = ",",
            description = "Predicted quantiles, e.g. 0.9=upper. Repeatable.")
    private List<String> quantiles;

    @Said.Setting
    @Option(names = "--lower", paramLabel = "COLUMN", description = "The lower end of a predicted interval.")
    private String lower;

    @Said.Setting
    @Option(names = "--upper", paramLabel = "COLUMN", description = "The upper end of a predicted interval.")
    private String upper;

    @Option(
            names = "--limit",
            paramLabel = "METRIC>=N",
            description = "What a metric must reach, e.g. 'rocAuc>=0.85', 'rmse<=3'. Repeatable.")
    private List<String> limits;

    @Option(
            names = "--no-worse-than",
            paramLabel = "METRIC=N",
            description = "How much worse than the baseline a metric may be, e.g. 'rocAuc=0.01'. Repeatable.")
    private List<String> noWorseThan;

    @Option(
            names = "--better-by",
            paramLabel = "METRIC=N",
            description = "How much better a metric must be, e.g. 'rocAuc=0.02', 'rocAuc=1%%'. Repeatable.")
    private List<String> betterBy;

    @Said.Setting
    @Option(names = "--min-rows", paramLabel = "N", description = "Fewer rows are not enough data (default: 30).")
    private String minRows;

    @Said.Setting
    @Option(
            names = "--min-metric-rows",
            paramLabel = "N",
            description = "A metric that rests on fewer rows, such as a recall on fewer positive ones, cannot be judged"
                    + " (default: 10, or --min-rows where that is less).")
    private String minMetricRows;

    @Override
    LifecycleStep step() {
        return LifecycleStep.VALIDATE;
    }

    @Override
    void complete(ObjectNode said) {
        Limits.add(said, limits, noWorseThan, betterBy);
    }

    /** {@code --limit} and {@code --no-worse-than} as the setting {@code limits}. */
    static final class Limits {
        private Limits() {}

        static void add(ObjectNode said, List<String> limits, List<String> noWorseThan) {
            add(said, limits, noWorseThan, null);
        }

        static void add(ObjectNode said, List<String> limits, List<String> noWorseThan, List<String> betterBy) {
            if (limits != null || noWorseThan != null || betterBy != null) {
                said.set("limits", LimitText.parse(orNone(limits), orNone(noWorseThan), orNone(betterBy)));
            }
        }

        private static List<String> orNone(List<String> texts) {
            return texts == null ? List.of() : texts;
        }
    }
}
