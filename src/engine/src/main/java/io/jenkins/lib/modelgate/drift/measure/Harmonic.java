package io.jenkins.lib.modelgate.drift.measure;

/** Harmonic numbers, by Euler and Maclaurin's expansion where there are many terms. */
final class Harmonic {

    private static final double EULER = 0.57721566490153286;
    private static final double ENOUGH = 64;

    private Harmonic() {}

    /** Σ 1/i for i from 1 to n. */
    static double first(double n) {
        if (n < ENOUGH) {
            double sum = 0;
            for (double i = n; i > 0; i--) {
                sum += 1 / i;
            }
            return sum;
        }
        double square = 1 / (n * n);
        return Math.log(n) + EULER + 0.5 / n - square * (1 / 12.0 - square * (1 / 120.0 - square / 252));
    }

    /** Σ 1/i² for i from 1 to n. */
    static double second(double n) {
        if (n < ENOUGH) {
            double sum = 0;
            for (double i = n; i > 0; i--) {
                sum += 1 / (i * i);
            }
            return sum;
        }
        double square = 1 / (n * n);
        double rest = 1 - 0.5 / n + square * (1 / 6.0 - square * (1 / 30.0 - square / 42));
        return Math.PI * Math.PI / 6 - rest / n;
    }
}
