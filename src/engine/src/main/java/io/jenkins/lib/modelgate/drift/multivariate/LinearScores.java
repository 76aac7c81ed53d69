package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tells two kinds of rows apart by one weighted sum of the columns: R. Fisher's linear discriminant, with the ridge of
 * A. Hoerl and R. Kennard (1970) against more columns than the rows can bear. For long vectors whose single numbers mean
 * little. A missing number is taken as the column's mean.
 */
final class LinearScores {

    private final double[][] columns; // standardised
    private final boolean[] isCurrent;
    private final Folds folds;
    private final double[][][] products; // of each fold's rows

    LinearScores(Rows rows, boolean[] isCurrent, Folds folds) {
        this.isCurrent = isCurrent.clone();
        this.folds = folds;
        columns = new double[rows.count()][rows.columns()];
        for (int column = 0; column < rows.columns(); column++) {
            double mean = 0;
            int present = 0;
            for (int row = 0; row < rows.count(); row++) {
                double value = rows.at(row, column);
                if (!Double.isNaN(value)) {
                    present++;
                    mean += (value - mean) / present;
                }
            }
            double largest = 0;
            for (int row = 0; row < rows.count(); row++) {
                double value = rows.at(row, column);
                columns[row][column] = Double.isNaN(value) ? 0 : value - mean;
                largest = Math.max(largest, Math.abs(columns[row][column]));
            }
            standardise(column, largest);
        }
        products = new double[folds.count()][][];
        IntStream.range(0, folds.count()).parallel().forEach(fold -> products[fold] = products(folds.in(fold)));
    }

    private void standardise(int column, double largest) {
        double squares = 0;
        for (double[] row : columns) {
            row[column] = largest == 0 ? 0 : row[column] / largest;
            squares += row[column] * row[column];
        }
        double deviation = Math.sqrt(squares / columns.length);
        for (double[] row : columns) {
            row[column] = deviation == 0 ? 0 : row[column] / deviation;
        }
    }

    /** Σ x·xᵀ over some rows: the lower half. */
    private double[][] products(int[] rows) {
        int size = columns[0].length;
        double[][] sum = new double[size][];
        for (int i = 0; i < size; i++) {
            sum[i] = new double[i + 1];
        }
        for (int row : rows) {
            double[] x = columns[row];
            for (int i = 0; i < size; i++) {
                double factor = x[i];
                double[] line = sum[i];
                for (int j = 0; j <= i; j++) {
                    line[j] += factor * x[j];
                }
            }
        }
        return sum;
    }

    /**
     * Learns from the rows of all folds but one and scores that one's.
     *
     * @param weights for each column the size of its weight is added here
     */
    double[] scores(int fold, double[] weights) {
        int[] learn = folds.without(fold);
        int size = columns[0].length;
        double current = 0;
        for (int row : learn) {
            current += isCurrent[row] ? 1 : 0;
        }
        double[] apart = new double[size]; // the difference of the two kinds' means
        for (int row : learn) {
            double share = isCurrent[row] ? 1 / current : -1 / (learn.length - current);
            for (int i = 0; i < size; i++) {
                apart[i] += share * columns[row][i];
            }
        }
        double ridge = Math.max(1e-3 * learn.length, size);
        double[] weight = solve(productsWithout(fold, ridge), apart);
        for (int i = 0; i < size; i++) {
            weights[i] += Math.abs(weight[i]);
        }
        return Arrays.stream(folds.in(fold))
                .mapToDouble(row -> sum(weight, columns[row]))
                .toArray();
    }

    private double[][] productsWithout(int held, double ridge) {
        int size = columns[0].length;
        double[][] sum = new double[size][];
        for (int i = 0; i < size; i++) {
            sum[i] = new double[i + 1];
            sum[i][i] = ridge;
            for (int fold = 0; fold < products.length; fold++) {
                for (int j = 0; fold != held && j <= i; j++) {
                    sum[i][j] += products[fold][i][j];
                }
            }
        }
        return sum;
    }

    /** By Cholesky's decomposition, in place. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        double[] solved = right.clone();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(rest) : rest / matrix[j][j];
            }
            for (int k = 0; k < i; k++) {
                solved[i] -= matrix[i][k] * solved[k];
            }
            solved[i] /= matrix[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solved[i] -= matrix[k][i] * solved[k];
            }
            solved[i] /= matrix[i][i];
        }
        return solved;
    }

    private static double sum(double[] weight, double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += weight[i] * row[i];
        }
        return sum;
    }
}
