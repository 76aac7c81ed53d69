package io.jenkins.lib.modelgate.policy;

import io.jenkins.lib.modelgate.report.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * Limits that no value can break, such as an accuracy of at least 0 or an error rate of at most 1. Who asks for nothing else
 * has asked for nothing, in every step that takes limits.
 */
public final class Toothless {

    private Toothless() {}

    /**
     * Whether a limit allows every value that a metric can have.
     *
     * @param smallest the metric's smallest value, or minus infinity
     * @param largest its largest, or infinity
     * @param span how much worse one value can be than another, or infinity
     */
    public static boolean is(MetricLimit limit, double smallest, double largest, double span) {
        boolean breakable = limit.betterBy() != null
                || limit.noWorseThan() != null && (limit.relative() || limit.noWorseThan() < span)
                || limit.min() != null && limit.min() > smallest
                || limit.max() != null && limit.max() < largest;
        return !breakable;
    }

    /** {@code accuracy ≥ 0}, for a message about one that is. */
    public static String text(MetricLimit limit) {
        return "%s %s"
                .formatted(
                        limit.metric(),
                        limit.isAbsolute()
                                ? limit.bounds().text()
                                : "up to %s worse".formatted(Numbers.text(limit.noWorseThan())));
    }

    /** {@code accuracy ≥ 0, brier ≤ 1 allow everything}; empty where there are none. */
    public static Optional<String> clause(List<String> limits) {
        return limits.isEmpty()
                ? Optional.empty()
                : Optional.of("%s %s everything"
                        .formatted(String.join(", ", limits), limits.size() == 1 ? "allows" : "allow"));
    }

    /** @param clause why what was asked for asks for nothing */
    public static String sentence(String clause) {
        return "No limit was asked for that could fail: %s. Add 'limits' that a bad model would break."
                .formatted(clause);
    }
}
