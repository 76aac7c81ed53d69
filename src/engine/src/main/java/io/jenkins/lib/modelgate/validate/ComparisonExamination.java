package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.JoinedTable;
import io.jenkins.lib.modelgate.data.LabelledTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.BinaryEvidence;
import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the candidate against the champion on the same rows. */
final class ComparisonExamination implements Examination {

    static final String ROLE = "champion predictions";

    private final ValidateSpec spec;
    private final ComparisonSpec.Champion champion;

    ComparisonExamination(ValidateSpec spec, ComparisonSpec.Champion champion) {
        this.spec = spec;
        this.champion = champion;
    }

    @Override
    public List<String> columns(Table predictions) {
        return spec.columns().in(predictions).columns();
    }

    @Override
    public void examine(Rows rows, Desk desk) {
        desk.progress().line("Reads the champion's predictions " + champion.table());
        PairedRows paired = paired(rows, desk);
        desk.report().check(same(paired));
        Map<Metric, MetricValue> theirs = new LinkedHashMap<>();
        for (Metric metric : spec.metrics()) {
            theirs.put(metric, paired.champion().measured().measures().value(metric, rows.sampleWeights()));
        }
        desk.report().check(overview(desk.values(), theirs, paired));
        List<MetricLimit> limits =
                spec.limits().stream().filter(MetricLimit::isComparison).toList();
        if (limits.isEmpty()) {
            return;
        }
        PairedDifferences differences = new PairedDifferences(paired, spec.comparison(), differing(limits, theirs));
        for (MetricLimit limit : limits) {
            Metric metric = metric(limit);
            desk.report()
                    .check(new ChampionCheck(limit, metric, paired, desk)
                            .judge(
                                    value(desk.values(), metric),
                                    theirs.get(metric),
                                    differences.of(metric, limit.relative())));
        }
    }

    private PairedRows paired(Rows rows, Desk desk) {
        if (champion.table().equals(spec.predictions())) {
            return paired(rows, read(desk.predictions(), desk), desk.predictions(), desk);
        }
        Table alone = Tables.open(desk.workspace(), champion.table(), ROLE, spec.options());
        try {
            if (!spec.labels().key().isEmpty()) {
                return joined(rows, alone, desk);
            }
            requireTruth(alone);
            Table judged =
                    spec.labels().judged(alone, champion.columns().in(alone).truth());
            return paired(rows, read(judged, desk), judged, desk);
        } finally {
            alone.inputs(ROLE).forEach(desk.report()::input);
        }
    }

    /** Without a key, equal labels in the same order are all that tells that the rows are the same. */
    private void requireTruth(Table table) {
        champion.columns()
                .in(table)
                .truth()
                .filter(truth -> table.field(truth).isEmpty())
                .ifPresent(truth -> {
                    throw new UnavailableException(
                            "%s has no column '%s': without 'key' the champion's table needs the truth, too; name 'key', or add that column in the order of the candidate's rows."
                                    .formatted(table.name(), truth));
                });
    }

    private PairedRows joined(Rows rows, Table alone, Desk desk) {
        List<String> key = spec.labels().key();
        // joined before rows are skipped, so that the champion's of the same rows are not told as left over
        Table candidates = desk.predictions() instanceof LabelledTable labelled ? labelled.whole() : desk.predictions();
        JoinedTable joined = new JoinedTable(candidates, alone, key, any -> true);
        Rows theirs =
                read(spec.labels().judged(joined, champion.columns().in(joined).truth()), desk);
        JoinedTable.Tally tally = joined.tally();
        if (tally.unmatched() > 0) {
            throw new UnavailableException(
                    "The champion's predictions '%s' lack %s of the candidate's rows (first row %s) by the key (%s); give both of the same rows."
                            .formatted(
                                    champion.table(),
                                    Numbers.count(tally.unmatched()),
                                    Numbers.count(tally.firstUnmatched() + 1),
                                    String.join(", ", key)));
        }
        // those of predictions that were skipped for want of a label are no surprise
        long skipped =
                spec.labels().unlabelled() == LabelsSpec.Unlabelled.SKIP && candidates instanceof JoinedTable labelled
                        ? labelled.tally().unmatched()
                        : 0;
        rest(tally).filter(any -> tally.left() > skipped).ifPresent(desk.report()::check);
        return paired(rows, theirs, joined, desk);
    }

