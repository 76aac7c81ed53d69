package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;

/**
 * What the judged columns say together.
 *
 * @param decided columns of which it is known whether they drifted
 * @param drifted those that did
 * @param unclear those of which it is not known
 * @param share how much of all columns is known to have drifted, in [0, 1], by importance where that is known
 * @param isUndecided whether of more columns than may be it is not known
 * @param isBroken whether that is more than may, or a critical column is among them
 * @param isLasting whether it has been so for long enough to fail
 * @param earlier in how many of the earlier runs that count it was so
 */
record DatasetJudgement(
        List<JudgedColumn> decided,
        List<JudgedColumn> drifted,
        List<JudgedColumn> unclear,
        double share,
        boolean isUndecided,
        boolean isShareBroken,
        boolean isBroken,
        boolean isLasting,
        int earlier) {

    DatasetJudgement {
        decided = List.copyOf(decided);
        drifted = List.copyOf(drifted);
        unclear = List.copyOf(unclear);
    }

    /** @param earlier in how many of the earlier runs that count the gate would have failed for drift */
    static DatasetJudgement of(List<JudgedColumn> judged, DriftSpec spec, Importance importance, int earlier) {
        List<JudgedColumn> drifted =
                judged.stream().filter(JudgedColumn::isDrifted).toList();
        List<JudgedColumn> unclear = judged.stream()
                .filter(column -> column.change() == Change.UNCLEAR)
                .toList();
        List<JudgedColumn> decided = judged.stream()
                .filter(column -> column.change() != Change.UNCLEAR)
                .toList();
        // What could not be judged counts as well: of few columns that could, one would be a large share.
        double all = importance.of(judged);
        double share = all == 0 ? 0 : importance.of(drifted) / all;
        boolean shareBroken = !drifted.isEmpty() && share > spec.dataset().maxDriftedShare();
        boolean broken =
                shareBroken || drifted.stream().anyMatch(column -> spec.choice().isCritical(column.name()));
        boolean lasting = 1 + earlier >= spec.dataset().persistence().times();
        boolean undecided = decided.isEmpty()
                || !unclear.isEmpty()
                        && (all == 0
                                || importance.of(unclear) / all > spec.dataset().maxUndecidedShare());
        return new DatasetJudgement(decided, drifted, unclear, share, undecided, shareBroken, broken, lasting, earlier);
    }

    boolean fails() {
        return isBroken && isLasting;
    }

    /** A column's verdict in the light of all. */
    Verdict verdict(JudgedColumn column, ColumnChoice choice) {
        return switch (column.change()) {
            case STEADY, WITHIN_LIMIT ->
                column.comparison().bins().areBlurred()
                        ? choice.isCritical(column.name()) ? Verdict.INSUFFICIENT_DATA : Verdict.SKIPPED
                        : Verdict.PASSED;
            case NOTICEABLE -> Verdict.WARNING;
            case UNCLEAR ->
                isUndecided || choice.isCritical(column.name()) ? Verdict.INSUFFICIENT_DATA : Verdict.SKIPPED;
            case DRIFTED ->
                isLasting && (isShareBroken || choice.isCritical(column.name())) ? Verdict.FAILED : Verdict.WARNING;
        };
    }
}
