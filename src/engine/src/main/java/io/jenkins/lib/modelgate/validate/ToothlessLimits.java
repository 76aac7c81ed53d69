package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.Toothless;
import io.jenkins.lib.modelgate.predict.Direction;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.report.Numbers;

/** Which limits of a validation no model can break. */
final class ToothlessLimits {

    private ToothlessLimits() {}

    static boolean are(MetricLimit limit, Metric metric) {
        return Toothless.is(limit, metric.smallest(), metric.largest(), span(metric));
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

    static String text(FairnessSpec.Limit limit) {
        return "%s %s %s"
                .formatted(limit.measure().name(), limit.measure().ratio() ? "≥" : "≤", Numbers.text(limit.bound()));
    }
}
