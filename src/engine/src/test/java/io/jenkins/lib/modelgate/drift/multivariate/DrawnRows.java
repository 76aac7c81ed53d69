package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Map;
import java.util.function.Consumer;

/** The same rows that multivariate.py draws: SplitMix64, and two of its numbers to each normal one. */
final class DrawnRows {

    /** What a task's name does to a row of normal numbers of the current side, and of the reference where it is not nothing. */
    private static final Map<String, Consumer<double[]>> CURRENT = Map.of(
            "nothing", x -> {},
            "shift", x -> x[0] += 0.5,
            "large shift", x -> x[0] += 0.5,
            "wider", x -> x[0] *= 2,
            "correlation", x -> correlate(x, -1),
            "signs", x -> sign(x, true),
            "missing", x -> lose(x, 0.8),
            "category", x -> name(x, 4),
            "vectors", DrawnRows::alternate,
            "vectors, nothing", x -> {});

    private static final Map<String, Consumer<double[]>> REFERENCE = Map.of(
            "correlation", x -> correlate(x, 1),
            "signs", x -> sign(x, false),
            "missing", x -> lose(x, 1.5),
            "category", x -> name(x, 9));

    private long state;

    DrawnRows(long seed) {
        state = seed;
    }

    Rows reference(String task, int rows, int columns) {
        return rows(REFERENCE.getOrDefault(task, x -> {}), rows, columns);
    }

    Rows current(String task, int rows, int columns) {
        return rows(CURRENT.get(task), rows, columns);
    }

    Rows normal(int rows, int columns) {
        return rows(x -> {}, rows, columns);
    }

    private Rows rows(Consumer<double[]> rule, int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            double[] x = new double[columns];
            for (int column = 0; column < columns; column++) {
                x[column] = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
            }
            rule.accept(x);
            System.arraycopy(x, 0, values, row * columns, columns);
        }
        return new Rows(values, columns);
    }

    private double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    private static void correlate(double[] x, int sign) {
        x[1] = sign * 0.8 * x[0] + 0.6 * x[1];
    }

    private static void sign(double[] x, boolean flip) {
        boolean same = (x[0] > 0) == (x[1] > 0);
        x[2] = same != flip ? Math.abs(x[2]) : -Math.abs(x[2]);
    }

    private static void lose(double[] x, double above) {
        x[0] = x[0] > above ? Double.NaN : x[0];
    }

    private static void name(double[] x, int most) {
        x[0] = Math.min(most, Math.floor(Math.abs(x[0]) * 4));
    }

    private static void alternate(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] += i % 2 == 0 ? 0.06 : -0.06;
        }
    }
}
