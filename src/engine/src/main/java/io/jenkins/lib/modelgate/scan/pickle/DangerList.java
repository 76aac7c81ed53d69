package io.jenkins.lib.modelgate.scan.pickle;

import java.util.Map;
import java.util.Optional;

/** Imports that are known to run code or to reach files or the network, and words for what they do. */
final class DangerList {

    private final Map<String, String> modules;
    private final Map<String, String> imports;

    /**
     * @param modules words by module; they hold for all that is in it and below it
     * @param imports words by {@code module.name}, before those of the module
     */
    DangerList(Map<String, String> modules, Map<String, String> imports) {
        this.modules = Map.copyOf(modules);
        this.imports = Map.copyOf(imports);
    }

    /** What an import does, in a sentence; empty where it is not known to be dangerous. */
    Optional<String> words(String module, String name) {
        Optional<String> said = known(module, name);
        return said.isPresent()
                ? said
                : Resources.PYTHON_TWO.today(module, name).flatMap(today -> known(today.module(), today.name()));
    }

    private Optional<String> known(String module, String name) {
        String dotted = module + "." + name;
        String words = imports.get(dotted);
        for (String part = dotted; words == null && part.contains("."); ) {
            part = part.substring(0, part.lastIndexOf('.'));
            words = modules.get(part);
        }
        return Optional.ofNullable(words).map(does -> PythonText.safe(dotted) + " " + does + ".");
    }
}
