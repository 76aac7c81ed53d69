package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.MeasuredEffect;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A check for each judged column. */
final class ColumnChecks {

    private final DriftSpec spec;
    private final DatasetJudgement judgement;
    private final Wording wording;

    ColumnChecks(DriftSpec spec, DatasetJudgement judgement, Wording wording) {
        this.spec = spec;
        this.judgement = judgement;
        this.wording = wording;
    }

    Verdict verdict(JudgedColumn column) {
        return judgement.verdict(column, spec.choice());
    }

    Check check(JudgedColumn column) {
        MeasuredEffect effect = column.effect();
        String name = column.name();
        String title = spec.choice()
                .roleOf(name)
                .map(role -> "%s (%s)".formatted(name, role))
                .orElse(name);
        return Check.of(
                        "column." + name,
                        title,
                        verdict(column),
                        wording.column(column) + tolerance(column) + undecided(column) + blurred(column))
                .observed(effect.observed())
                .limit(Double.isInfinite(effect.limit()) ? null : Bounds.atMost(effect.limit()))
                .unit(effect.measure().filter(Measure.WASSERSTEIN::equals).isPresent() ? null : effect.title())
                .interval(effect.interval())
                .figures(figures(column))
                .evidence(evidence(column));
    }

    private static String blurred(JudgedColumn column) {
        return column.change().compareTo(Change.WITHIN_LIMIT) <= 0
                        && column.comparison().bins().areBlurred()
                ? " Hardly any value is frequent enough to be compared by itself, so that says little."
                : "";
    }

    private String tolerance(JudgedColumn column) {
        if (!column.isDrifted() || verdict(column) != Verdict.WARNING) {
            return "";
        }
        return judgement.isBroken() && !judgement.isLasting()
                ? " Not yet a failure, since it has to last."
                : " Tolerated, since at most %s of the columns may drift."
                        .formatted(Numbers.percent(spec.dataset().maxDriftedShare()));
    }

    private String undecided(JudgedColumn column) {
        return column.change() == Change.UNCLEAR && verdict(column) == Verdict.SKIPPED
                ? " Passed over, since of at most %s of the columns it may be unknown."
                        .formatted(Numbers.percent(spec.dataset().maxUndecidedShare()))
                : "";
    }

    private Map<String, Double> figures(JudgedColumn column) {
        MeasuredEffect effect = column.effect();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("effect", effect.observed());
        figures.put("noise", effect.noise());
        figures.put("pValue", effect.pValue());
        figures.put("adjustedP", column.adjustedP());
        figures.put("movedShare", column.comparison().bins().movedShare());
        if (column.change() == Change.UNCLEAR) {
            figures.put("rowsNeeded", (double) wording.rowsNeeded(column).rows());
        }
        if (spec.choice().isCritical(column.name())) {
            figures.put(Check.CRITICAL, 1.0);
        }
        return figures;
    }

    private static Evidence evidence(JudgedColumn column) {
        Evidence bins = column.comparison().bins().evidence();
        return column.comparison()
                .ordered()
                .map(numbers -> {
                    Bins rows = column.comparison().bins();
                    return (Evidence) new Evidence.Group(
                            List.of(NumberCharts.histogram(numbers, rows), NumberCharts.quantiles(numbers), bins));
                })
                .orElse(bins);
    }
}
