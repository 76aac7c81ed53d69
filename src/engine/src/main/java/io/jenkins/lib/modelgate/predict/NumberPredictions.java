package io.jenkins.lib.modelgate.predict;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Rows of a model that predicts numbers: truth and prediction, and what else it said. 16 bytes a row, and 8 more for each
 * further number. Immutable; safe for use by several threads.
 */
public final class NumberPredictions implements Predictions {

    /** A further number: the lower end of an interval. */
    public static final String LOWER = "lower";
    /** A further number: the upper end of an interval. */
    public static final String UPPER = "upper";
    /** A further number: the mean error of the naive forecast of the row's series, in the target's unit. */
    public static final String SCALE = "scale";
    /** A further number: what the naive forecast of the row's series says of it. */
    public static final String NAIVE = "naive";

    private static final String QUANTILE = "quantile ";

    private final double[] targets;
    private final double[] predictions;
    private final Map<String, double[]> further;
    private final List<String> horizons;
    private final int[] horizonOf;
    private final String unscaledBecause;

    private NumberPredictions(
            double[] targets,
            double[] predictions,
            Map<String, double[]> further,
            List<String> horizons,
            int[] horizonOf,
            String unscaledBecause) {
        this.targets = targets;
        this.predictions = predictions;
        this.further = Map.copyOf(further);
        this.horizons = List.copyOf(horizons);
        this.horizonOf = horizonOf;
        this.unscaledBecause = unscaledBecause;
    }

    /** Collects rows; not safe for use by several threads. */
    public static final class Builder {

        private final GrowableDoubles targets = new GrowableDoubles();
        private final GrowableDoubles predictions = new GrowableDoubles();
        private final Map<String, GrowableDoubles> further = new LinkedHashMap<>();
        private final Map<String, Integer> horizons = new LinkedHashMap<>();
        private int[] horizonOf = new int[16];
        private String unscaledBecause = "there is no history";

        /** Both finite, in the target's unit. */
        public Builder add(double target, double prediction) {
            if (!Double.isFinite(target) || !Double.isFinite(prediction)) {
                throw new IllegalArgumentException("a prediction of %s for %s".formatted(prediction, target));
            }
            targets.add(target);
            predictions.add(prediction);
            return this;
        }

        /** A further number of the row that was added last; each row has the same ones. */
        public Builder with(String name, double value) {
            further.computeIfAbsent(name, any -> new GrowableDoubles()).add(value);
            return this;
        }

        /** How far ahead the row that was added last was predicted; said of every row or of none. */
        public Builder horizon(String name) {
            int row = targets.size() - 1;
            horizonOf = row < horizonOf.length ? horizonOf : Arrays.copyOf(horizonOf, GrowableDoubles.larger(row));
            horizonOf[row] = horizons.computeIfAbsent(name, any -> horizons.size());
            return this;
        }

        /** Why a series has no scale, as a clause. */
        public Builder unscaled(String because) {
            unscaledBecause = because;
            return this;
        }

        public NumberPredictions build() {
            Map<String, double[]> more = new LinkedHashMap<>();
            further.forEach((name, values) -> more.put(name, values.toArray()));
            return new NumberPredictions(
                    targets.toArray(),
                    predictions.toArray(),
                    more,
                    List.copyOf(horizons.keySet()),
                    horizons.isEmpty() ? new int[0] : Arrays.copyOf(horizonOf, targets.size()),
                    unscaledBecause);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The name of the further number that is the prediction of a quantile. */
    public static String quantile(double level) {
        return QUANTILE + level;
    }

    /** Of which level the further number of this name is the predicted quantile; empty where it is something else. */
    public static OptionalDouble level(String name) {
        return name.startsWith(QUANTILE)
                ? OptionalDouble.of(Double.parseDouble(name.substring(QUANTILE.length())))
                : OptionalDouble.empty();
    }

    @Override
    public int rows() {
        return targets.length;
    }

    /**
     * Where the naive forecast is known, that alone. Otherwise the {@link Constants}; each says of a quantile the one that the
     * targets have, and of intervals nothing.
     */
    @Override
    public List<Dummy> dummies(Optional<double[]> weights) {
        if (further.containsKey(NAIVE)) {
            return List.of(new Dummy(" that repeats the last known values", saying(further.get(NAIVE), Map.of())));
        }
        Constants constants = Constants.of(targets, weights.orElseGet(() -> Estimator.everyRowOnce(rows())));
        Map<String, double[]> quantiles = new LinkedHashMap<>();
        for (String name : further.keySet()) {
            if (name.startsWith(QUANTILE)) {
                quantiles.put(name, same(constants.quantile(Double.parseDouble(name.substring(QUANTILE.length())))));
            }
        }
        return constants.all().stream()
                .map(constant -> new Dummy(constant.does(), saying(same(constant.value()), quantiles)))
                .toList();
    }

    private double[] same(double value) {
        double[] same = new double[rows()];
        Arrays.fill(same, value);
        return same;
    }

    /** Others of the same rows, which have said nothing of intervals. */
    private NumberPredictions saying(double[] others, Map<String, double[]> quantiles) {
        Map<String, double[]> theirs = new LinkedHashMap<>(quantiles);
        for (String known : List.of(SCALE, NAIVE)) {
            further(known).ifPresent(values -> theirs.put(known, values));
        }
        return new NumberPredictions(targets, others, theirs, horizons, horizonOf, unscaledBecause);
    }

    /** Why a series has no scale, as a clause. */
    String unscaledBecause() {
        return unscaledBecause;
    }

    /** The truth, finite. */
    public double target(int row) {
        return targets[row];
    }

    /** What was predicted, finite. */
    public double prediction(int row) {
        return predictions[row];
    }

    /** How far ahead rows were predicted, in order of first appearance; empty where nobody said. */
    public List<String> horizons() {
        return horizons;
    }

    /** The place of the row's horizon among {@link #horizons()}; empty where nobody said. */
    public OptionalInt horizon(int row) {
        return horizonOf.length == 0 ? OptionalInt.empty() : OptionalInt.of(horizonOf[row]);
    }

    /** A further number of each row; not to be changed. */
    Optional<double[]> further(String name) {
        return Optional.ofNullable(further.get(name));
    }

    /** The prediction that a quantile is measured by: its own, or else the usual one. */
    double[] predictionOf(double level) {
        return further(quantile(level)).orElse(predictions);
    }
}
