package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.NumberPredictions;
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

    WeakSliceExamination(ValidateSpec spec) {
        this.spec = spec;
    }

    @Override
    public List<String> columns(Table predictions) {
        return spec.slices().searched().stream()
                .map(SliceColumn::column)
                .distinct()
                .toList();
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
        List<Groups> groups = spec.slices().searched().stream()
                .map(column -> column.groups(rows.column(column.column())).most(MOST_WORDS, "(others)"))
                .toList();
        WeakSliceSearch.Found found = new WeakSliceSearch(
                        spec.slices().minRows(), ALPHA, spec.comparison().confidence())
                .of(groups, losses(rows));
        desk.report().check(check(title, found));
    }

    private Check check(String title, WeakSliceSearch.Found found) {
        String tried = "%s slices of at least %s rows were tried"
                .formatted(
                        Numbers.count(found.tried()),
                        Numbers.count(spec.slices().minRows()));
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
                        "%s; %d %s clearly worse, at a false discovery rate of 5 %%: %s. Declare with 'slices' and 'sliceLimits' what must hold there."
                                .formatted(
                                        tried,
                                        found.found().size(),
                                        found.found().size() == 1 ? "is" : "are",
                                        named))
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

    /** Errors of a classifier, squared errors of a regression. */
    private static double[] losses(Rows rows) {
        double[] losses = new double[rows.size()];
        var predictions = rows.measured().measures().predictions();
        for (int row = 0; row < losses.length; row++) {
            if (predictions instanceof BinaryPredictions binary) {
                losses[row] = binary.truth(row) == binary.decision(row) ? 0 : 1;
            } else if (predictions instanceof NumberPredictions numbers) {
                double error = numbers.target(row) - numbers.prediction(row);
                losses[row] = error * error;
            } else {
                throw new IllegalStateException("no losses of " + predictions.getClass());
            }
        }
        return losses;
    }
}
