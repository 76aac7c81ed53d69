package io.jenkins.lib.modelgate.policy;

import io.jenkins.lib.modelgate.report.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a user allows a metric to be.
 *
 * @param metric the metric's name, e.g. {@code rocAuc} or {@code errorRate}
 * @param min smallest allowed value, or null
 * @param max largest allowed value, or null
 * @param noWorseThan how much worse than the one compared with (the baseline report, the stable version) it may be, at
 *     least 0, in the metric's own unit; null for no comparison
 * @param betterBy how much better than the one compared with it must be, at least 0; null for no such demand
 * @param relative whether these two are shares of the other's value, not numbers in the metric's own unit
 */
public record MetricLimit(
        String metric, Double min, Double max, Double noWorseThan, Double betterBy, boolean relative) {

    public MetricLimit {
        Objects.requireNonNull(metric, "metric");
        if (min == null && max == null && noWorseThan == null && betterBy == null) {
            throw new SettingsException(
                    "the limit for '%s' says nothing: give min, max, noWorseThan or betterBy.".formatted(metric));
        }
        if (noWorseThan != null && betterBy != null) {
            throw new SettingsException(
                    "the limit for '%s' has noWorseThan and betterBy; what must be better is no worse."
                            .formatted(metric));
        }
        if (relative && noWorseThan == null && betterBy == null) {
            throw new SettingsException(
                    "the limit for '%s' is relative to nothing: give noWorseThan or betterBy.".formatted(metric));
        }
        if (min != null && max != null && min > max) {
            throw new SettingsException(
                    "the limit for '%s' has a min of %s above its max of %s.".formatted(metric, min, max));
        }
    }

    /** Without {@code betterBy} and {@code relative}. */
    public MetricLimit(String metric, Double min, Double max, Double noWorseThan) {
        this(metric, min, max, noWorseThan, null, false);
    }

    /** Whether it is compared with another's value. */
    public boolean isComparison() {
        return noWorseThan != null || betterBy != null;
    }

    /** Whether there is an absolute limit. */
    public boolean isAbsolute() {
        return min != null || max != null;
    }

    /** The absolute limit; only where {@link #isAbsolute()}. */
    public Bounds bounds() {
        return new Bounds(min, max);
    }

    /**
     * Reads a list of limits: {@code [{metric: rocAuc, min: 0.8}, …]}; each metric at most once in a place, and merged where
     * several places say some.
     */
    public static List<MetricLimit> listFrom(Settings settings, String name) {
        return settings.limits(name);
    }

    /** What one place says. */
    static List<MetricLimit> listIn(SaidValue place) {
        List<MetricLimit> limits =
                place.groups().stream().map(MetricLimit::from).toList();
        if (limits.stream().map(MetricLimit::metric).distinct().count() < limits.size()) {
            throw place.wrong("names a metric twice");
        }
        return limits;
    }

    /** This closer limit and, where it says nothing of a bound, the further one's. */
    MetricLimit over(MetricLimit further) {
        MetricLimit comparison = isComparison() ? this : further;
        return new MetricLimit(
                metric,
                min != null ? min : further.min,
                max != null ? max : further.max,
                comparison.noWorseThan,
                comparison.betterBy,
                comparison.relative);
    }

    /** What of this limit does not count beside a closer one, with what counts instead; in the words of a command line. */
    Map<String, String> replacedBy(MetricLimit closer) {
        Map<String, String> replaced = new LinkedHashMap<>();
        if (min != null && closer.min != null) {
            replaced.put(atLeast(), closer.atLeast());
        }
        if (max != null && closer.max != null) {
            replaced.put(atMost(), closer.atMost());
        }
        if (isComparison() && closer.isComparison()) {
            replaced.put(comparison(), closer.comparison());
        }
        return replaced;
    }

    /** All that the limit says, as {@link #replacedBy} words it. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        if (min != null) {
            told.add(atLeast());
        }
        if (max != null) {
            told.add(atMost());
        }
        if (isComparison()) {
            told.add(comparison());
        }
        return told;
    }

    private String atLeast() {
        return metric + ">=" + SaidValue.plain(min);
    }

    private String atMost() {
        return metric + "<=" + SaidValue.plain(max);
    }

    private String comparison() {
        String how = noWorseThan != null ? "noWorseThan " : "betterBy ";
        String value = SaidValue.plain(noWorseThan != null ? noWorseThan : betterBy);
        return metric + " " + how + value + (relative ? " of the other's value" : "");
    }

    private static MetricLimit from(Settings group) {
        String metric = group.requiredText("metric");
        Double min = value(group, "min", -Double.MAX_VALUE);
        Double max = value(group, "max", -Double.MAX_VALUE);
        Double noWorseThan = value(group, "noWorseThan", 0);
        Double betterBy = value(group, "betterBy", 0);
        boolean relative = group.flag("relative", false);
        group.refuseUnknown();
        return new MetricLimit(metric, min, max, noWorseThan, betterBy, relative);
    }

    private static Double value(Settings group, String name, double smallest) {
        var number = group.number(name, smallest, Double.MAX_VALUE);
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
