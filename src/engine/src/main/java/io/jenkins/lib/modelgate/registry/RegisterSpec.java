package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import io.jenkins.lib.modelgate.scan.ScanDemand;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user says to {@code modelRegister}.
 *
 * @param id the run's name within its build
 * @param model the model's name in the registry
 * @param modelFile the model file, relative to the workspace
 * @param registry the registry's folder, relative to the workspace
 * @param reports paths and globs of report JSON files to attach
 * @param profile the reference profile to attach, relative to the workspace
 * @param build what built the model, on one line of at most 2,000 characters, without user-info of URLs
 * @param commit the commit it was built from, with the same bounds
 * @param requireReports steps of which a report that passed must be attached
 * @param scan whether the model file is scanned before it is accepted, and what of it is approved
 */
public record RegisterSpec(
        String id,
        String model,
        String modelFile,
        String registry,
        List<String> reports,
        Optional<String> profile,
        Optional<String> build,
        Optional<String> commit,
        List<String> requireReports,
        ScanDemand scan) {

    public static final String DEFAULT_REGISTRY = "modelgate-registry";

    private static final ListRule STEPS = ListRule.NAMES.unlessAlone("false"::equals);
    private static final Pattern STEP = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    public RegisterSpec {
        reports = List.copyOf(reports);
        requireReports = List.copyOf(requireReports);
    }

    /**
     * Reads every setting and refuses unknown ones.
     *
     * @throws SettingsException where one cannot be followed
     */
    public static RegisterSpec from(Settings settings) {
        StepIdentity identity = StepIdentity.from(settings);
        String model = settings.requiredText("model");
        Naming.modelProblem(model).ifPresent(problem -> {
            throw settings.wrong("model", problem);
        });
        RegisterSpec spec = new RegisterSpec(
                identity.id(),
                model,
                settings.requiredPath("modelFile"),
                settings.path("registry").orElse(DEFAULT_REGISTRY),
                settings.paths("reports"),
                settings.path("profile"),
                freeText(settings, "build"),
                freeText(settings, "commit"),
                requiredSteps(settings),
                ScanDemand.from(settings, true));
        settings.refuseUnknown();
        return spec;
    }

    private static Optional<String> freeText(Settings settings, String name) {
        return settings.text(name).map(text -> {
            if (FreeText.isTooLong(text)) {
                throw settings.wrong(name, "must have at most %,d characters".formatted(FreeText.MAX_LENGTH));
            }
            return FreeText.clean(text);
        });
    }

    private static List<String> requiredSteps(Settings settings) {
        List<String> steps = settings.texts("requireReports", STEPS);
        if (steps.equals(List.of("false"))) {
            return List.of();
        }
        for (String step : steps) {
            if (!STEP.matcher(step).matches() || step.equals("true") || step.equals("false")) {
                throw settings.wrong(
                        "requireReports", "must be a list of steps such as modelValidate, not '%s'".formatted(step));
            }
        }
        return steps.stream().distinct().toList();
    }
}
