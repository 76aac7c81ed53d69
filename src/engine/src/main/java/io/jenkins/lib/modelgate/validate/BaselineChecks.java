package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;

/**
 * Says what a comparison with a baseline is worth: little where the baseline is a low bar, nothing where it is the candidate.
 *
 * @param model the candidate
 * @param inputs what the candidate's numbers come from: the table of predictions, or a metrics file
 */
record BaselineChecks(Baseline baseline, ModelRef model, List<Input> inputs) {

    void addTo(ReportBuilder report) {
        report.check(Check.of(
                "baseline", "The baseline is a standard to compare with", baseline.verdict(), baseline.worth()));
        if (model.digest() != null
                && baseline.digest().filter(model.digest()::equals).isPresent()) {
            report.check(Check.of(
                    "same-model",
                    "The candidate is another model",
                    Verdict.WARNING,
                    "The candidate is the champion: %s is of the very same model file, so no comparison tells anything."
                            .formatted(baseline.name())));
        }
        if (baseline.isOf(inputs)) {
            report.check(Check.of(
                    "same-predictions",
                    "The baseline is of other predictions",
                    Verdict.WARNING,
                    "The candidate was compared with itself: %s was made from the very same %s."
                            .formatted(
                                    baseline.name(),
                                    inputs.get(0).role().equals(MetricsFileSpec.ROLE) ? "numbers" : "predictions")));
        }
    }
}
