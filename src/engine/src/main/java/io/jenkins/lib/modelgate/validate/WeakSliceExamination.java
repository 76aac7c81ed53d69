package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.group.Groups;
import io.jenkins.lib.modelgate.predict.group.WeakSlice;
import io.jenkins.lib.modelgate.predict.group.WeakSliceSearch;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for groups of rows on which the model does worse, which nobody declared. */
final class WeakSliceExamination implements Examination {

    /** The share of wrong finds that is put up with. */
    static final double ALPHA = 0.05;

    private static final int LISTED = 20;
    private static final int MOST_WORDS = 20;

    private final ValidateSpec spec;
    private final WeakSliceSpec asked;
    /** Those to be searched of the table that is being read, and those that are too many names to be groups. */
    private SearchedColumns searched;

    WeakSliceExamination(ValidateSpec spec, WeakSliceSpec asked) {
        this.spec = spec;
        this.asked = asked;
    }

    @Override
    public List<String> columns(Table predictions) {
        searched = SearchedColumns.of(asked, spec, predictions);
        return searched.columns().stream().map(SliceColumn::column).distinct().toList();
    }

    @Override
    public void examine(Rows rows, Desk desk) {
        String title = "No group of rows is predicted clearly worse than the others";
        if (desk.notJudged().isPresent()) {
            desk.report()
                    .check(Check.of(
                            "weak-slices",
                            title,
                            Verdict.INSUFFICIENT_DATA,
                            "Not searched: %s.".formatted(desk.notJudged().get())));
            return;
        }
        List<Groups> groups = searched.columns().stream()
                .map(column -> column.groups(rows.column(column.column())).most(MOST_WORDS, "(others)"))
                .toList();
        WeakSliceSearch.Found found = new WeakSliceSearch(
                        spec.slices().minRows(), ALPHA, spec.comparison().confidence())
                .of(groups, RowLosses.of(rows, asked.metric()));
        desk.report().check(check(title, found));
        for (Metric metric : asked.limited()) {
            desk.report().check(limited(metric, found, rows, desk));
        }
    }

    /** What was found is held to the limits; what is not clearly worse has nothing to fear of them. */
    private Check limited(Metric metric, WeakSliceSearch.Found found, Rows rows, Desk desk) {
        String id = "weak-slices." + metric.id();
        String title = metric.title() + " of the weak slices";
        if (found.tried() == 0) {
            return Check.of(id, title, Verdict.INSUFFICIENT_DATA, "No slice has rows enough.");
        }
        if (found.found().isEmpty()) {
            return Check.of(id, title, Verdict.PASSED, "No weak slice was found that the limit could be asked of.");
        }
        return new SliceJudge(
                        spec,
                        rows,
                        desk,
                        metric,
                        asked.limits().stream()
                                .filter(limit -> limit.metric().equals(metric.id()))
                                .findFirst())
                .check(
                        id,
                        title,
                        found.found().stream()
                                .map(slice -> new SliceJudge.Part(slice.groups(), slice.group()))
                                .toList());
    }

    private Check check(String title, WeakSliceSearch.Found found) {
        String tried = "%s slices of at least %s rows were tried%s"
                .formatted(
                        Numbers.count(found.tried()),
                        Numbers.count(spec.slices().minRows()),
                        searched.leftOut());
        if (found.tried() == 0) {
            return Check.of(
                    "weak-slices", title, Verdict.INSUFFICIENT_DATA, "No slice has rows enough: " + tried + ".");
        }
        if (found.found().isEmpty()) {
            return Check.of("weak-slices", title, Verdict.PASSED, tried + "; none is clearly worse than the others.");
        }
        String named = found.found().stream()
                .limit(3)
                .map(slice -> "%s (%s rows, mean loss %s, others %s)"
                        .formatted(
                                slice.title(),
                                Numbers.count(slice.rows()),
                                Numbers.text(slice.loss()),
                                Numbers.text(slice.othersLoss())))
                .collect(Collectors.joining("; "));
        return Check.of(
                        "weak-slices",
                        title,
                        Verdict.WARNING,
                        "%s; %d %s clearly worse, at a false discovery rate of 5 %%: %s. %s"
                                .formatted(
                                        tried,
                                        found.found().size(),
                                        found.found().size() == 1 ? "is" : "are",
                                        named,
                                        asked.limits().isEmpty()
                                                ? "Say with 'weakSliceLimits' what must hold there."
                                                : "What must hold there is judged by itself."))
                .observed(found.found().size())
                .unit("slices")
                .evidence(new Evidence.Table(
                        List.of("slice", "rows", "mean loss", "interval", "others", "effect", "adjusted p"),
                        found.found().stream()
                                .limit(LISTED)
                                .map(WeakSliceExamination::line)
                                .toList()));
    }

    private static List<String> line(WeakSlice slice) {
        return List.of(
                slice.title(),
                Numbers.count(slice.rows()),
                Numbers.text(slice.loss()),
                slice.interval().text(),
                Numbers.text(slice.othersLoss()),
                Numbers.text(slice.effect()),
                Numbers.text(slice.adjustedP()));
    }
}
