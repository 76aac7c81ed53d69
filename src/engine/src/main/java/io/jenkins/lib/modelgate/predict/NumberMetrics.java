package io.jenkins.lib.modelgate.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

/**
 * The metrics of a model that predicts numbers.
 *
 * @param forecast whether they are of a later time, so that WAPE is among the usual ones
 * @param scaled whether the scale of each series is known, which MASE needs
 * @param interval whether the ends of an interval were predicted, which its coverage needs
 * @param horizon whether it is known how far ahead each row was predicted
 * @param levels those of the quantiles that were predicted; empty where none was, and the prediction stands for all
 */
public record NumberMetrics(boolean forecast, boolean scaled, boolean interval, boolean horizon, List<Double> levels)
        implements MetricCatalogue<NumberPredictions> {

    /** There are rows wherever one asks why; so it is the values. */
    private static final String TOO_LARGE = "the values are too large to compute with";

    private static final String NO_INTERVAL = "it predicts no intervals";
    private static final List<String> BY_HORIZON = List.of("wape", "mae", "mse", "rmse", "bias", "mase", "smape");

    public NumberMetrics {
        levels = List.copyOf(levels);
    }

    /** Where no quantiles were predicted. */
    public NumberMetrics(boolean forecast, boolean scaled, boolean interval, boolean horizon) {
        this(forecast, scaled, interval, horizon, List.of());
    }

    /** Of a plain regression. */
    public NumberMetrics() {
        this(false, false, false, false);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "mae",
                "rmse",
                "r2",
                "mse",
                "medianAe",
                "mape",
                "smape",
                "rmsle",
                "bias",
                "maxError",
                levels.isEmpty() ? "pinball@0.9" : "pinball@" + MetricName.number(levels.get(0)),
                "wape"));
        if (scaled) {
            names.add("mase");
        }
        if (interval) {
            names.addAll(List.of("coverage", "intervalWidth"));
        }
        if (horizon) {
            names.add("wape[horizon]");
        }
        return List.copyOf(names);
    }

    @Override
    public List<Metric> usual() {
        List<String> usual = new ArrayList<>(List.of("mae", "rmse", forecast ? "wape" : "r2", "bias"));
        if (scaled) {
            usual.add("mase");
        }
        if (interval) {
            usual.addAll(List.of("coverage", "intervalWidth"));
        }
        return usual.stream()
                .map(id ->
                        find(MetricName.parse(id).orElseThrow()).orElseThrow().metric())
                .toList();
    }

    @Override
    public Optional<Measure<NumberPredictions>> find(MetricName name) {
        if (name.kind().isPresent()) {
            return Optional.empty();
        }
        if (name.base().equals("pinball") && name.part().isEmpty()) {
            return Optional.of(pinball(name));
        }
        if (name.parameter().isPresent()) {
            return Optional.empty();
        }
        Optional<Measure<NumberPredictions>> whole = Optional.ofNullable(plain(name.base(), name.text()));
        return name.part().isEmpty()
                ? whole
                : whole.filter(any -> horizon && BY_HORIZON.contains(name.base()))
                        .map(each -> ofHorizon(each, name.part().get()));
    }

    private Measure<NumberPredictions> plain(String base, String id) {
        return switch (base) {
            case "mae" -> mean(Metric.loss(id, "MAE", false), (truth, said) -> Math.abs(truth - said));
            case "mse" -> mean(Metric.loss(id, "MSE", false), NumberMetrics::square);
            case "rmse" -> rootMean(Metric.loss(id, "RMSE", false), (truth, said) -> truth - said, TOO_LARGE);
            case "rmsle" ->
                rootMean(
                        Metric.loss(id, "RMSLE", false),
                        // undefined below 0, and not only below -1, since a count has no such values
                        (truth, said) -> truth < 0 || said < 0 ? Double.NaN : Math.log1p(truth) - Math.log1p(said),
                        "a target or a prediction is below 0");
            case "mape" ->
                Measure.of(
                        Metric.loss(id, "MAPE", false),
                        rows -> new RowMean(
                                each(rows, (truth, said) -> truth == 0 ? Double.NaN : Math.abs(relative(truth, said)))),
                        "a target is 0");
            case "smape" -> mean(new Metric(id, "sMAPE", Direction.SMALLER, 0, 2, false), NumberMetrics::symmetric);
            case "bias" ->
                mean(
                        new Metric(id, "Bias", Direction.NEAR_ZERO, -Double.MAX_VALUE, Double.MAX_VALUE, false),
                        (truth, said) -> said - truth);
            case "medianAe" ->
                Measure.of(Metric.loss(id, "Median absolute error", false), NumberAverages::medianError, TOO_LARGE);
            case "maxError" ->
                Measure.of(Metric.loss(id, "Largest error", false), NumberAverages::largestError, TOO_LARGE);
            case "r2" ->
                Measure.of(
                        new Metric(id, "R²", Direction.GREATER, -Double.MAX_VALUE, 1, false),
                        NumberAverages::explained,
                        "the target is the same in every row");
            case "wape" ->
                Measure.of(Metric.loss(id, "WAPE", false), NumberAverages::weightedPercentage, "every target is 0");
            case "mase" -> scaled ? scaled(id) : null;
            case "coverage" -> interval ? coverage(id) : null;
            case "intervalWidth" -> interval ? width(id) : null;
            default -> null;
        };
    }

    private Measure<NumberPredictions> pinball(MetricName name) {
        double level = name.parameter(0.5, 0, 1);
        // The prediction is somebody's idea of the middle; beside quantiles it is not taken for one of them.
        if (!levels.isEmpty() && !levels.contains(level)) {
            throw new IllegalArgumentException("asks for '%s', but 'quantiles' has no column for that level; it has %s"
                    .formatted(
                            name.text(),
                            levels.stream().sorted().map(MetricName::number).collect(Collectors.joining(", "))));
        }
        return Measure.of(
                Metric.loss(name.text(), "Pinball loss at " + MetricName.number(level), false),
                rows -> {
                    double[] said = rows.predictionOf(level);
                    double[] losses = new double[said.length];
                    for (int row = 0; row < said.length; row++) {
                        double error = rows.target(row) - said[row];
                        losses[row] = error >= 0 ? level * error : (level - 1) * error;
                    }
                    return new RowMean(losses);
                },
                TOO_LARGE);
    }

    private static Measure<NumberPredictions> scaled(String id) {
        return Measure.of(
                Metric.loss(id, "MASE", false),
                rows -> {
                    double[] scale = rows.further(NumberPredictions.SCALE).orElseThrow();
                    double[] errors = each(rows, (truth, said) -> Math.abs(truth - said));
                    Arrays.setAll(errors, row -> scale[row] > 0 ? errors[row] / scale[row] : Double.NaN);
                    return new RowMean(errors);
                },
                NumberPredictions::unscaledBecause);
    }

    private static Measure<NumberPredictions> coverage(String id) {
        return Measure.<NumberPredictions>of(
                        new Metric(id, "Coverage", Direction.GREATER, 0, 1, false),
                        rows -> new RowMean(covered(rows)),
                        NO_INTERVAL)
                .with((rows, level) -> Optional.of(
                        Intervals.wilson((long) Arrays.stream(covered(rows)).sum(), rows.rows(), level)));
    }

    private static double[] covered(NumberPredictions rows) {
        return ofIntervals(rows, (row, low, high) -> low <= rows.target(row) && rows.target(row) <= high ? 1 : 0);
    }

    private static Measure<NumberPredictions> width(String id) {
        return Measure.of(
                Metric.loss(id, "Interval width", false),
                rows -> new RowMean(ofIntervals(rows, (row, low, high) -> high - low)),
                NO_INTERVAL);
    }

    /** What is measured of a row's interval. */
    private interface OfInterval {
        double of(int row, double low, double high);
    }

    /** NaN in every row where the model, such as a dummy, predicts no intervals. */
    private static double[] ofIntervals(NumberPredictions rows, OfInterval measured) {
        double[] values = new double[rows.rows()];
        Arrays.fill(values, Double.NaN);
        rows.further(NumberPredictions.LOWER).ifPresent(low -> {
            double[] high = rows.further(NumberPredictions.UPPER).orElseThrow();
            Arrays.setAll(values, row -> measured.of(row, low[row], high[row]));
        });
        return values;
    }

    private static Measure<NumberPredictions> ofHorizon(Measure<NumberPredictions> whole, String name) {
        Metric metric = whole.metric();
        return Measure.<NumberPredictions>of(
                        new Metric(
                                metric.id(),
                                "%s at horizon %s".formatted(metric.title(), name),
                                metric.direction(),
                                metric.smallest(),
                                metric.largest(),
                                false),
                        rows -> {
                            int wanted = rows.horizons().indexOf(name);
                            double[] there = new double[rows.rows()];
                            Arrays.setAll(there, row -> rows.horizon(row).orElse(-2) == wanted ? 1 : 0);
                            return whole.estimator().apply(rows).weightedBy(there);
                        },
                        rows -> rows.horizons().contains(name)
                                ? whole.undefinedBecause().apply(rows)
                                : "no row has the horizon '%s', but %s"
                                        .formatted(name, String.join(", ", rows.horizons())))
                .on(Basis.ofRows("rows of the horizon '%s'".formatted(name), rows -> {
                    int wanted = rows.horizons().indexOf(name);
                    return row -> rows.horizon(row).orElse(-2) == wanted;
                }));
    }

    private static Measure<NumberPredictions> mean(Metric metric, DoubleBinaryOperator loss) {
        return Measure.of(metric, rows -> new RowMean(each(rows, loss)), TOO_LARGE);
    }

    /** @param difference whose squares have the mean */
    private static Measure<NumberPredictions> rootMean(
            Metric metric, DoubleBinaryOperator difference, String undefined) {
        return Measure.of(
                metric,
                rows -> {
                    double[] differences = each(rows, difference);
                    double[] squares = new double[differences.length];
                    Arrays.setAll(squares, row -> differences[row] * differences[row]);
                    RowMean mean = new RowMean(squares);
                    return Estimator.of(rows.rows(), weights -> {
                        double square = mean.of(weights);
                        return Scaled.isUsual(square) || Double.isNaN(square)
                                ? Math.sqrt(square)
                                : Scaled.rootMeanSquare(differences, weights);
                    });
                },
                undefined);
    }

    private static double[] each(NumberPredictions rows, DoubleBinaryOperator loss) {
        double[] losses = new double[rows.rows()];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = loss.applyAsDouble(rows.target(row), rows.prediction(row));
        }
        return losses;
    }

    private static double relative(double truth, double said) {
        double error = truth - said;
        return Double.isInfinite(error) ? (truth / 2 - said / 2) / (truth / 2) : error / truth;
    }

    private static double symmetric(double truth, double said) {
        double size = Math.abs(truth) + Math.abs(said);
        if (Double.isInfinite(size)) {
            return symmetric(truth / 4, said / 4);
        }
        return truth == said ? 0 : 2 * Math.abs(truth - said) / size;
    }

    private static double square(double truth, double said) {
        return (truth - said) * (truth - said);
    }
}
