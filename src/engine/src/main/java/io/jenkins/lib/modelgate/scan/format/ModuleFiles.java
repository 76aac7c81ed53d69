package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text files beside a model that hold nothing but the name of a module or class, which a library imports to load the model
 * with. Each is held to the library's own names, and a file of a like name that nobody knows may hold none.
 */
final class ModuleFiles {

    /** By the end of the file's name, what its library writes there. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "pickle_module_info.txt",
                    Set.of(
                            "pickle",
                            "cloudpickle",
                            "mlflow.pytorch.pickle_module",
                            "mlflow.pytorch._pytorch_pickle_module"),
            "keras_module.txt", Set.of("keras", "tensorflow.keras", "tf_keras"));

    private static final Pattern ALIKE =
            Pattern.compile("(.*[_-])?(modules?|class|class_?path|loader|predictor)([_-].*)?\\.(txt|cfg)|type\\.txt");

    private static final Pattern NAME = Pattern.compile("[\\p{L}_]\\w*+([.:][\\p{L}_]\\w*+)*+");

    private static final Pattern DOTTED = Pattern.compile("[\\p{L}_]\\w*+([.:][\\p{L}_]\\w*+)++");

    /** GluonTS keeps the class of a predictor in {@code type.txt}. */
    private static final Pattern GLUONTS = Pattern.compile("gluonts(\\.\\w+)++");

    private final Findings findings;
    private final String file;
    private final boolean alike;

    /** @param file the file's name, with or without folders */
    ModuleFiles(String file, Findings findings) {
        this.file = file.toLowerCase(Locale.ROOT).replaceFirst("(?s).*[/!]", "");
        this.findings = findings;
        this.alike = ALIKE.matcher(this.file).matches();
    }

    void line(String line, long position) {
        String name = line.replaceFirst("^\\x{feff}", "").strip();
        if (!alike || name.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Set<String>> known : KNOWN.entrySet()) {
            if (file.endsWith(known.getKey())) {
                if (!known.getValue().contains(name)) {
                    imports(name, position);
                }
                return;
            }
        }
        if (file.equals("type.txt") ? isForeignType(name) : NAME.matcher(name).matches()) {
            imports(name, position);
        }
    }

    private static boolean isForeignType(String name) {
        return DOTTED.matcher(name).matches() && !GLUONTS.matcher(name).matches();
    }

    private void imports(String name, long position) {
        findings.add(
                Rule.CODE,
                position,
                name,
                "A library that loads the model imports what this file names, which is none of its own.");
    }
}
