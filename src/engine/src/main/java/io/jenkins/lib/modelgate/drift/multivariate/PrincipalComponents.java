package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.Arrays;

/**
 * The directions in which standardised rows vary most. Each column is standardised by its mean and standard deviation
 * (divided by n; one that does not vary is only centred), and a missing number is taken as the mean.
 */
final class PrincipalComponents {

    private final double[] means;
    private final double[] deviations;
    private final double[][] directions;

    private PrincipalComponents(Rows rows, double share, int most) {
        int columns = rows.columns();
        means = new double[columns];
        deviations = new double[columns];
        for (int column = 0; column < columns; column++) {
            measure(rows, column);
        }
        SymmetricEigen eigen = new SymmetricEigen(covariance(rows));
        double[] values = eigen.values();
        double all = Arrays.stream(values).sum();
        int kept = 0;
        double sum = 0;
        while (kept < most && all > 0 && (kept == 0 || sum / all <= share)) {
            sum += values[kept++];
        }
        directions = Arrays.copyOf(eigen.vectors(), kept);
    }

    /** The fewest components that together keep more than this share of the variance, in (0, 1). */
    static PrincipalComponents keeping(double share, Rows rows) {
        return new PrincipalComponents(rows, share, rows.columns());
    }

    /** So many components. */
    static PrincipalComponents counting(int components, Rows rows) {
        return new PrincipalComponents(rows, Double.POSITIVE_INFINITY, components);
    }

    int count() {
        return directions.length;
    }

    /** For each row, how far it is from what the components can make of it: in standard deviations, Euclid's distance. */
    double[] errors(Rows rows) {
        double[] errors = new double[rows.count()];
        double[] row = new double[means.length];
        for (int i = 0; i < errors.length; i++) {
            standardise(rows, i, row);
            for (double[] direction : directions) {
                double along = 0;
                for (int column = 0; column < row.length; column++) {
                    along += row[column] * direction[column];
                }
                // The directions are at right angles: what is taken off along one changes nothing along another.
                for (int column = 0; column < row.length; column++) {
                    row[column] -= along * direction[column];
                }
            }
            double squares = 0;
            for (double rest : row) {
                squares += rest * rest;
            }
            errors[i] = Math.sqrt(squares);
        }
        return errors;
    }

    private void measure(Rows rows, int column) {
        double largest = 0;
        for (int row = 0; row < rows.count(); row++) {
            double value = Math.abs(rows.at(row, column));
            largest = value > largest ? value : largest; // NaN is not
        }
        double unit = largest > 0 ? largest : 1; // in which squares neither overflow nor vanish
        double mean = 0;
        double squares = 0;
        int present = 0;
        for (int row = 0; row < rows.count(); row++) {
            double value = rows.at(row, column) / unit;
            if (!Double.isNaN(value)) {
                double away = value - mean;
                present++;
                mean += away / present;
                squares += away * (value - mean);
            }
        }
        means[column] = mean * unit;
        // missing numbers stand at the mean, and so make the column vary less
        double deviation = Math.sqrt(squares / rows.count()) * unit;
        deviations[column] = deviation > 0 ? deviation : 1;
    }

    private void standardise(Rows rows, int row, double[] into) {
        for (int column = 0; column < into.length; column++) {
            double value = rows.at(row, column);
            into[column] = Double.isNaN(value) ? 0 : (value - means[column]) / deviations[column];
        }
    }

    private double[][] covariance(Rows rows) {
        int columns = means.length;
        double[][] sum = new double[columns][columns];
        double[] row = new double[columns];
        for (int i = 0; i < rows.count(); i++) {
            standardise(rows, i, row);
            for (int a = 0; a < columns; a++) {
                for (int b = 0; b <= a; b++) {
                    sum[a][b] += row[a] * row[b];
                }
            }
        }
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b <= a; b++) {
                sum[a][b] /= rows.count();
                sum[b][a] = sum[a][b];
            }
        }
        return sum;
    }
}
