package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.drift.FeatureRows.Sampled;
import io.jenkins.lib.modelgate.drift.multivariate.PcaReconstruction;
import io.jenkins.lib.modelgate.drift.multivariate.ReconstructionShift;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.Map;

/** Whether the principal components of the reference's numbers still describe the current rows. */
final class ComponentsCheck {

    private static final String ID = "multivariate.pca";
    private static final String TITLE = "Numbers together";
    private static final double KEPT_VARIANCE = 0.65;

    /** Errors, in standard deviations, that are nothing but rounding. */
    private static final double DETERMINED = 1e-9;

    /** An error that rounding does not make, where columns determine each other. */
    private static final double OFF = 1e-6;

    private ComponentsCheck() {}

    /** @param columns numbers */
    static Check of(DriftSpec spec, Table reference, Table current, List<String> columns) {
        if (columns.size() < 2) {
            return Check.of(ID, TITLE, Verdict.SKIPPED, "Principal components need two columns of numbers or more.");
        }
        Certainty certainty = spec.certainty();
        Sampled before = FeatureRows.of(reference, columns, certainty.seedFor("rows of the reference"));
        Sampled now = FeatureRows.of(current, columns, certainty.seedFor("rows of the current"));
        if (Math.min(before.rows().count(), now.rows().count()) < PcaReconstruction.LEAST_ROWS) {
            return Check.of(
                    ID,
                    TITLE,
                    Verdict.INSUFFICIENT_DATA,
                    "%d reference and %d current rows; principal components need at least %d of either."
                            .formatted(before.rows().count(), now.rows().count(), PcaReconstruction.LEAST_ROWS));
        }
        ReconstructionShift shift = new PcaReconstruction(
                        KEPT_VARIANCE, 1 - certainty.alpha(), certainty.seedFor("principal components"))
                .compare(before.rows(), now.rows());
        return check(spec.together().maxErrorChange(), shift, before, now);
    }

    private static Check check(double limit, ReconstructionShift shift, Sampled before, Sampled now) {
        double usual = shift.heldOutError();
        if (usual < DETERMINED) {
            return Check.of(
                    ID,
                    TITLE,
                    shift.currentError() > OFF ? Verdict.FAILED : Verdict.PASSED,
                    "The reference's columns determine each other; the current rows are off by %s standard deviations (at most %s may)."
                            .formatted(Wording.index(shift.currentError()), OFF));
        }
        double change = Math.abs(shift.currentError() - usual) / usual;
        double noise = Math.max(shift.high() - usual, usual - shift.low()) / usual;
        Verdict verdict = change > limit
                ? shift.beyondNoise() ? Verdict.FAILED : Verdict.INSUFFICIENT_DATA
                : noise > limit ? Verdict.INSUFFICIENT_DATA : Verdict.PASSED;
        String sample = before.isSample() || now.isSample()
                ? " On %s and %s rows drawn at random from %s and %s."
                        .formatted(
                                Numbers.count(before.rows().count()),
                                Numbers.count(now.rows().count()),
                                Numbers.count(before.seen()),
                                Numbers.count(now.seen()))
                : "";
        String explanation =
                "Made up from %d principal components of the reference, current rows are off by %s instead of %s: %s (limit %s; noise %s).%s"
                        .formatted(
                                shift.components(),
                                Wording.index(shift.currentError()),
                                Wording.index(usual),
                                Numbers.percent(change) + (shift.currentError() > usual ? " more" : " less"),
                                Numbers.percent(limit),
                                Numbers.percent(noise),
                                sample);
        return Check.of(ID, TITLE, verdict, explanation)
                .observed(change)
                .limit(Bounds.atMost(limit))
                .figures(Map.of("effect", change, "noise", noise));
    }
}
