package io.jenkins.lib.modelgate.report;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A confidence interval.
 *
 * @param low lower end, finite
 * @param high upper end, finite, at least {@code low}
 * @param level confidence, in (0, 1)
 */
public record Interval(double low, double high, double level) {

    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("an interval from %s to %s is not finite".formatted(low, high));
        }
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval's low %s must not exceed its high %s".formatted(low, high));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies in (0, 1), not " + level);
        }
    }

    /** For people: {@code 0.71 … 0.74}. */
    @JsonIgnore
    public String text() {
        return Numbers.text(low) + " … " + Numbers.text(high);
    }
}
