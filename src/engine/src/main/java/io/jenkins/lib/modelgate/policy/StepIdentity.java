package io.jenkins.lib.modelgate.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings that every step has.
 *
 * @param id the run's name within its build, {@value #DEFAULT_ID} where nothing is said; part of file names, so 1 to 64
 *     letters, digits, dots, underscores and hyphens
 * @param model the model's name in the registry, or empty
 * @param modelFile the model file, relative to the workspace, or empty
 */
public record StepIdentity(String id, Optional<String> model, Optional<String> modelFile) {

    public static final String DEFAULT_ID = "default";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Reads {@code id}, {@code model} and {@code modelFile}; and takes {@code replace}, which {@link Settings} follows.
     *
     * @throws SettingsException where the id cannot be part of a file name
     */
    public static StepIdentity from(Settings settings) {
        settings.texts(Settings.REPLACE);
        String id = settings.text("id").orElse(DEFAULT_ID);
        if (!ID.matcher(id).matches()) {
            throw settings.wrong(
                    "id", "must be 1 to 64 letters, digits, dots, underscores or hyphens, not '%s'".formatted(id));
        }
        return new StepIdentity(id, settings.text("model"), settings.path("modelFile"));
    }
}
