package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;

/** What a stream refers to outside itself, by each of the ways there are: by lines, by texts, by numbers, by persistent ids. */
final class Globals {

    private final Objects objects;
    private final Imports imports;
    private final Operands operands;

    Globals(Objects objects, Imports imports, Operands operands) {
        this.objects = objects;
        this.imports = imports;
        this.operands = operands;
    }

    /** {@code GLOBAL} and {@code INST}: a line for the module, a line for the name. */
    int byLines(long at) throws IOException {
        Lines line = operands.line(at);
        boolean whole = line.isWhole();
        String module = line.text();
        line = operands.line(at);
        if (!whole || !line.isWhole()) {
            unknown(at, PythonText.safe(module), "The name of this import is longer than any.", "");
        }
        return objects.importOf(module, line.text(), at);
    }

    /** {@code STACK_GLOBAL}: whatever texts lie on the stack. */
    int byTexts(int moduleCode, int nameCode, long at) throws BrokenStream {
        String module = objects.text(moduleCode);
        String name = objects.text(nameCode);
        if (module != null && name != null) {
            return objects.importOf(module, name, at);
        }
        unknown(
                at,
                "",
                "Something is imported here by a name that is not written in the stream as a short text.",
                shown(module) + "." + shown(name));
        return Code.UNKNOWN;
    }

    private static String shown(String name) {
        return name == null ? "…" : PythonText.safe(name);
    }

    /** {@code EXT1}, {@code EXT2}, {@code EXT4}. */
    int byExtension(long number, long at) {
        unknown(
                at,
                "extension " + number,
                "What is imported here hangs on the extension registry of the program that loads the file.",
                "");
        return Code.UNKNOWN;
    }

    /** A persistent id. PyTorch's are tuples that say what they are; any others only their program knows. */
    void persistent(int id, long at) {
        String kind = objects.text(objects.element(id, 0));
        if (!"storage".equals(kind) && !"module".equals(kind)) {
            unknown(
                    at,
                    "persistent id",
                    "What stands here is up to the program that loads the file; only PyTorch's storages are known.",
                    "");
        }
    }

    private void unknown(long at, String subject, String why, String chain) {
        imports.found(Rule.PICKLE_UNKNOWN, at, subject, why, chain);
    }
}
