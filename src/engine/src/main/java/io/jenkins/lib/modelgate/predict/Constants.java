package io.jenkins.lib.modelgate.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The numbers to say always, of rows of which only the targets are known: each has the least error by another measure, so
 * that whoever is no better by that measure has learnt nothing.
 */
final class Constants {

    /** Candidates for the number of the least symmetric error, for which there is no formula. */
    private static final int TRIED = 19;

    private final double[] targets;
    private final double[] weights;

    /** The rows that count, from the smallest target to the largest. */
    private final int[] rising;

    /** @param does to follow "a dummy" */
    record Constant(String does, double value) {}

    private Constants(double[] targets, double[] weights) {
        this.targets = targets;
        this.weights = weights;
        rising = IntStream.range(0, targets.length)
                .filter(row -> weights[row] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> targets[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static Constants of(double[] targets, double[] weights) {
        return new Constants(targets, weights);
    }

    /** None where no row counts. */
    List<Constant> all() {
        if (rising.length == 0) {
            return List.of();
        }
        List<Constant> all = new ArrayList<>();
        add(all, "the mean", new RowMean(targets).of(weights));
        add(all, "the median", NumberAverages.median(targets).of(weights));
        double smallest = targets[rising[0]];
        double largest = targets[rising[rising.length - 1]];
        add(all, "the middle between the smallest and the largest target", smallest / 2 + largest / 2);
        add(all, "the middle of the shortest half of the targets", middleOfShortestHalf());
        if (Arrays.stream(rising).noneMatch(row -> targets[row] == 0)) {
            add(all, "the number with the least relative error", ofLeastRelativeError());
        }
        if (smallest >= 0) {
            double[] logarithms = Arrays.stream(targets).map(Math::log1p).toArray();
            add(all, "the number with the least logarithmic error", Math.expm1(new RowMean(logarithms).of(weights)));
        }
        add(all, "about the number with the least symmetric error", ofLeastSymmetricError());
        return all;
    }

    private static void add(List<Constant> all, String what, double value) {
        if (Double.isFinite(value)) {
            all.add(new Constant(" that always says " + what, value));
        }
    }

    /** The smallest target that has at least so large a share of the weight at or below it: no constant has less pinball loss. */
    double quantile(double level) {
        double enough = level * Arrays.stream(weights).sum();
        double below = 0;
        double reached = Double.NaN;
        for (int row : rising) {
            reached = targets[row];
            below += weights[row];
            if (below >= enough) {
                break;
            }
        }
        return reached;
    }

    /** No constant has a smaller median of absolute errors: P. Rousseeuw, JASA 79 (1984) 871–880. Each row counts once. */
    private double middleOfShortestHalf() {
        int half = rising.length / 2;
        int best = 0;
        for (int from = 0; from + half < rising.length; from++) {
            if (width(from, half) < width(best, half)) {
                best = from;
            }
        }
        return targets[rising[best]] / 2 + targets[rising[best + half]] / 2;
    }

    private double width(int from, int steps) {
        return targets[rising[from + steps]] - targets[rising[from]];
    }

    /** A sum of w |y − c| / |y| is least at the median of the targets with weights w / |y|. */
    private double ofLeastRelativeError() {
        double[] relative = new double[weights.length];
        for (int row : rising) {
            relative[row] = weights[row] / Math.abs(targets[row]);
        }
        return NumberAverages.median(targets).of(relative);
    }

    private double ofLeastSymmetricError() {
        DoubleUnaryOperator error = constant -> Arrays.stream(rising)
                .mapToDouble(row -> {
                    double size = Math.abs(targets[row]) + Math.abs(constant);
                    return size == 0 ? 0 : weights[row] * Math.abs(targets[row] - constant) / size;
                })
                .sum();
        return IntStream.rangeClosed(1, TRIED)
                .mapToDouble(step -> quantile(step / (TRIED + 1.0)))
                .boxed()
                .min(Comparator.comparingDouble(error::applyAsDouble))
                .orElseThrow();
    }
}
