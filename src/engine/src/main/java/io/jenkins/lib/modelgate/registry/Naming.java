package io.jenkins.lib.modelgate.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/** What models and their files may be called, so that a name is safe as a path on every system and as an OCI repository. */
final class Naming {

    static final int MAX_MODEL_NAME = 100;
    private static final int MAX_FILE_NAME = 200;

    private static final Pattern MODEL = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final Pattern FILE = Pattern.compile("[^\\p{C}/\\\\:*?\"<>|]+");
    /** Names that Windows takes for devices, whatever follows the first dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private Naming() {}

    /** What is wrong with a model's name, as the end of a sentence; empty when it will do. */
    static Optional<String> modelProblem(String name) {
        if (name == null
                || name.length() > MAX_MODEL_NAME
                || !MODEL.matcher(name).matches()) {
            return Optional.of(
                    "must be up to %d lower-case letters and digits in groups joined by a dot, an underscore or a hyphen, not '%s'"
                            .formatted(MAX_MODEL_NAME, shown(name)));
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("cannot be '%s', which Windows takes for a device".formatted(name));
        }
        return Optional.empty();
    }

    /** What is wrong with a file's name, as the end of a sentence; empty when it will do. */
    static Optional<String> fileProblem(String name) {
        if (name == null
                || name.length() > MAX_FILE_NAME
                || !FILE.matcher(name).matches()
                || name.endsWith(".")
                || name.endsWith(" ")
                || name.startsWith(" ")) {
            return Optional.of(
                    ("must have a name of up to %d characters that every system accepts, without any of / \\ : * ? \" < > |"
                                    + " and without a dot or a space at its end, not '%s'")
                            .formatted(MAX_FILE_NAME, shown(name)));
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("cannot be called '%s', which Windows takes for a device".formatted(name));
        }
        return Optional.empty();
    }

    private static String shown(String name) {
        String text = String.valueOf(name).replaceAll("\\p{C}", "?");
        return text.length() <= MAX_MODEL_NAME ? text : text.substring(0, MAX_MODEL_NAME) + "…";
    }
}