    private Rows read(Table table, Desk desk) {
        PredictionColumns theirs = champion.columns().in(table);
        return Rows.read(theirs, Optional.empty(), table, theirs.columns(), desk.workspace());
    }

    private PairedRows paired(Rows rows, Rows theirs, Table table, Desk desk) {
        return PairedRows.of(
                rows,
                spec.columns().in(desk.predictions()),
                theirs,
                champion.columns().in(table));
    }

    /** What only the champion predicted may be what is hard. */
    private Optional<Check> rest(JoinedTable.Tally tally) {
        return tally.left() == 0
                ? Optional.empty()
                : Optional.of(Check.of(
                        "champion-rows",
                        "Both predicted the same rows",
                        Verdict.WARNING,
                        "The champion predicted %s rows more (first row %s of '%s'): they are compared on the rows that both have, and what the candidate leaves out may be what it gets wrong."
                                .formatted(
                                        Numbers.count(tally.left()),
                                        Numbers.count(tally.firstLeft() + 1),
                                        champion.table())));
    }

    private List<Metric> differing(List<MetricLimit> limits, Map<Metric, MetricValue> theirs) {
        return limits.stream()
                .map(this::metric)
                .filter(metric -> theirs.get(metric).isDefined())
                .toList();
    }

    private Metric metric(MetricLimit limit) {
        return spec.metrics().stream()
                .filter(metric -> metric.id().equals(limit.metric()))
                .findFirst()
                .orElseThrow();
    }

    private static MetricValue value(List<MetricValue> values, Metric metric) {
        return values.stream()
                .filter(value -> value.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static Check same(PairedRows paired) {
        return Check.of(
                "same-model",
                "The candidate is another model",
                paired.same() ? Verdict.WARNING : Verdict.PASSED,
                paired.same()
                        ? "The candidate predicts exactly what the champion predicts, row by row: it is the champion, or was compared with itself. That proves nothing of a new model."
                        : "The candidate's predictions are not the champion's.");
    }

    private static Check overview(List<MetricValue> values, Map<Metric, MetricValue> theirs, PairedRows paired) {
        List<List<String>> lines = new ArrayList<>();
        for (MetricValue value : values) {
            lines.add(List.of(
                    value.metric().title(),
                    Numbers.text(value.value()),
                    Numbers.text(theirs.get(value.metric()).value())));
        }
        List<Evidence> parts = new ArrayList<>();
        parts.add(new Evidence.Table(List.of("metric", "candidate", "champion"), lines));
        parts.addAll(curves(paired));
        return Check.of(
                        "champion",
                        "Candidate beside champion",
                        Verdict.SKIPPED,
                        "What both come to on the same rows; only what was asked for is judged.")
                .evidence(new Evidence.Group(parts));
    }

    /** Both models' curves in one picture, where both have scores of both classes. */
    private static List<Evidence> curves(PairedRows paired) {
        Map<String, BinaryPredictions> models = new LinkedHashMap<>();
        scored(paired.candidate()).ifPresent(rows -> models.put("candidate", rows));
        scored(paired.champion()).ifPresent(rows -> models.put("champion", rows));
        return models.size() < 2
                ? List.of()
                : List.of(BinaryEvidence.rocCurve(models), BinaryEvidence.precisionRecallCurve(models));
    }

    private static Optional<BinaryPredictions> scored(Rows rows) {
        Measured measured = rows.measured();
        return measured.measures().predictions() instanceof BinaryPredictions binary
                        && binary.hasScores()
                        && !measured.classes().map(Measured.Classes::isOne).orElse(true)
                ? Optional.of(binary)
                : Optional.empty();
    }
}
