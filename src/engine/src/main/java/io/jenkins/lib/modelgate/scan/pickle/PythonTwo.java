package io.jenkins.lib.modelgate.scan.pickle;

import java.util.Map;
import java.util.Optional;

/**
 * What names of Python 2 are called today, as Python's {@code _compat_pickle} has it: an unpickler of Python 3 looks for the
 * new name in streams of protocols 0 to 2.
 */
final class PythonTwo {

    private final Map<String, String> modules;
    private final Map<Name, Name> names;

    record Name(String module, String name) {}

    PythonTwo(Map<String, String> modules, Map<Name, Name> names) {
        this.modules = Map.copyOf(modules);
        this.names = Map.copyOf(names);
    }

    /** The name of Python 3, where it is another. */
    Optional<Name> today(String module, String name) {
        Name mapped = names.get(new Name(module, name));
        if (mapped != null) {
            return Optional.of(mapped);
        }
        return Optional.ofNullable(modules.get(module)).map(renamed -> new Name(renamed, name));
    }
}
