package io.jenkins.lib.modelgate.predict;

import java.util.function.IntToDoubleFunction;

/**
 * Arithmetic whose intermediate results would be too large or too small for a double though what is asked for is not.
 * Scaled by a power of two, which costs no digit.
 */
final class Scaled {

    /** Below it, squares have lost digits, or are 0. */
    private static final double SMALL = 0x1p-900;

    private static final double LARGE = 0x1p1000;

    private Scaled() {}

    /** Whether a sum of squares can be trusted as it is. */
    static boolean isUsual(double squares) {
        return squares >= SMALL && squares <= LARGE;
    }

    /** {@code a − b}, divided by two where it would overflow otherwise; see {@link #halvings}. */
    static double difference(double a, double b, int halvings) {
        return halvings == 0 ? a - b : a / 2 - b / 2;
    }

    /** How often differences of numbers of this size are to be divided by two. */
    static int halvings(double largest) {
        return largest > LARGE ? 1 : 0;
    }

    /** The power of two of the largest absolute value of the rows that count. */
    static int exponent(double[] weights, IntToDoubleFunction value) {
        double largest = 0;
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                largest = Math.max(largest, Math.abs(value.applyAsDouble(row)));
            }
        }
        return Math.getExponent(largest);
    }

    /** The root of the weighted mean of squares. */
    static double rootMeanSquare(double[] values, double[] weights) {
        int exponent = exponent(weights, row -> values[row]);
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum all = new CompensatedSum();
        for (int row = 0; row < values.length; row++) {
            if (weights[row] > 0) {
                double value = Math.scalb(values[row], -exponent);
                squares.add(weights[row] * value * value);
                all.add(weights[row]);
            }
        }
        return Math.scalb(Math.sqrt(squares.value() / all.value()), exponent);
    }
}
