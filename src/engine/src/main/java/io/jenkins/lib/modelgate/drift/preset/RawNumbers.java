package io.jenkins.lib.modelgate.drift.preset;

import java.util.Arrays;

/** Numbers, NaN where missing. */
final class RawNumbers implements RawColumn {

    private final double[] values;
    private final boolean whole;

    /**
     * @param values one a row; kept, not copied
     * @param whole whether they were read as whole numbers
     */
    RawNumbers(double[] values, boolean whole) {
        this.values = values;
        this.whole = whole;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public int missing() {
        return (int) Arrays.stream(values).filter(Double::isNaN).count();
    }

    boolean whole() {
        return whole;
    }

    /** The rows from one to just before another that have a value. */
    double[] known(int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    double[] known() {
        return known(0, values.length);
    }

    /** Without the infinite ones too. */
    double[] finite() {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }
}
