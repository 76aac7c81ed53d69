package io.jenkins.lib.modelgate.predict;

/** Tells a value that rounding put a hair outside its range from one that is wrong. */
public final class RoundingError {

    /** Sums and quotients of a few terms are off by no more. */
    private static final int ULPS = 4;

    private static final double DOUBLE = ULPS * Math.ulp(1.0);
    private static final double FLOAT = ULPS * (double) Math.ulp(1.0f);

    private RoundingError() {}

    /**
     * Whether a value is in a range or at most four units in the last place outside of it, relative to 1 or to that end,
     * whichever is larger: 9e-16. Of a value that has no more digits than single precision holds, units of that: 5e-7.
     */
    public static boolean isWithin(double value, double smallest, double largest) {
        double unit = value == (float) value ? FLOAT : DOUBLE;
        return value >= smallest - unit * Math.max(1, Math.abs(smallest))
                && value <= largest + unit * Math.max(1, Math.abs(largest));
    }
}
