package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.policy.DurationText;
import io.jenkins.lib.modelgate.report.Numbers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

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

    /** A length of time to the second, or to the millisecond where it is short. */
    static String lasting(Duration duration) {
        return DurationText.of(
                duration.compareTo(Duration.ofSeconds(10)) < 0 ? duration : duration.truncatedTo(ChronoUnit.SECONDS));
    }

    private static int wanted(CanarySpec spec, CanaryState state) {
        return spec.weights().get(state.step());
    }
}
