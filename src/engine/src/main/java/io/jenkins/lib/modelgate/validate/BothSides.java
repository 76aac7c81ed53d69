package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Metric;

/**
 * What is best near 0 is as bad on one side as on the other: one absolute limit of it holds on both, or else a bias of −1000
 * would keep a limit of 0.5.
 */
final class BothSides {

    private BothSides() {}

    /**
     * The limit as it is meant of the metric.
     *
     * @param setting that it stands in, for a refusal
     */
    static MetricLimit of(MetricLimit limit, Metric metric, Settings settings, String setting) {
        boolean both = limit.min() != null && limit.max() != null;
        if (metric.direction() != Direction.NEAR_ZERO || !limit.isAbsolute() || both) {
            return limit;
        }
        double farthest = limit.max() != null ? limit.max() : -limit.min();
        if (farthest < 0) {
            throw settings.wrong(
                    setting,
                    "has only a %s of %s for '%s', which is best at 0; give min and max"
                            .formatted(
                                    limit.max() != null ? "max" : "min",
                                    limit.max() != null ? limit.max() : limit.min(),
                                    metric.id()));
        }
        // not -0, which a report would show
        return new MetricLimit(
                limit.metric(),
                0.0 - farthest,
                farthest + 0.0,
                limit.noWorseThan(),
                limit.betterBy(),
                limit.relative());
    }
}
