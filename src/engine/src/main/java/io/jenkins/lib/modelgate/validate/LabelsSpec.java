package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.JoinedTable;
import io.jenkins.lib.modelgate.data.LabelledTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a user may say of a truth that stands in a table of its own.
 *
 * @param labels path or glob of it; empty where the truth stands beside the predictions
 * @param key the columns that together tell a row, in this table and in the champion's
 * @param unlabelled what becomes of rows whose truth nobody knows
 */
record LabelsSpec(Optional<String> labels, List<String> key, Unlabelled unlabelled) {

    /** The role of the table among a report's inputs. */
    static final String ROLE = "labels";

    LabelsSpec {
        key = List.copyOf(key);
    }

    static LabelsSpec from(Settings settings, PredictionColumns columns) {
        LabelsSpec spec = new LabelsSpec(
                settings.path("labels"),
                settings.texts("key"),
                settings.choice("unlabelled", Unlabelled.class).orElse(Unlabelled.REFUSE));
        if (spec.unlabelled == Unlabelled.SKIP && columns.truth().isEmpty()) {
            throw settings.wrong("unlabelled", "skips rows without a label, but 'target' names no column of labels");
        }
        if (spec.labels.isPresent() && spec.key.isEmpty()) {
            throw settings.wrong("key", "is missing: name the columns by which predictions and 'labels' are joined");
        }
        if (!spec.key.isEmpty() && spec.labels.isEmpty() && !settings.isSaid("championPredictions")) {
            throw settings.wrong("key", "joins nothing; name 'labels' or 'championPredictions'");
        }
        if (spec.labels.isPresent() && columns.truth().isEmpty()) {
            throw settings.wrong("labels", "holds the truth, but 'target' does not say in which column");
        }
        if (spec.key.stream().distinct().count() < spec.key.size()) {
            throw settings.wrong("key", "names a column twice");
        }
        if (columns.truth().filter(spec.key::contains).isPresent()) {
            throw settings.wrong(
                    "key",
                    "names '%s', which is the truth".formatted(columns.truth().get()));
        }
        return spec;
    }

    /**
     * The predictions with their truth: from the labels, even where the predictions have such a column, too; all else is from
     * the predictions first.
     */
    Table with(Table predictions, ValidateSpec spec, Workspace workspace) {
        if (labels.isEmpty()) {
            return predictions;
        }
        Table truths = Tables.open(workspace, labels.get(), ROLE, spec.options());
        String target = spec.columns().truth().orElseThrow();
        if (truths.field(target).isEmpty()) {
            throw new UnavailableException(
                    "%s has no column '%s', which 'target' names.".formatted(truths.name(), target));
        }
        return new JoinedTable(predictions, truths, key, target::equals);
    }

    /** What becomes of rows whose truth nobody knows. */
    enum Unlabelled {
        /** They make the step fail, be it by {@code ERROR} or {@code INSUFFICIENT_DATA}. */
        REFUSE,
        /** They are left out, and counted in the report. */
        SKIP
    }

    /** The rows that are judged; all of them, unless those without a label are to be skipped. */
    Table judged(Table all, Optional<String> truth) {
        return unlabelled == Unlabelled.SKIP && truth.isPresent() ? new LabelledTable(all, truth.get()) : all;
    }

    /** How many rows were skipped, as the user asked. */
    Check check(LabelledTable.Tally tally, String target) {
        long rows = tally.labelled() + tally.skipped();
        return Check.of(
                        "unlabelled",
                        "Rows without a label",
                        Verdict.PASSED,
                        tally.skipped() == 0
                                ? "All %s rows have a label in '%s'.".formatted(Numbers.count(rows), target)
                                : "%s of %s rows (%s) have no label in '%s' (first row %s) and were skipped, as 'unlabelled' says; they are in no figure of this report."
                                        .formatted(
                                                Numbers.count(tally.skipped()),
                                                Numbers.count(rows),
                                                Numbers.percent((double) tally.skipped() / rows),
                                                target,
                                                Numbers.count(tally.firstSkipped() + 1)))
                .observed(tally.skipped())
                .unit("rows");
    }

    /**
     * What nobody knows the truth of cannot be judged; what was not predicted may be what is hard.
     *
     * @throws UnavailableException where there are rows on both sides and none goes with another
     */
    Check check(JoinedTable.Tally tally) {
        long rows = tally.matched() + tally.unmatched();
        long known = tally.matched() + tally.left();
        if (tally.matched() == 0 && rows > 0 && known > 0) {
            throw new UnavailableException(
                    "None of the %s predictions has a label in '%s' by the key (%s); are these the keys of the same rows, written alike?"
                            .formatted(Numbers.count(rows), labels.orElseThrow(), String.join(", ", key)));
        }
        StringBuilder said = new StringBuilder("%s of %s predictions have their label in '%s'."
                .formatted(Numbers.count(tally.matched()), Numbers.count(rows), labels.orElseThrow()));
        if (tally.unmatched() > 0) {
            said.append(" %s have none (first row %s), and were %s."
                    .formatted(
                            Numbers.count(tally.unmatched()),
                            Numbers.count(tally.firstUnmatched() + 1),
                            unlabelled == Unlabelled.SKIP
                                    ? "skipped, as 'unlabelled' says"
                                    : "not judged: bring their labels, leave them out, or say unlabelled: skip"));
        }
        if (tally.left() > 0) {
            said.append(
                    " %s labels have no prediction (first row %s): what a model leaves out may be what it gets wrong."
                            .formatted(Numbers.count(tally.left()), Numbers.count(tally.firstLeft() + 1)));
        }
        return Check.of(
                        "labels",
                        "Every prediction has its label",
                        tally.unmatched() > 0 && unlabelled == Unlabelled.REFUSE
                                ? Verdict.INSUFFICIENT_DATA
                                : tally.left() > 0 ? Verdict.WARNING : Verdict.PASSED,
                        said.toString())
                .observed(tally.matched())
                .unit("rows");
    }
}
