package io.jenkins.lib.modelgate.drift.noise;

/** ln n!, from a table for small n and Stirling's series beyond, to 1e-14 of the value. */
final class LogFactorial {

    private static final int TABLE = 1 << 12;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private final double[] table = new double[TABLE];

    LogFactorial() {
        for (int n = 2; n < TABLE; n++) {
            table[n] = table[n - 1] + Math.log(n);
        }
    }

    double of(long n) {
        if (n < TABLE) {
            return table[(int) n];
        }
        double x = n;
        double inverse = 1 / x;
        double square = inverse * inverse;
        return (x + 0.5) * Math.log(x)
                - x
                + HALF_LOG_TWO_PI
                + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    }
}
