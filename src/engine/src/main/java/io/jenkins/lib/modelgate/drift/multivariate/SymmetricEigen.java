package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: made tridiagonal by A. Householder's reflections, then diagonal by the
 * implicit QL iteration (J. Wilkinson and C. Reinsch, "Linear algebra", 1971). Some 6·size³ multiplications.
 */
final class SymmetricEigen {

    private static final double PRECISION = Math.ulp(1.0);
    private static final int MOST_ITERATIONS = 100; // each eigenvalue takes two or three

    private final int size;
    private final double[] diagonal;
    private final double[] beside; // the diagonal next to it
    private final double[][] vectors; // one in each row, so that a rotation works on two rows

    /** @param matrix symmetric and finite */
    SymmetricEigen(double[][] matrix) {
        size = matrix.length;
        diagonal = new double[size];
        beside = new double[size];
        vectors = new double[size][size];
        double[][] work = new double[size][];
        for (int i = 0; i < size; i++) {
            work[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        for (int step = 0; step < size - 2; step++) {
            reflect(work, step);
        }
        for (int i = 0; i < size; i++) {
            diagonal[i] = work[i][i];
            beside[i] = i + 1 < size ? work[i + 1][i] : 0;
        }
        for (int i = 0; i < size; i++) {
            isolate(i);
        }
    }

    /** The eigenvalues, falling. */
    double[] values() {
        return falling().mapToDouble(i -> diagonal[i]).toArray();
    }

    /** The eigenvectors, each of length 1, in the order of {@link #values}. */
    double[][] vectors() {
        return falling().mapToObj(i -> vectors[i].clone()).toArray(double[][]::new);
    }

    private IntStream falling() {
        return IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Double.compare(diagonal[b], diagonal[a]))
                .mapToInt(Integer::intValue);
    }

    /** Clears a column below the place beside the diagonal. */
    private void reflect(double[][] work, int step) {
        double length = 0;
        for (int i = step + 1; i < size; i++) {
            length = Math.hypot(length, work[i][step]);
        }
        double[] v = new double[size];
        double squares = 0;
        for (int i = step + 1; i < size; i++) {
            v[i] = work[i][step] + (i == step + 1 ? Math.copySign(length, work[i][step]) : 0);
            squares += v[i] * v[i];
        }
        if (squares == 0) {
            return;
        }
        double scale = 2 / squares;
        double[] product = new double[size];
        double along = 0;
        for (int i = step; i < size; i++) {
            for (int j = step + 1; j < size; j++) {
                product[i] += scale * work[i][j] * v[j];
            }
            along += product[i] * v[i];
        }
        for (int i = step; i < size; i++) {
            product[i] -= scale / 2 * along * v[i];
        }
        for (int i = step; i < size; i++) {
            for (int j = step; j < size; j++) {
                work[i][j] -= v[i] * product[j] + product[i] * v[j];
            }
        }
        double[] turned = new double[size];
        for (int i = step + 1; i < size; i++) {
            for (int j = 0; j < size; j++) {
                turned[j] += v[i] * vectors[i][j];
            }
        }
        for (int i = step + 1; i < size; i++) {
            for (int j = 0; j < size; j++) {
                vectors[i][j] -= scale * v[i] * turned[j];
            }
        }
    }

    /** Rotates until the place beside the first is nothing, so that the first is an eigenvalue. */
    private void isolate(int first) {
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            int last = first;
            while (last < size - 1
                    && Math.abs(beside[last]) > PRECISION * (Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]))) {
                last++;
            }
            if (last == first) {
                return;
            }
            chase(first, last);
        }
        throw new ArithmeticException("the eigenvalues of a matrix of %d columns were not found".formatted(size));
    }

    /** One implicit QL step with Wilkinson's shift on the block from first to last. */
    private void chase(int first, int last) {
        double half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
        double shift = diagonal[first] - beside[first] / (half + Math.copySign(Math.hypot(half, 1), half));
        double bulge = diagonal[last] - shift;
        double sine = 1;
        double cosine = 1;
        double taken = 0;
        for (int i = last - 1; i >= first; i--) {
            double outside = sine * beside[i];
            double inside = cosine * beside[i];
            double length = Math.hypot(outside, bulge);
            beside[i + 1] = length;
            if (length == 0) { // the block has come apart here
                diagonal[i + 1] -= taken;
                beside[last] = 0;
                return;
            }
            sine = outside / length;
            cosine = bulge / length;
            double rest = diagonal[i + 1] - taken;
            double twice = (diagonal[i] - rest) * sine + 2 * cosine * inside;
            taken = sine * twice;
            diagonal[i + 1] = rest + taken;
            bulge = cosine * twice - inside;
            rotate(vectors[i], vectors[i + 1], cosine, sine);
        }
        diagonal[first] -= taken;
        beside[first] = bulge;
        beside[last] = 0;
    }

    private static void rotate(double[] left, double[] right, double cosine, double sine) {
        for (int k = 0; k < left.length; k++) {
            double old = right[k];
            right[k] = sine * left[k] + cosine * old;
            left[k] = cosine * left[k] - sine * old;
        }
    }
}
