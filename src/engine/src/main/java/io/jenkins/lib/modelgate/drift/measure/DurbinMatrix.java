package io.jenkins.lib.modelgate.drift.measure;

/**
 * The exact distribution of the one-sample Kolmogorov–Smirnov distance as an element of a power of a matrix (J. Durbin,
 * 1968), in the form of G. Marsaglia, W. Tsang and J. Wang, "Evaluating Kolmogorov's distribution", Journal of Statistical
 * Software 8 (2003).
 */
final class DurbinMatrix {

    private static final int STEP = 400; // binary orders taken out before a power overflows

    private DurbinMatrix() {}

    /**
     * The probability of a distance below x.
     *
     * @param n at least 1
     * @param x in (1/(2n), 1)
     */
    static double cumulative(int n, double x) {
        int k = (int) Math.ceil(n * x);
        int size = 2 * k - 1;
        double[][] square = matrix(size, k - n * x);
        double[][] power = null;
        int exponent = 0;
        int squareExponent = 0;
        for (int left = n; left > 0; left /= 2) {
            if (left % 2 != 0) {
                power = power == null ? square : product(power, square);
                exponent += squareExponent;
                exponent += shrink(power, k - 1);
            }
            if (left > 1) {
                square = product(square, square);
                squareExponent = 2 * squareExponent + shrink(square, k - 1);
            }
        }
        double probability = power == null ? 0 : power[k - 1][k - 1];
        for (int i = 1; i <= n; i++) {
            probability *= (double) i / n;
            if (probability < Math.scalb(1.0, -STEP)) {
                probability = Math.scalb(probability, STEP);
                exponent -= STEP;
            }
        }
        return Math.scalb(probability, exponent);
    }

    private static double[][] matrix(int size, double h) {
        double[][] matrix = new double[size][size];
        double[] inverseFactorial = new double[size + 1];
        inverseFactorial[0] = 1;
        for (int i = 1; i <= size; i++) {
            inverseFactorial[i] = inverseFactorial[i - 1] / i;
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= Math.min(row + 1, size - 1); column++) {
                matrix[row][column] = inverseFactorial[row - column + 1];
            }
        }
        for (int i = 0; i < size; i++) {
            double edge = (1 - Math.pow(h, i + 1)) * inverseFactorial[i + 1];
            matrix[i][0] = edge;
            matrix[size - 1][size - 1 - i] = edge;
        }
        double corner = 1 - 2 * Math.pow(h, size) + Math.pow(Math.max(0, 2 * h - 1), size);
        matrix[size - 1][0] = corner * inverseFactorial[size];
        return matrix;
    }

    /** Takes a power of two out of the matrix where it has grown large; returns which. */
    private static int shrink(double[][] matrix, int middle) {
        if (matrix[middle][middle] < Math.scalb(1.0, STEP)) {
            return 0;
        }
        for (double[] row : matrix) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.scalb(row[i], -STEP);
            }
        }
        return STEP;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int size = a.length;
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double factor = a[i][k];
                for (int j = 0; j < size; j++) {
                    product[i][j] += factor * b[k][j];
                }
            }
        }
        return product;
    }
}
