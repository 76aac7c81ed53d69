package io.jenkins.lib.modelgate.drift.measure;

/**
 * The limit distribution of the Cramér–von Mises statistic (S. Csörgő and J. Faraway, "The exact and asymptotic distributions
 * of Cramér–von Mises statistics", 1996, formula 1.3). SciPy breaks the series off at terms of 1e-7,
 * which leaves its p values for statistics above 8 at some 1e-9 to 1e-5; here they go on to 0.
 */
final class CramerVonMisesLimit {

    private static final double LEAST = 0.003; // below it less than 2e-18
    private static final double MOST = 12; // above it less than 1e-25 is left
    private static final double NEGLIGIBLE = 1e-17;

    private CramerVonMisesLimit() {}

    /** The probability, in [0, 1], of at most x. */
    static double cumulative(double x) {
        if (x < LEAST) {
            return 0;
        }
        if (x > MOST) {
            return 1;
        }
        double sum = 0;
        double ratio = Math.sqrt(Math.PI); // Γ(k + ½) / k!
        for (int k = 0; ; k++) {
            double y = 4 * k + 1;
            double q = y * y / (16 * x);
            double term = ratio / Math.sqrt(x * Math.PI) / Math.PI * Math.sqrt(y) * bessel(q) * Math.exp(-2 * q);
            sum += term;
            if (term < NEGLIGIBLE) {
                return Math.min(1, sum);
            }
            ratio *= (k + 0.5) / (k + 1);
        }
    }

    /**
     * The modified Bessel function of the second kind of order ¼, times eˣ: ∫ exp(−x(cosh t − 1))·cosh(t/4) dt from 0 on, by
     * the trapezoidal rule, whose error here falls exponentially with the number of points.
     */
    static double bessel(double x) {
        double end = Math.log(2) + Math.log1p(800 / x); // exp(−x(cosh t − 1)) is nothing from here on
        int points = 400;
        double step = end / points;
        double sum = 0.5;
        for (int i = 1; i <= points; i++) {
            double half = Math.sinh(i * step / 2);
            sum += Math.exp(-2 * x * half * half) * Math.cosh(i * step / 4);
        }
        return sum * step;
    }
}
