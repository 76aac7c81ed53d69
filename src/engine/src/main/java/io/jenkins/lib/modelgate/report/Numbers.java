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
     * 0.0001 and from 10^15 on. Below 0 with a minus sign, which is wider than a hyphen and never at the end of a line.
     */
    public static String text(double value) {
        return value < 0 ? "−" + size(-value) : size(Math.abs(value));
    }

    private static String size(double size) {
        if (Double.isNaN(size) || Double.isInfinite(size)) {
            return Double.isNaN(size) ? "undefined" : "∞";
        }
        if (size < 1e15 && (size == Math.rint(size) || size >= 999.95)) {
            return String.format(Locale.ROOT, "%,d", Math.round(size));
        }
        if (size < 1e-4 || size >= 1e15) {
            return String.format(Locale.ROOT, "%.3g", size);
        }
        return BigDecimal.valueOf(size)
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

    /** A count of something whose plural takes an s: {@code 1 row}, {@code 5,832 rows}. */
    public static String count(long value, String singular) {
        return count(value) + " " + singular + (value == 1 ? "" : "s");
    }
}
