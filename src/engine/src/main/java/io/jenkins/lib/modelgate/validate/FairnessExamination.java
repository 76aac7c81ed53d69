package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.compare.Bootstrap;
import io.jenkins.lib.modelgate.predict.compare.Resampled;
import io.jenkins.lib.modelgate.predict.group.Disparity.Method;
import io.jenkins.lib.modelgate.predict.group.Groups;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares groups of people: a check for each column or crossing and each measure. */
final class FairnessExamination implements Examination {

    private static final int LISTED = 50;

    /** In a sentence nobody reads more groups. */
    private static final int NAMED = 5;

    /** A bootstrap of any metric costs groups times as much as one of rates. */
    private static final int RESAMPLES_OF_METRICS = 200;

    private final ValidateSpec spec;

    FairnessExamination(ValidateSpec spec) {
        this.spec = spec;
    }

    @Override
    public List<String> columns(Table predictions) {
        return spec.fairness().sensitive().stream()
                .flatMap(crossed -> crossed.columns().stream())
                .map(SliceColumn::column)
                .distinct()
                .toList();
    }

    @Override
    public void examine(Rows rows, Desk desk) {
        for (SliceColumn.Crossed crossed : spec.fairness().sensitive()) {
            Groups groups = crossed.ofEach(rows, "sensitive");
            if (rows.size() == 0) {
                desk.report()
                        .check(Check.of(
                                "fairness." + groups.name(),
                                "Fairness by " + groups.name(),
                                Verdict.INSUFFICIENT_DATA,
                                "There are no rows."));
                continue;
            }
            List<FairnessMeasure> measures = spec.fairness().measured();
            List<Resampled> resampled = measures.stream()
                    .map(measure -> resampled(measure, rows, groups))
                    .toList();
            for (int i = 0; i < measures.size(); i++) {
                desk.report().check(check(measures.get(i), resampled.get(i), groups, rows, desk));
            }
        }
    }

    private Resampled resampled(FairnessMeasure measure, Rows rows, Groups groups) {
        Estimator estimator = measure.of(rows, groups, spec.fairness().method());
        int resamples = measure.metric().isPresent()
                ? Math.min(RESAMPLES_OF_METRICS, spec.comparison().resamples())
                : spec.comparison().resamples();
        return Redrawing.of(rows, groups)
                .resample(Bootstrap.of(resamples, spec.comparison().seed()), List.of(estimator), Optional.empty());
    }

    private Check check(FairnessMeasure measure, Resampled resampled, Groups groups, Rows rows, Desk desk) {
        double value = resampled.observed(0);
        Optional<Interval> interval = resampled.interval(0, spec.comparison().confidence());
        Optional<FairnessSpec.Limit> limit = spec.fairness().limits().stream()
                .filter(each -> each.measure().equals(measure))
                .findFirst();
        Check check = Check.of(
                        "fairness.%s.%s".formatted(groups.name(), measure.name()),
                        "%s by %s".formatted(measure.title(), groups.name().replace("*", " and ")),
                        Verdict.SKIPPED,
                        "")
                .evidence(groups(measure, groups, rows));
        Judged judged = judge(measure, value, interval, limit, groups, rows, desk);
        check = new Check(
                        check.id(),
                        check.title(),
                        judged.verdict,
                        null,
                        null,
                        null,
                        null,
                        judged.words,
                        check.evidence(),
                        Map.of())
                .observed(value);
        if (interval.isPresent()) {
            check = check.interval(interval.get());
        }
        return limit.isEmpty()
                ? check
                : check.limit(
                        measure.ratio()
                                ? Bounds.atLeast(limit.get().bound())
                                : Bounds.atMost(limit.get().bound()));
    }

    private record Judged(Verdict verdict, String words) {}

