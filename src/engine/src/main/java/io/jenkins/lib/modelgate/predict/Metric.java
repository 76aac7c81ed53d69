package io.jenkins.lib.modelgate.predict;

import java.util.Objects;

/**
 * A number that says how good predictions are: what it is called and what it can be. How it is computed says the
 * {@link Measure} of the same name.
 *
 * @param id its name in settings, checks and series, as {@link MetricName} reads it: {@code rocAuc}, {@code fbeta@2}
 * @param title what a person calls it, as it stands at the start of a sentence
 * @param direction which values are the better ones
 * @param smallest value that it can take, inclusive
 * @param largest value that it can take, inclusive
 * @param needsScore whether it is computed from scores; otherwise decisions or predictions are enough
 */
public record Metric(
        String id, String title, Direction direction, double smallest, double largest, boolean needsScore) {

    public Metric {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(direction, "direction");
        if (MetricName.parse(id).isEmpty() || !(smallest <= largest)) {
            throw new IllegalArgumentException("%s from %s to %s is no metric".formatted(id, smallest, largest));
        }
    }

    /** A share in [0, 1], of which more is better. */
    public static Metric share(String id, String title, boolean needsScore) {
        return new Metric(id, title, Direction.GREATER, 0, 1, needsScore);
    }

    /** A loss of at least 0, of which less is better. */
    public static Metric loss(String id, String title, boolean needsScore) {
        return new Metric(id, title, Direction.SMALLER, 0, Double.MAX_VALUE, needsScore);
    }

    /** A number of at least 0. */
    public static Metric atLeastZero(String id, String title, Direction direction, boolean needsScore) {
        return new Metric(id, title, direction, 0, Double.MAX_VALUE, needsScore);
    }

    public MetricName name() {
        return MetricName.parse(id).orElseThrow();
    }

    public boolean greaterIsBetter() {
        return direction == Direction.GREATER;
    }

    /**
     * How much worse one value is than another, in the metric's own unit: positive where worse, negative where better; NaN
     * for a metric of which no value is better.
     */
    public double worse(double value, double than) {
        return switch (direction) {
            case GREATER -> than - value;
            case SMALLER -> value - than;
            case NEAR_ZERO -> Math.abs(value) - Math.abs(than);
            case NEITHER -> Double.NaN;
        };
    }

    /** Whether it can take this value at all; an accuracy of 85 is a percentage gone astray. */
    public boolean canBe(double value) {
        return value >= smallest && value <= largest;
    }

    /** Whether each value it can take lies in [0, 1]. */
    public boolean isShare() {
        return smallest == 0 && largest == 1;
    }
}
