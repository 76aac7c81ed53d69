package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The values a check allows, both ends inclusive.
 *
 * @param min smallest allowed value, finite, or null for none
 * @param max largest allowed value, finite, or null for none
 */
public record Bounds(Double min, Double max) {

    public Bounds {
        if (min == null && max == null) {
            throw new IllegalArgumentException("a limit needs a min, a max or both");
        }
        if (min != null && !Double.isFinite(min) || max != null && !Double.isFinite(max)) {
            throw new IllegalArgumentException("a limit's min %s and max %s must be finite".formatted(min, max));
        }
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException("a limit's min %s must not exceed its max %s".formatted(min, max));
        }
    }

    public static Bounds atLeast(double min) {
        return new Bounds(min, null);
    }

    public static Bounds atMost(double max) {
        return new Bounds(null, max);
    }

    /** Whether a value lies within; NaN never does. */
    public boolean allows(double value) {
        return (min == null || value >= min) && (max == null || value <= max) && !Double.isNaN(value);
    }

    /** For people: {@code ≥ 0.8}, {@code ≤ 0.2} or {@code 0.1 … 0.9}. */
    @JsonIgnore
    public String text() {
        if (max == null) {
            return "≥ " + Numbers.text(min);
        }
        return min == null ? "≤ " + Numbers.text(max) : Numbers.text(min) + " … " + Numbers.text(max);
    }
}