    private Judged judge(
            FairnessMeasure measure,
            double value,
            Optional<Interval> interval,
            Optional<FairnessSpec.Limit> limit,
            Groups groups,
            Rows rows,
            Desk desk) {
        String said = "%s of %d groups by %s %s%s"
                .formatted(
                        measure.title(),
                        groups.count(),
                        groups.name().replace("*", " and "),
                        Numbers.text(value),
                        interval.map(each -> " (%s interval %s)".formatted(Numbers.percent(each.level()), each.text()))
                                .orElse(""));
        if (limit.isEmpty()) {
            return new Judged(Verdict.SKIPPED, said + "; no limit was asked for, so nothing was judged.");
        }
        if (desk.notJudged().isPresent()) {
            return new Judged(
                    Verdict.INSUFFICIENT_DATA,
                    "%s. Not judged: %s.".formatted(said, desk.notJudged().get()));
        }
        List<String> few = new ArrayList<>();
        int[] sizes = groups.sizes();
        for (int group = 0; group < sizes.length; group++) {
            long counting = rows.effectiveSize(groups, group);
            if (counting < spec.slices().minRows()) {
                few.add("%s (%s%s)"
                        .formatted(
                                groups.title(group),
                                Numbers.count(sizes[group]),
                                counting < sizes[group] ? ", by their weights " + Numbers.count(counting) : ""));
            }
        }
        if (!few.isEmpty()) {
            return new Judged(
                    Verdict.INSUFFICIENT_DATA,
                    "%s. Not judged: fewer than %s rows: %s."
                            .formatted(
                                    said,
                                    Numbers.count(spec.slices().minRows()),
                                    String.join(", ", few.subList(0, Math.min(NAMED, few.size())))));
        }
        Optional<String> thin = measure.grounds(spec.columns()).stream()
                .flatMap(metric -> thin(metric, groups, rows).stream())
                .findFirst();
        if (thin.isPresent()) {
            return new Judged(Verdict.INSUFFICIENT_DATA, "%s. Not judged: %s.".formatted(said, thin.get()));
        }
        if (groups.count() < 2) {
            return new Judged(
                    Verdict.INSUFFICIENT_DATA, said + ". There is one group only, with nobody to be compared with.");
        }
        if (!Double.isFinite(value)) {
            return new Judged(
                    Verdict.INSUFFICIENT_DATA,
                    said + ": in some group there is no row that it is a share of, or it is 0 in all of them.");
        }
        double bound = limit.get().bound();
        boolean holds = limit.get().allows(value);
        boolean open = interval.filter(each -> each.low() <= bound && bound <= each.high())
                .isPresent();
        return new Judged(
                holds ? Verdict.PASSED : Verdict.FAILED,
                "%s; it must be %s %s%s.%s"
                        .formatted(
                                said,
                                measure.ratio() ? "at least" : "at most",
                                Numbers.text(bound),
                                spec.fairness().method() == Method.TO_OVERALL ? ", each group against all rows" : "",
                                open
                                        ? " The limit lies within the interval: with other rows the verdict might be another."
                                        : ""));
    }

    /** In which groups a metric rests on too few rows, as a clause; empty where it is in none. */
    private Optional<String> thin(Metric metric, Groups groups, Rows rows) {
        List<String> few = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            long size = rows.ground(metric, groups, group).size();
            if (size < spec.minMetricRowsOfSlice()) {
                few.add("%s (%s)".formatted(groups.title(group), Numbers.count(size)));
            }
        }
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of("fewer than %s %s: %s"
                        .formatted(
                                Numbers.count(spec.minMetricRowsOfSlice()),
                                rows.ground(metric).what(),
                                String.join(", ", few.subList(0, Math.min(NAMED, few.size())))));
    }

    /** Each group beside the others, by each thing that is compared. */
    private Evidence groups(FairnessMeasure measure, Groups groups, Rows rows) {
        int[] sizes = groups.sizes();
        List<Evidence> parts = new ArrayList<>();
        for (FairnessMeasure.Compared compared : measure.compared(
                rows, groups, spec.fairness().method(), spec.comparison().confidence())) {
            List<Evidence.Estimate> estimates = IntStream.range(0, Math.min(LISTED, groups.count()))
                    .mapToObj(group -> Evidence.Estimate.of(
                            groups.title(group),
                            sizes[group],
                            compared.values()[group],
                            compared.intervals().get(group),
                            Verdict.SKIPPED))
                    .toList();
            parts.add(Evidence.Estimates.of(compared.title(), estimates, compared.whole(), Optional.empty()));
        }
        return parts.size() == 1 ? parts.get(0) : new Evidence.Group(parts);
    }
}
