package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.Segments.Segment;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A check for each segment, by the rules of the whole. */
final class SegmentChecks {

    private static final int MOST_LISTED = 50;

    private final DriftSpec spec;
    private final Importance importance;

    SegmentChecks(DriftSpec spec, Importance importance) {
        this.spec = spec;
        this.importance = importance;
    }

    /** In the segments' order. All their columns are judged together, since each is one look more. */
    List<Check> of(List<Segment> segments) {
        List<List<Compared>> compared = new ArrayList<>();
        for (Segment segment : segments) {
            compared.add(
                    isLargeEnough(segment)
                            ? segment.side().compared(segment.pairing().both())
                            : List.of());
        }
        List<JudgedColumn> judged = JudgedColumn.judge(
                compared.stream().flatMap(List::stream).toList(), spec.measuring(), spec.certainty());
        List<Check> checks = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < segments.size(); i++) {
            int to = from + compared.get(i).size();
            checks.add(check(segments.get(i), judged.subList(from, to), judged.size()));
            from = to;
        }
        return checks;
    }

    private Check check(Segment segment, List<JudgedColumn> columns, int judgedTogether) {
        String id = "segment." + segment.name();
        String title = "Segment " + segment.name();
        long now = segment.side().rows();
        String rows = "%s reference and %s current rows"
                .formatted(Numbers.count(segment.referenceRows()), Numbers.count(now));
        boolean leftovers = segment.name().equals(Segments.OTHERS)
                && Math.max(segment.referenceRows(), now) < spec.certainty().minRows();
        if (leftovers) {
            return Check.of(id, title, Verdict.SKIPPED, "%s: next to nothing is left to judge.".formatted(rows));
        }
        if (columns.isEmpty()) {
            return Check.of(
                    id,
                    title,
                    Verdict.INSUFFICIENT_DATA,
                    "%s; either side needs at least %s to be judged."
                            .formatted(rows, Numbers.count(spec.certainty().minRows())));
        }
        // Whether a drift lasts is asked of the whole only: nobody remembers segments.
        int lasting = spec.dataset().persistence().times() - 1;
        DatasetJudgement judgement = DatasetJudgement.of(columns, spec, importance, lasting);
        Verdict verdict = judgement.isBroken()
                ? Verdict.FAILED
                : judgement.isUndecided()
                        ? Verdict.INSUFFICIENT_DATA
                        : judgement.drifted().isEmpty() ? Verdict.PASSED : Verdict.WARNING;
        Wording wording = new Wording(spec.certainty().alpha(), segment.referenceRows(), now, judgedTogether);
        Check check = Check.of(id, title, verdict, "%s; %s".formatted(rows, explanation(judgement, wording)))
                .evidence(table(columns));
        return judgement.decided().isEmpty()
                ? check
                : check.observed(judgement.share())
                        .limit(Bounds.atMost(spec.dataset().maxDriftedShare()));
    }

    private static String explanation(DatasetJudgement judgement, Wording wording) {
        int decided = judgement.decided().size();
        String drifted = judgement.drifted().isEmpty()
                ? "none of %d judged columns drifted".formatted(decided)
                : "%d of %d judged columns drifted: %s"
                        .formatted(
                                judgement.drifted().size(),
                                decided + judgement.unclear().size(),
                                DatasetCheck.names(judgement.drifted()));
        if (judgement.unclear().isEmpty()) {
            return drifted + ".";
        }
        long needed = judgement.unclear().stream()
                .mapToLong(column -> wording.rowsNeeded(column).rows())
                .max()
                .orElseThrow();
        return "%s; %d cannot be judged at so few rows, %s would do."
                .formatted(drifted, judgement.unclear().size(), Numbers.count(needed));
    }

    private static Evidence table(List<JudgedColumn> columns) {
        return new Evidence.Table(
                List.of("column", "measure", "effect", "limit", "noise", "adjusted p"),
                columns.stream()
                        .sorted(Comparator.comparingDouble(JudgedColumn::severity)
                                .reversed())
                        .limit(MOST_LISTED)
                        .map(column -> List.of(
                                column.name(),
                                column.effect().title(),
                                Wording.index(column.effect().observed()),
                                Wording.limit(column.effect().limit()),
                                Wording.index(column.effect().noise()),
                                Wording.probability(column.adjustedP())))
                        .toList());
    }

    private boolean isLargeEnough(Segment segment) {
        return Math.min(segment.referenceRows(), segment.side().rows())
                >= spec.certainty().minRows();
    }
}
