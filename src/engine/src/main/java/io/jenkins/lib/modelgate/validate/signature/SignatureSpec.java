package io.jenkins.lib.modelgate.validate.signature;

import io.jenkins.lib.modelgate.model.Port;
import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model takes, and the data that is held to it.
 *
 * @param inputs path or glob of a table with a row per case and the model's inputs as columns
 * @param file an {@code .onnx} or {@code MLmodel} file that says what the model takes; empty where it is declared
 * @param declared what the model takes; empty where a file says it
 */
public record SignatureSpec(String inputs, Optional<String> file, List<Port> declared) {

    private static final String SIGNATURE = "signature";
    private static final ListRule RULE = ListRule.DECLARATIONS.unlessAlone(SignatureSpec::saysWhatItTakes);
    private static final Pattern DECLARED = Pattern.compile("(.{1,500}?)\\s*[:=]\\s*([A-Za-z0-9]+)\\s*(\\?)?");

    public SignatureSpec {
        declared = List.copyOf(declared);
    }

    /**
     * Reads and checks the settings; empty where neither is said.
     *
     * @param modelFile says what the model takes where nothing else does and it can
     * @throws SettingsException where one is said without the other, or is no signature
     */
    public static Optional<SignatureSpec> from(Settings settings, Optional<String> modelFile) {
        Optional<String> inputs = settings.path("inputs");
        List<String> said = settings.texts(SIGNATURE, RULE);
        if (inputs.isEmpty() && said.isEmpty()) {
            return Optional.empty();
        }
        if (inputs.isEmpty()) {
            throw settings.wrong("inputs", "is missing: name the table whose columns the model is given");
        }
        if (said.isEmpty()) {
            String file = modelFile
                    .filter(SignatureSpec::saysWhatItTakes)
                    .orElseThrow(
                            () -> settings.wrong(
                                    SIGNATURE,
                                    "is missing: name an .onnx or MLmodel file, or say what the model takes, such as 'age: integer'"));
            return Optional.of(new SignatureSpec(inputs.get(), Optional.of(file), List.of()));
        }
        if (said.size() == 1 && saysWhatItTakes(said.get(0))) {
            return Optional.of(new SignatureSpec(
                    inputs.get(), settings.paths(SIGNATURE, RULE).stream().findFirst(), List.of()));
        }
        List<Port> declared =
                said.stream().map(text -> declared(text, settings)).toList();
        if (declared.stream().map(Port::name).distinct().count() < declared.size()) {
            throw settings.wrong(SIGNATURE, "names a column twice");
        }
        return Optional.of(new SignatureSpec(inputs.get(), Optional.empty(), declared));
    }

    /** By its name; where it is an MLflow model's folder or another, the file in it is to be named. */
    static boolean saysWhatItTakes(String path) {
        return path.endsWith(".onnx") || path.replace('\\', '/').matches("(.*/)?MLmodel");
    }

    private static Port declared(String text, Settings settings) {
        Matcher parts = DECLARED.matcher(text.strip());
        if (!parts.matches()) {
            throw settings.wrong(
                    SIGNATURE,
                    "has '%s', which is neither an .onnx or MLmodel file nor a column and its type such as 'age: integer'"
                            .formatted(text));
        }
        if (Kind.named(parts.group(2)).isEmpty()) {
            throw settings.wrong(
                    SIGNATURE, "has '%s'; the type is one of %s".formatted(text, String.join(", ", Kind.names())));
        }
        // A question mark allows missing values, not a missing column: the latter would not be declared.
        return new Port(parts.group(1).strip(), parts.group(2), List.of(), parts.group(3) == null);
    }
}
