package io.jenkins.plugins.modelgate.run;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which limit a chart may draw beside a series: that of the check which judged this very number; of its own limit and that
 * against the baseline the one that is harder to keep.
 */
final class SeriesLimits {

    private static final List<String> FAMILIES = List.of("effect", "psi");

    private static final String BASELINE = ".baseline";

    private SeriesLimits() {}

    /**
     * By the name of the series; of a family such as {@code effect.<column>} one for all, by what comes before the point,
     * and none where its members have different limits.
     */
    static Map<String, Double> of(Report report) {
        Map<Double, Set<Check>> judges = new HashMap<>();
        report.checks().stream()
                .filter(check -> check.observed() != null && check.limit() != null)
                .forEach(check -> judges.computeIfAbsent(check.observed(), value -> new HashSet<>())
                        .add(check));
        Map<String, Set<Double>> found = new TreeMap<>();
        report.series().forEach((name, value) -> limit(name, judges.getOrDefault(value, Set.of()))
                .ifPresent(limit -> found.computeIfAbsent(family(name), family -> new HashSet<>())
                        .add(limit)));
        return found.entrySet().stream()
                .filter(each -> each.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().iterator().next()));
    }

    private static Optional<Double> limit(String series, Set<Check> judges) {
        String family = family(series);
        String name = family.equals(series) ? series : series.substring(family.length() + 1);
        List<Bounds> limits = judges.stream()
                .filter(check -> check.id().equals(name)
                        || check.id().endsWith("." + name)
                        || check.id().endsWith("." + name + BASELINE)
                        || check.id().equals("dataset") && name.equals("driftShare"))
                .map(Check::limit)
                .toList();
        Optional<Double> most =
                limits.stream().map(Bounds::max).filter(Objects::nonNull).min(Comparator.naturalOrder());
        return most.isPresent()
                ? most
                : limits.stream().map(Bounds::min).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /** {@code precision.macro} is a metric of its own, a column's effect one of many. */
    private static String family(String series) {
        return FAMILIES.stream()
                .filter(family -> series.startsWith(family + "."))
                .findFirst()
                .orElse(series);
    }
}
