package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.policy.DurationText;
import io.jenkins.lib.modelgate.report.Numbers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How a canary speaks of itself while it runs. */
final class CanaryWords {

    private CanaryWords() {}

    /** What a driver finds when it goes on from a journal. */
    static String resuming(CanarySpec spec, CanaryState state, int realWeight) {
        return switch (state.phase()) {
            case SHIFTING ->
                "Going on where it stopped: the target says %d %%, the step wants %d %%."
                        .formatted(realWeight, wanted(spec, state));
            case OBSERVING ->
                "Going on where it stopped: the target says %d %%, the journal %d %%."
                        .formatted(realWeight, wanted(spec, state));
            case ROLLING_BACK -> "Going on with the rollback: the target says %d %%.".formatted(realWeight);
            default -> "Going on where it stopped: the target says %d %%.".formatted(realWeight);
        };
    }

    /** A metric's value with its unit. */
    static String value(CanaryMetric metric, double value) {
        return metric == CanaryMetric.ERROR_RATE ? Numbers.percent(value) : Numbers.text(value) + " ms";
    }

    /** A length of time for people: {@code 6.5 s} where it is short, {@code 5m} or {@code 7265s} where it is not. */
    static String lasting(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(1)) < 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : DurationText.of(duration.truncatedTo(ChronoUnit.SECONDS));
    }

    private static int wanted(CanarySpec spec, CanaryState state) {
        return spec.weights().get(state.step());
    }
}
