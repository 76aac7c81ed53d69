package io.jenkins.lib.modelgate.predict;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** The metrics of a model that predicts numbers. */
public record NumberMetrics() implements MetricCatalogue<NumberPredictions> {

    @Override
    public List<String> names() {
        return List.of("mae", "rmse", "r2");
    }

    @Override
    public List<Metric> usual() {
        return names().stream()
                .map(id ->
                        find(MetricName.parse(id).orElseThrow()).orElseThrow().metric())
                .toList();
    }

    @Override
    public Optional<Measure<NumberPredictions>> find(MetricName name) {
        return name.isPlain() ? Optional.ofNullable(plain(name.text())) : Optional.empty();
    }

    private static Measure<NumberPredictions> plain(String id) {
        return switch (id) {
            case "mae" -> mean(Metric.loss(id, "MAE", false), (truth, said) -> Math.abs(truth - said));
            case "rmse" ->
                Measure.of(
                        Metric.loss(id, "RMSE", false),
                        rows -> {
                            RowMean squares = new RowMean(each(rows, NumberMetrics::square));
                            return Estimator.of(rows.rows(), weights -> Math.sqrt(squares.of(weights)));
                        },
                        "there are no rows");
            case "r2" ->
                Measure.of(
                        new Metric(id, "R²", Direction.GREATER, -Double.MAX_VALUE, 1, false),
                        rows -> Estimator.of(rows.rows(), weights -> explained(rows, weights)),
                        "the target is the same in every row");
            default -> null;
        };
    }

    private static Measure<NumberPredictions> mean(Metric metric, DoubleBinaryOperator loss) {
        return Measure.of(metric, rows -> new RowMean(each(rows, loss)), "there are no rows");
    }

    private static double[] each(NumberPredictions rows, DoubleBinaryOperator loss) {
        double[] losses = new double[rows.rows()];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = loss.applyAsDouble(rows.target(row), rows.prediction(row));
        }
        return losses;
    }

    private static double square(double truth, double said) {
        return (truth - said) * (truth - said);
    }

    private static double explained(NumberPredictions rows, double[] weights) {
        Moments targets = new Moments();
        CompensatedSum squares = new CompensatedSum();
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                targets.add(rows.target(row), weights[row]);
                squares.add(weights[row] * square(rows.target(row), rows.prediction(row)));
            }
        }
        return targets.squares() == 0 ? Double.NaN : 1 - squares.value() / targets.squares();
    }
}
