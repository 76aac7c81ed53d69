package io.jenkins.lib.modelgate.drift.measure;

/**
 * The distribution of the one-sample Kolmogorov–Smirnov distance for many values: its limit and three more terms in 1/√n
 * (W. Pelz and I. J. Good, "Approximating the lower tail-areas of the Kolmogorov–Smirnov one-sample statistic", 1976, in
 * the form of Simard and L'Ecuyer, 2011).
 */
final class PelzGood {

    private static final double PI2 = Math.PI * Math.PI;
    private static final double PI4 = PI2 * PI2;
    private static final double PI6 = PI4 * PI2;

    private PelzGood() {}

    /** The probability of a distance below x, good to some 1e-10 where n is large. */
    static double cumulative(long n, double x) {
        double z = Math.sqrt(n) * x;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        if (-PI2 / 8 / z2 < -708) {
            return 0; // to every digit of a double
        }
        double k0 = 0;
        double k1 = 0;
        double k2 = 0;
        double k3 = 0;
        double more2 = 0;
        double more3 = 0;
        for (int k = (int) Math.ceil(16 * z / Math.PI); k > 0; k--) {
            double odd2 = (2.0 * k - 1) * (2.0 * k - 1);
            double odd4 = odd2 * odd2;
            double weight = Math.exp(-odd2 * PI2 / (8 * z2));
            k0 += weight;
            k1 += weight * (PI2 / 4 * odd2 - z2);
            k2 += weight * (6 * z6 + 2 * z4 + PI2 / 4 * (2 * z4 - 5 * z2) * odd2 + PI4 / 16 * (1 - 2 * z2) * odd4);
            k3 += weight
                    * (-30 * z6
                            - 90 * z4 * z4
                            + PI2 / 4 * (135 * z4 - 96 * z6) * odd2
                            + PI4 / 16 * (212 * z4 - 60 * z2) * odd4
                            + PI6 / 64 * (5 - 30 * z2) * odd4 * odd2);
            double k2Square = (double) k * k;
            double evenWeight = Math.exp(-k2Square * PI2 / (2 * z2)) * k2Square;
            more2 += evenWeight;
            more3 += evenWeight * (3 * z2 - PI2 * k2Square);
        }
        double root = Math.sqrt(2 * Math.PI);
        double first = root * k0 / z;
        double second = root * k1 / (6 * z4);
        double third = root * (k2 / (72 * z6 * z) - PI2 * more2 / (36 * z2 * z));
        double fourth = root * (k3 / (6480 * z6 * z4) + PI2 * more3 / (216 * z6));
        return first + second / Math.sqrt(n) + third / n + fourth / (n * Math.sqrt(n));
    }
}
