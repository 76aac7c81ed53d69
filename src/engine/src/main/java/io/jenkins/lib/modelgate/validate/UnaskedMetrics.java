package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The metrics that have no limit of their own, told together in one check: they inform, and nothing is judged. */
final class UnaskedMetrics {

    /** The check's id. */
    static final String ID = "metrics";

    /** More names in a sentence, and nobody reads it. */
    private static final int MOST_NAMED = 5;

    private record Row(MetricValue value, OptionalDouble baseline) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Evidence> pictures = new ArrayList<>();

    /**
     * @param baseline what it came to in the baseline; empty where that is not known
     * @param picture the data behind it, or null
     */
    void add(MetricValue value, OptionalDouble baseline, Evidence picture) {
        rows.add(new Row(value, baseline));
        if (picture instanceof Evidence.Group group) {
            pictures.addAll(group.parts());
        } else if (picture != null) {
            pictures.add(picture);
        }
    }

    /** Empty where every metric has a limit. */
    Optional<Check> check() {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> parts = new ArrayList<>();
        parts.add(table());
        parts.addAll(pictures);
        return Optional.of(Check.of(ID, "Metrics without a limit", Verdict.SKIPPED, explanation())
                .evidence(parts.size() == 1 ? parts.get(0) : new Evidence.Group(parts)));
    }

    private String explanation() {
        String named = rows.stream()
                .filter(row -> row.value().isDefined())
                .limit(MOST_NAMED)
                .map(row -> "%s %s"
                        .formatted(
                                row.value().metric().title(),
                                Numbers.text(row.value().value())))
                .collect(Collectors.joining(", "));
        if (named.isEmpty()) {
            return "No value of a metric without a limit is defined here.";
        }
        return "For information, without a limit of their own: %s%s."
                .formatted(named, rows.size() > MOST_NAMED ? " and %d more".formatted(rows.size() - MOST_NAMED) : "");
    }

    private Evidence.Table table() {
        boolean sure = rows.stream().anyMatch(row -> row.value().interval().isPresent());
        boolean compared = rows.stream().anyMatch(row -> row.baseline().isPresent());
        List<String> header = new ArrayList<>(List.of("Metric", "Value"));
        if (sure) {
            header.add("%s interval".formatted(Numbers.percent(level())));
        }
        if (compared) {
            header.add("Baseline");
        }
        header.add("Name in limits");
        return new Evidence.Table(
                header, rows.stream().map(row -> cells(row, sure, compared)).toList());
    }

    private double level() {
        return rows.stream()
                .flatMap(row -> row.value().interval().stream())
                .findFirst()
                .orElseThrow()
                .level();
    }

    private static List<String> cells(Row row, boolean sure, boolean compared) {
        MetricValue value = row.value();
        Metric metric = value.metric();
        List<String> cells = new ArrayList<>();
        cells.add(metric.title());
        cells.add(value.isDefined() ? Numbers.text(value.value()) : "undefined: " + value.undefinedBecause());
        cells.add(sure ? value.interval().map(interval -> interval.text()).orElse("") : null);
        cells.add(
                compared
                        ? row.baseline().isPresent()
                                ? Numbers.text(row.baseline().getAsDouble())
                                : ""
                        : null);
        cells.add(metric.id());
        return cells.stream().filter(Objects::nonNull).toList();
    }
}
