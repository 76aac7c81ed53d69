package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.NumberEvidence;
import io.jenkins.lib.modelgate.predict.NumberMetrics;
import io.jenkins.lib.modelgate.predict.NumberPredictions;
import io.jenkins.lib.modelgate.predict.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a regression.
 *
 * @param target the truth
 * @param prediction the predicted number
 */
record RegressionColumns(String target, String prediction) implements PredictionColumns {

    static RegressionColumns from(Settings settings) {
        for (String name : List.of("threshold", "positive")) {
            if (settings.isSaid(name)) {
                throw settings.wrong(name, "means nothing in a regression");
            }
        }
        RegressionColumns columns =
                new RegressionColumns(settings.requiredText("target"), settings.requiredText("prediction"));
        TaskChoice.refuseTruthAsPrediction(settings, columns.target, Optional.of(columns.prediction));
        return columns;
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public List<String> columns() {
        return List.of(target, prediction);
    }

    @Override
    public NumberMetrics catalogue() {
        return new NumberMetrics();
    }

    @Override
    public PredictionReader reader(String table) {
        NumberReader numbers = new NumberReader(table);
        NumberPredictions.Builder rows = NumberPredictions.builder();
        return new PredictionReader() {
            @Override
            public void add(Batch batch) {
                Column truth = Columns.of(batch, target);
                Column said = Columns.of(batch, prediction);
                for (int row = 0; row < batch.rows(); row++) {
                    rows.add(numbers.finite(batch, truth, row), numbers.finite(batch, said, row));
                }
            }

            @Override
            public Measured finish() {
                NumberPredictions read = rows.build();
                return new Measured(
                        new Measures<>(read, catalogue()),
                        read.rows() == 0 ? Map.of() : Map.of("mae", NumberEvidence.summary(read)),
                        Optional.empty());
            }
        };
    }
}
