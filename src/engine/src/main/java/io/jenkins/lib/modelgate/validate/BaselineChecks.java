package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what a comparison with a baseline is worth: little where the baseline is a low bar, nothing where it is the candidate.
 *
 * @param model the candidate
 * @param inputs what the candidate's numbers come from: the table of predictions, or a metrics file
 * @param settings what tells what the candidate's numbers mean
 */
record BaselineChecks(Baseline baseline, ModelRef model, List<Input> inputs, Map<String, String> settings) {

    /** With another one of these the numbers are of something else. */
    private static final List<String> MEANING = List.of("task", "positive");
    /** With another one of these they are of the same, measured otherwise. */
    private static final List<String> MANNER = List.of("threshold", "weight");

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
        settingsCheck().ifPresent(report::check);
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

    /** Empty where the settings are the same, and where the baseline does not tell, as an older report. */
    private Optional<Check> settingsCheck() {
        if (baseline.settings().isEmpty() || settings.isEmpty()) {
            return Optional.empty();
        }
        List<String> meaning = differences(MEANING);
        List<String> all =
                Stream.concat(meaning.stream(), differences(MANNER).stream()).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.of(
                        "baseline-settings",
                        "The baseline was measured with the same settings",
                        meaning.isEmpty() ? Verdict.WARNING : Verdict.ERROR,
                        "%s was measured with other settings: %s. %s."
                                .formatted(
                                        baseline.name(),
                                        String.join("; ", all),
                                        meaning.isEmpty()
                                                ? "Its numbers may differ for that alone"
                                                : "Its numbers are of something else, so name another baseline")));
    }

    private List<String> differences(List<String> names) {
        return names.stream()
                .filter(name ->
                        !Objects.equals(settings.get(name), baseline.settings().get(name)))
                .map(name ->
                        "%s %s then, %s now".formatted(name, told(baseline.settings(), name), told(settings, name)))
                .toList();
    }

    private static String told(Map<String, String> settings, String name) {
        return settings.containsKey(name) ? "'%s'".formatted(settings.get(name)) : "none";
    }
}
