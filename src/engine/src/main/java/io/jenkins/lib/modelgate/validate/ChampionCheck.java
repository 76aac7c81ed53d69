package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.predict.compare.Margin;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Judges one metric against the champion's on the same rows: the interval of the difference decides. */
record ChampionCheck(MetricLimit limit, Metric metric, PairedRows rows, Examination.Desk desk) {

    Check judge(MetricValue own, MetricValue theirs, PairedDifferences.Difference difference) {
        String id = "metric.%s.champion".formatted(metric.id());
        String title = metric.title() + " against the champion";
        if (!own.isDefined() || !theirs.isDefined()) {
            MetricValue missing = own.isDefined() ? theirs : own;
            return Check.of(
                    id,
                    title,
                    Verdict.INSUFFICIENT_DATA,
                    "%s of the %s is undefined: %s."
                            .formatted(
                                    metric.title(),
                                    own.isDefined() ? "champion" : "candidate",
                                    missing.undefinedBecause()));
        }
        double better = -metric.worse(own.value(), theirs.value());
        if (limit.relative() && theirs.value() == 0) {
            return Check.of(
                    id,
                    title,
                    Verdict.INSUFFICIENT_DATA,
                    "%s of the champion is 0, of which nothing is a share; take 'relative' away."
                            .formatted(metric.title()));
        }
        double estimate = limit.relative() ? better / Math.abs(theirs.value()) : better;
        Margin margin =
                limit.betterBy() != null ? Margin.betterBy(limit.betterBy()) : Margin.noWorseThan(limit.noWorseThan());
        String said = "%s: candidate %s, champion %s, %s%s%s"
                .formatted(
                        metric.title(),
                        Numbers.text(own.value()),
                        Numbers.text(theirs.value()),
                        amount(Math.abs(estimate)),
                        estimate < 0 ? " worse" : " better",
                        difference
                                .interval()
                                .map(interval -> " (%s interval of the difference %s … %s, %s)"
                                        .formatted(
                                                Numbers.percent(interval.level()),
                                                amount(interval.low()),
                                                amount(interval.high()),
                                                difference.method()))
                                .orElse(""));
        Check check = check(id, title, said, estimate, margin, difference)
                .observed(estimate)
                .limit(Bounds.atLeast(margin.least()));
        if (difference.interval().isPresent()) {
            check = check.interval(difference.interval().get());
        }
        return check;
    }

    private Check check(
            String id,
            String title,
            String said,
            double estimate,
            Margin margin,
            PairedDifferences.Difference difference) {
        Optional<String> because = desk.notJudged(metric);
        if (because.isPresent()) {
            return Check.of(id, title, Verdict.INSUFFICIENT_DATA, "%s. Not judged: %s.".formatted(said, because.get()));
        }
        if (rows.same()) {
            return limit.betterBy() != null
                    ? Check.of(id, title, Verdict.FAILED, said + ". The same predictions are not better.")
                    : Check.of(
                            id,
                            title,
                            Verdict.SKIPPED,
                            said + ". Not judged: the predictions are the champion's own, which proves nothing.");
        }
        if (difference.interval().isEmpty()) {
            return Check.of(
                    id,
                    title,
                    Verdict.INSUFFICIENT_DATA,
                    said + ". How sure that is cannot be told from these rows: the resamples do not differ, or leave"
                            + " the metric undefined too often.");
        }
        Interval interval = difference.interval().get();
        String asked = limit.betterBy() != null
                ? limit.betterBy() == 0
                        ? "it must be better"
                        : "it must be %s better".formatted(amount(limit.betterBy()))
                : "up to %s worse is allowed".formatted(amount(limit.noWorseThan()));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("effect", estimate);
        if (Double.isFinite(difference.pValue())) {
            figures.put("pValue", difference.pValue());
        }
        return switch (margin.judge(interval)) {
            case HOLDS ->
                Check.of(id, title, Verdict.PASSED, "%s; %s.".formatted(said, asked))
                        .figures(figures);
            case BROKEN ->
                Check.of(id, title, Verdict.FAILED, "%s; %s.".formatted(said, asked))
                        .figures(figures);
            case OPEN -> {
                long needed = margin.rowsNeeded(estimate, interval, difference.units());
                if (needed < Long.MAX_VALUE) {
                    figures.put("rowsNeeded", (double) needed);
                }
                yield Check.of(
                                id,
                                title,
                                Verdict.INSUFFICIENT_DATA,
                                "%s; %s, and the interval leaves that open. %s"
                                        .formatted(
                                                said,
                                                asked,
                                                needed < Long.MAX_VALUE
                                                        ? "About %s %s would decide it in four of five cases."
                                                                .formatted(Numbers.count(needed), difference.unit())
                                                        : "No number of %s would decide it: the difference is just what is allowed."
                                                                .formatted(difference.unit())))
                        .figures(figures);
            }
        };
    }

    private String amount(double value) {
        if (!limit.relative()) {
            return Numbers.text(value);
        }
        return (value < 0 ? "-" : "") + Numbers.percent(Math.abs(value));
    }
}
