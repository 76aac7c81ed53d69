package io.jenkins.lib.modelgate.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them; the JSON report keeps full precision. */
public final class Numbers {

    private Numbers() {}

    /**
     * Four significant digits, no trailing zeros; from 1,000 on whole, with thousands separators; an exponent only below
     * 0.0001 and from 10^15 on.
     */
    public static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "undefined" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size < 1e15 && (value == Math.rint(value) || size >= 999.95)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        if (size < 1e-4 || size >= 1e15) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        return BigDecimal.valueOf(value)
                .round(new MathContext(4, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A share in [0, 1] as a percentage: {@code 14 %}, {@code 0.5 %}. */
    public static String percent(double share) {
        double percent = share * 100;
        return (Math.abs(percent) >= 10 ? String.format(Locale.ROOT, "%.0f", percent) : trimmed(percent)) + " %";
    }

    private static String trimmed(double percent) {
        return BigDecimal.valueOf(percent)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A whole count with thousands separators: {@code 5,832}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
