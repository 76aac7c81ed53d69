package io.jenkins.lib.modelgate.drift.measure;

/**
 * The probability that n independent values lie at least x away from their own distribution, by the formula that R. Simard
 * and P. L'Ecuyer, "Computing the two-sided Kolmogorov–Smirnov distribution", Journal of Statistical Software 39 (2011),
 * found best for each n and x; where to change over is chosen as in SciPy's {@code kstwo}.
 */
public final class OneSampleKolmogorov {

    private static final int SMALL = 140;

    private OneSampleKolmogorov() {}

    /**
     * @param n at least 1
     * @param x in [0, 1]
     * @return in [0, 1]
     */
    public static double survival(long n, double x) {
        return Math.min(1, Math.max(0, unclipped(n, x)));
    }

    private static double unclipped(long n, double x) {
        double t = n * x;
        if (x >= 1 || t <= 0.5) {
            return x >= 1 ? 0 : 1;
        }
        if (t <= 1) {
            return 1 - nearlyEven(n, t);
        }
        double squared = t * x;
        if (t >= n - 1) {
            return 2 * Math.pow(1 - x, n);
        }
        if (n > SMALL && squared >= 370 && x < 0.5) {
            return 0;
        }
        if (x >= 0.5 || squared >= (n <= SMALL ? 4 : 2.2)) {
            return 2 * OneSidedKolmogorov.survival(n, x);
        }
        boolean exact = n <= SMALL || (n <= 100_000 && t * Math.sqrt(x) <= 1.4);
        return 1 - (exact ? DurbinMatrix.cumulative((int) n, x) : PelzGood.cumulative(n, x));
    }

    /** n!·((2t − 1)/n)ⁿ for t in [1/2, 1] (H. Ruben and J. Gambino, 1982). */
    private static double nearlyEven(long n, double t) {
        if (n > 1000) {
            return 0; // below 1e-300, however even
        }
        double product = 1;
        for (int i = 1; i <= n; i++) {
            product *= i * (2 * t - 1) / n;
        }
        return product;
    }
}
