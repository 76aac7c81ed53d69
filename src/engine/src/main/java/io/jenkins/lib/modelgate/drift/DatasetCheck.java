package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The check that speaks for the data set. */
final class DatasetCheck {

    private static final int NAMED = 5;

    private final DriftSpec spec;
    private final DatasetJudgement judgement;
    private final Importance importance;

    DatasetCheck(DriftSpec spec, DatasetJudgement judgement, Importance importance) {
        this.spec = spec;
        this.judgement = judgement;
        this.importance = importance;
    }

    Check check() {
        if (judgement.decided().isEmpty()) {
            return Check.of(
                    "dataset",
                    "Data set",
                    Verdict.INSUFFICIENT_DATA,
                    "No column could be judged, so nothing can be said about the data.");
        }
        Verdict verdict =
                judgement.fails() ? Verdict.FAILED : judgement.drifted().isEmpty() ? Verdict.PASSED : Verdict.WARNING;
        return Check.of("dataset", "Data set", verdict, explanation())
                .observed(judgement.share())
                .limit(Bounds.atMost(spec.dataset().maxDriftedShare()));
    }

    private String explanation() {
        List<JudgedColumn> drifted = judgement.drifted();
        int decided = judgement.decided().size();
        String unclear = judgement.unclear().isEmpty()
                ? ""
                : " %d could not be judged at so few rows%s."
                        .formatted(
                                judgement.unclear().size(),
                                judgement.isUndecided()
                                        ? ""
                                        : ", which at most %s may be"
                                                .formatted(Numbers.percent(
                                                        spec.dataset().maxUndecidedShare())));
        if (drifted.isEmpty()) {
            JudgedColumn largest = judgement.decided().stream()
                    .max(Comparator.comparingDouble(JudgedColumn::severity))
                    .orElseThrow();
            return "None of %d judged columns drifted; the largest change is %s.%s"
                    .formatted(decided, figure(largest), unclear);
        }
        double most = spec.dataset().maxDriftedShare();
        String may = most == 0 ? "none may" : "at most %s may".formatted(Numbers.percent(most));
        int all = decided + judgement.unclear().size();
        String share = Numbers.percent(judgement.share()) + (importance.isKnown() ? " by importance" : "");
        return "%d of %d judged columns drifted (%s; %s): %s.%s%s"
                        .formatted(drifted.size(), all, share, may, names(drifted), critical(), unclear)
                + lasting();
    }

    private String critical() {
        String named = judgement.drifted().stream()
                .map(JudgedColumn::name)
                .filter(spec.choice()::isCritical)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " Critical: %s.".formatted(named);
    }

    private String lasting() {
        Persistence persistence = spec.dataset().persistence();
        if (!judgement.isBroken() || !persistence.isNeeded()) {
            return "";
        }
        return " So it was in %d of the last %d runs; %d make a failure."
                .formatted(1 + judgement.earlier(), persistence.runs(), persistence.times());
    }

    static String names(List<JudgedColumn> columns) {
        String named = columns.stream()
                .sorted(Comparator.comparingDouble(JudgedColumn::severity).reversed())
                .limit(NAMED)
                .map(DatasetCheck::figure)
                .collect(Collectors.joining(", "));
        return columns.size() > NAMED ? "%s and %d more".formatted(named, columns.size() - NAMED) : named;
    }

    private static String figure(JudgedColumn column) {
        return "%s (%s %s)"
                .formatted(
                        column.name(),
                        column.effect().title(),
                        Wording.index(column.effect().observed()));
    }
}
