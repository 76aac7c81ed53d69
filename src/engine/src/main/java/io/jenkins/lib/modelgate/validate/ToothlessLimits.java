package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.report.Numbers;

/** Limits that no value can break, such as an accuracy of at least 0: who asks for nothing else has asked for nothing. */
final class ToothlessLimits {

    private ToothlessLimits() {}

    static boolean are(MetricLimit limit, Metric metric) {
        boolean breakable = limit.betterBy() != null
                || limit.noWorseThan() != null && (limit.relative() || limit.noWorseThan() < span(metric))
                || limit.min() != null && limit.min() > metric.smallest()
                || limit.max() != null && limit.max() < metric.largest();
        return !breakable;
    }

    static boolean are(FairnessSpec.Limit limit) {
        return limit.measure().ratio()
                ? limit.bound() <= 0
                // of rates, which are shares, the difference is at most 1
                : limit.bound()
                        >= limit.measure()
                                .metric()
                                .map(metric -> metric.largest() - metric.smallest())
                                .orElse(1.0);
    }

    /** How much worse one value can be than another. */
    private static double span(Metric metric) {
        return metric.direction() == Direction.NEAR_ZERO
                ? Math.max(Math.abs(metric.smallest()), Math.abs(metric.largest()))
                : metric.largest() - metric.smallest();
    }

    /** {@code accuracy ≥ 0}, for a message about one that is. */
    static String text(MetricLimit limit) {
        return "%s %s"
                .formatted(
                        limit.metric(),
                        limit.isAbsolute()
                                ? limit.bounds().text()
                                : "up to %s worse".formatted(Numbers.text(limit.noWorseThan())));
    }

    static String text(FairnessSpec.Limit limit) {
        return "%s %s %s"
                .formatted(limit.measure().name(), limit.measure().ratio() ? "≥" : "≤", Numbers.text(limit.bound()));
    }
}
