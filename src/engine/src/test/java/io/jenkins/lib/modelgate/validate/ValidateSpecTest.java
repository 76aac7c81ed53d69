package io.jenkins.lib.modelgate.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.predict.Task;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateSpecTest {

    static ValidateSpec spec(String yaml) {
        try {
            ObjectNode said = (ObjectNode) YAMLMapper.builder().build().readTree(yaml);
            return ValidateSpec.from(Settings.of("modelValidate", said, "models"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void isBinaryWhereScoresAreNamed() {
        ValidateSpec spec = spec("{predictions: p.csv, target: y, score: s}");

        assertThat(spec.columns().task()).isEqualTo(Task.BINARY);
        assertThat(spec.predictions()).isEqualTo("models/p.csv");
        assertThat(spec.columns())
                .isEqualTo(new BinaryColumns(
                        "y", Optional.of("s"), Optional.empty(), 0.5, "1", Optional.empty(), LabelForm.BY_MEANING));
        assertThat(spec.minRows()).isEqualTo(30);
        assertThat(spec.columns().columns()).containsExactly("y", "s");
    }

    @Test
    void isARegressionWhereAPredictionIsNamed() {
        assertThat(spec("{predictions: p.csv, target: y, prediction: p}")
                        .columns()
                        .task())
                .isEqualTo(Task.REGRESSION);
    }

    @Test
    void readsEverySetting() {
        ValidateSpec spec = spec("""
                id: night
                model: housing
                modelFile: model.onnx
                predictions: p/*.csv
                task: binary
                target: y
                score: s
                threshold: 0.3
                positive: yes-please
                limits: [{metric: rocAuc, min: 0.8, noWorseThan: 0.01}, {metric: logLoss, max: 0.4}]
                baseline: champion.json
                minRows: 100
                delimiter: semicolon
                types: [y=text]
                """);

        assertThat(spec.identity().id()).isEqualTo("night");
        assertThat(spec.identity().modelFile()).contains("models/model.onnx");
        assertThat(spec.columns())
                .isEqualTo(new BinaryColumns(
                        "y",
                        Optional.of("s"),
                        Optional.empty(),
                        0.3,
                        "yes-please",
                        Optional.empty(),
                        LabelForm.AS_WRITTEN));
        assertThat(spec.limits())
                .containsExactly(
                        new MetricLimit("rocAuc", 0.8, null, 0.01), new MetricLimit("logLoss", null, 0.4, null));
        assertThat(spec.baseline().place()).isEqualTo("models/champion.json");
        assertThat(spec.minRows()).isEqualTo(100);
        assertThat(spec.options().delimiter()).contains(';');
        assertThat(spec.options().types()).containsEntry("y", ColumnType.TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target: y, score: s|'predictions' is missing",
                "predictions: p, score: s|'target' is missing",
                "predictions: p, target: y|'prediction' is missing: name the column of probabilities ('score')",
                "predictions: p, target: y, task: binary|'score' is missing: name the column of probabilities",
                "predictions: p, target: y, score: s, prediction: q|name one or the other",
                "predictions: p, target: y, task: regression, score: s|'task' is regression, which 'score'",
                "predictions: p, target: y, task: binary, prediction: q|'task' is binary, which 'prediction'",
                "predictions: p, target: y, task: rank, score: s|must be one of binary, multiclass, regression, forecast, ranking, text, not 'rank'",
                "predictions: p, target: y, prediction: q, threshold: 0.5|'threshold' means nothing in a regression",
                "predictions: p, target: y, prediction: q, positive: 1|'positive' means nothing in a regression",
                "predictions: p, target: y, decision: d, threshold: 0.5|'threshold' means nothing where 'decision'",
                "predictions: p, target: y, score: s, threshold: 1.5|'threshold' must lie between 0 and 1",
                "predictions: p, target: y, score: y|'target' names the column 'y', which also",
                "predictions: p, target: y, prediction: y|'target' names the column 'y', which also",
                "predictions: p, target: y, decision: y|'target' names the column 'y', which also",
                "predictions: p, target: y, score: s, minRows: 0|'minRows' must lie between 1",
                "predictions: p, target: y, score: s, treshold: 0.5|did you mean 'threshold'?",
                "predictions: p, target: y, score: s, id: a/b|'id' must be 1 to 64",
            })
    void refusesSettingsThatCannotBeFollowed(String settings, String message) {
        assertRefused(settings, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{metric: rocAUC2, min: 0.8}|unknown metric 'rocAUC2' (did you mean 'rocAuc'?)",
                "{metric: loveliness, min: 0.8}|unknown metric 'loveliness' (there are accuracy, precision",
                "{metric: rmse, max: 3}|asks for 'rmse', which is of another task: say task: regression or task: forecast",
                "{metric: rmse, max: 3}|a binary classification has accuracy, precision",
                "{metric: 'ndcg@10', min: 0.3}|asks for 'ndcg@10', which is of another task: say task: ranking (",
                "{metric: rougeL, min: 0.3}|asks for 'rougeL', which is of another task: say task: text (",
                "{metric: mase, max: 1}|asks for 'mase', which is of another task: say task: forecast (",
                "{metric: accuracy, min: 85}|a limit of 85.0 for 'accuracy', which never has that value; 85 % is 0.85",
                "{metric: accuracy, min: 850}|a limit of 850.0 for 'accuracy', which never has that value",
                "{metric: logLoss, max: -1}|a limit of -1.0 for 'logLoss', which never has that value",
                "{metric: f1, noWorseThan: 0.01}|noWorseThan for 'f1', but no 'baseline'",
                "{metric: f1}|says nothing: give min, max, noWorseThan or betterBy",
                "{metric: f1, min: 0.9, max: 0.1}|a min of 0.9 above its max of 0.1",
                "{min: 0.9}|'metric' is missing",
                "{metric: f1, atLeast: 0.9}|there is no setting 'atLeast'",
                "{metric: f1, min: 0.1}, {metric: f1, min: 0.2}|names a metric twice",
            })
    void refusesLimitsThatCannotBeMeant(String limits, String message) {
        assertRefused("predictions: p, target: y, score: s, limits: [%s]".formatted(limits), message);
    }

    @Test
    void refusesAToleranceThatAllowsEverything() {
        assertRefused(
                "predictions: p, target: y, score: s, baseline: b, limits: [{metric: f1, noWorseThan: 1}]",
                "lets 'f1' be 1.0 worse, which allows everything");
    }

    @Test
    void refusesLimitsThatNeedScoresWhereThereAreOnlyDecisions() {
        assertRefused(
                "predictions: p, target: y, decision: d, limits: [{metric: rocAuc, min: 0.8}]",
                "asks for 'rocAuc', which needs 'score'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pinball@0.9|asks for 'pinball@0.9', but 'quantiles' has no column for that level; it has 0.05, 0.95",
                "pinball|asks for 'pinball', but 'quantiles' has no column for that level; it has 0.05, 0.95",
            })
    void refusesTheLossOfAQuantileThatHasNoColumnWhereOthersHave(String metric, String message) {
        String some = "predictions: p, target: y, prediction: q, quantiles: ['0.95=u', '0.05=l'], ";
        for (String asked :
                new String[] {"metrics: ['%s']", "limits: [{metric: '%s', max: 1}]", "slices: g, sliceLimits: '%s<=1'"
                }) {
            assertRefused(some + asked.formatted(metric), message);
        }
        assertThat(spec("{" + some + "metrics: ['pinball@0.95']}").metrics()).hasSize(5);
        assertThat(spec("{predictions: p, target: y, prediction: q, metrics: ['pinball@0.9']}")
                        .metrics())
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"mcc, score: s", "kappa, score: s", "gini, score: s", "r2, prediction: q", "bias, prediction: q"})
    void refusesTheRatioOfWhatCanBeNegative(String metric, String column) {
        assertRefused(
                "predictions: p, target: y, %s, sensitive: g, fairness: '%sRatio>=0.8'".formatted(column, metric),
                "has '%sRatio>=0.8', a ratio of what may be below 0, which says nothing; limit '%sDifference' with <="
                        .formatted(metric, metric));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score: s|roc|unknown metric 'roc' (did you mean 'rocAuc'?)",
                "score: s|auc|unknown metric 'auc' (did you mean 'rocAuc'?)",
                "decision: d, task: multiclass|precision|asks for 'precision', of which a multiclass classification has precision.macro, precision.micro, precision.weighted, precision[label]",
                "scores: 'p_*'|rocAuc|asks for 'rocAuc', of which a multiclass classification has rocAuc.ovr, rocAuc.ovr.weighted, rocAuc.ovo, rocAuc.ovo.weighted, rocAuc[label]",
                "prediction: q, task: forecast|mase|asks for 'mase', which needs 'history'",
                "prediction: q|coverage|asks for 'coverage', which needs 'lower' and 'upper'",
                "prediction: q, task: forecast|wape[7]|asks for 'wape[7]', which needs 'horizon'",
                "score: s|expectedCost|asks for 'expectedCost', which needs 'costs'",
            })
    void saysWhatIsMissingOrMeant(String columns, String metric, String message) {
        assertRefused("predictions: p, target: y, %s, metrics: ['%s']".formatted(columns, metric), message);
    }

    @Test
    void saysThatFairnessOfDecisionsIsOfTwoClasses() {
        assertRefused(
                "predictions: p, target: y, decision: d, task: multiclass, sensitive: g,"
                        + " fairness: 'equalizedOddsDifference<=0.1'",
                "has 'equalizedOddsDifference<=0.1', which is for two classes; of a multiclass classification limit a"
                        + " metric, such as 'accuracyDifference<=0.1'");
    }

    private static void assertRefused(String settings, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> spec("{" + settings + "}"))
                .withMessageContaining(message);
    }
}
