package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.drift.Windows.Window;
import io.jenkins.lib.modelgate.policy.DurationText;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One check over all windows, with the heat map. It warns where the last window that could be judged has drifted; whether
 * the data as a whole has, the other checks say.
 */
final class WindowCheck {

    private static final int MOST_ROWS = 40;
    private static final int NAMED = 3;

    private final DriftSpec spec;
    private final Importance importance;
    private final List<Pair> pairs;

    WindowCheck(DriftSpec spec, Importance importance, List<Pair> pairs) {
        this.spec = spec;
        this.importance = importance;
        this.pairs = pairs;
    }

    /** A window that was judged, or was too small to be. */
    private record Judged(String label, List<JudgedColumn> columns, DatasetJudgement judgement) {
        boolean isJudged() {
            return !judgement.decided().isEmpty();
        }
    }

    /** @param timeless rows that are in no window */
    Check of(List<Window> windows, long timeless) {
        List<Judged> judged = judge(windows);
        List<Judged> decided = judged.stream().filter(Judged::isJudged).toList();
        String length = DurationText.of(spec.slices().window().orElseThrow());
        String aside = timeless == 0 ? "" : " %s rows have no time.".formatted(Numbers.count(timeless));
        if (decided.isEmpty()) {
            return Check.of(
                    "windows",
                    "Over time",
                    Verdict.SKIPPED,
                    "None of %d windows of %s has enough rows to be judged.%s".formatted(judged.size(), length, aside));
        }
        List<Judged> broken =
                decided.stream().filter(window -> window.judgement().isBroken()).toList();
        Judged last = decided.get(decided.size() - 1);
        Verdict verdict = last.judgement().isBroken() ? Verdict.WARNING : Verdict.PASSED;
        String explanation = "%d of %d judged windows of %s drifted%s; the last one, %s, %s.%s"
                .formatted(
                        broken.size(),
                        decided.size(),
                        length,
                        broken.isEmpty() ? "" : " (" + named(broken) + ")",
                        last.label(),
                        last.judgement().isBroken()
                                ? "did: " + DatasetCheck.names(last.judgement().drifted())
                                : "did not",
                        aside);
        return Check.of("windows", "Over time", verdict, explanation)
                .observed(last.judgement().share())
                .limit(Bounds.atMost(spec.dataset().maxDriftedShare()))
                .evidence(evidence(judged));
    }

    private List<Judged> judge(List<Window> windows) {
        List<CurrentSide> sides = windows.stream().map(Window::side).toList();
        List<List<Compared>> compared = sides.stream()
                .map(side -> side.rows() >= spec.certainty().minRows() ? side.compared(pairs) : List.<Compared>of())
                .toList();
        List<JudgedColumn> all = JudgedColumn.judge(
                compared.stream().flatMap(List::stream).toList(), spec.measuring(), spec.certainty());
        List<Judged> judged = new ArrayList<>();
        int lasting = spec.dataset().persistence().times() - 1;
        int from = 0;
        for (int i = 0; i < windows.size(); i++) {
            List<JudgedColumn> columns =
                    all.subList(from, from + compared.get(i).size());
            from += columns.size();
            judged.add(new Judged(
                    label(windows.get(i).start()), columns, DatasetJudgement.of(columns, spec, importance, lasting)));
        }
        return judged;
    }

    /** How many times its limit each column's effect is; the columns that moved most. */
    private Evidence evidence(List<Judged> judged) {
        Map<String, Double[]> severities = new LinkedHashMap<>();
        for (int i = 0; i < judged.size(); i++) {
            for (JudgedColumn column : judged.get(i).columns()) {
                Double[] row = severities.computeIfAbsent(column.name(), name -> new Double[judged.size()]);
                row[i] = column.change() == Change.UNCLEAR ? null : Double.valueOf(column.severity());
            }
        }
        List<Map.Entry<String, Double[]>> rows = severities.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double[]> row) -> most(row.getValue()))
                        .reversed())
                .limit(MOST_ROWS)
                .toList();
        Evidence.HeatMap map = new Evidence.HeatMap(
                rows.stream().map(Map.Entry::getKey).toList(),
                judged.stream().map(Judged::label).toList(),
                rows.stream().map(row -> Arrays.asList(row.getValue())).toList(),
                1.0,
                "effect, as a multiple of its limit");
        return share(judged)
                .<Evidence>map(line -> new Evidence.Group(List.of(map, line)))
                .orElse(map);
    }

    private static Optional<Evidence> share(List<Judged> judged) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).isJudged()) {
                x.add((double) i + 1);
                y.add(judged.get(i).judgement().share());
            }
        }
        return x.size() < 2
                ? Optional.empty()
                : Optional.of(new Evidence.Curve(
                        "window",
                        "share of columns that drifted",
                        true,
                        List.of(new Evidence.Line("drift share", x, y))));
    }

    private static double most(Double[] row) {
        return Arrays.stream(row)
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(-1);
    }

    private static String named(List<Judged> windows) {
        String named = String.join(
                ", ", windows.stream().limit(NAMED).map(Judged::label).toList());
        return windows.size() > NAMED ? "%s and %d more".formatted(named, windows.size() - NAMED) : named;
    }

    /** As short as the length allows: {@code 2019-02-01} for days. */
    private String label(long start) {
        String instant = Wording.instant(start).toString();
        boolean days = spec.slices().window().orElseThrow().toHours() % 24 == 0;
        return days ? instant.substring(0, 10) : instant.replace(":00Z", "Z");
    }
}
