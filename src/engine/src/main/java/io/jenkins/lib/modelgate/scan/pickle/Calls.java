package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Set;

/** What calls and other uses of objects come to: what may be called with what, and what is known of the result. */
final class Calls {

    /** Those that protocol 2 and Python 2 write bytes and texts with; a codec is a module that is imported, too. */
    private static final Set<String> ENCODINGS =
            Set.of("latin1", "latin-1", "latin_1", "iso-8859-1", "ascii", "utf-8", "utf8", "utf_8");

    private final Objects objects;

    Calls(Objects objects) {
        this.objects = objects;
    }

    /** A call by {@code REDUCE}, {@code OBJ} or {@code INST}. */
    int call(int callee, int arguments, long at) throws BrokenStream {
        objects.imports.call();
        sayHow(callee, arguments);
        if (Code.kind(callee) != Code.IMPORT) {
            unknown(
                    at,
                    callee,
                    arguments,
                    "What is called here is not an import but comes out of another call, so nobody can tell what it is.");
            return objects.nodes.call(callee, arguments);
        }
        int id = Code.payload(callee);
        Imports.Import imported = objects.imports.get(id);
        imported.uses.applied(Uses.CALLED, arguments, objects);
        if (imported.use == null) {
            return objects.nodes.call(callee, arguments);
        }
        return switch (imported.use) {
            case CALL -> Code.of(Code.RESULT, id);
            case DTYPE -> objects.types.add(objects.text(objects.element(arguments, 0)));
            case FILL, ARRAY -> {
                if (arguments != Code.NOTHING) {
                    notThus(at, callee, arguments, "to be filled with a state, not to be called with arguments");
                }
                yield Code.of(Code.RESULT, id);
            }
            case VALUE -> {
                notThus(at, callee, arguments, "as a value, not to be called");
                yield Code.UNKNOWN;
            }
            case ENCODE -> encode(callee, arguments, at);
            case FACTORY -> factory(callee, arguments, at);
            case CLASS_FIRST -> classFirst(callee, arguments, at);
            case LOOKUP -> lookup(callee, arguments, at);
            case ATTRIBUTE -> attribute(callee, arguments, at);
            case TYPE_OF -> typeOf(callee, arguments, at);
            case CALL_OF_FIRST -> callOfFirst(callee, arguments, at);
            case GENERATOR -> generator(callee, arguments, at);
            case TORCH_FILE -> {
                if (objects.element(arguments, 0) != Code.TORCH_FILE) {
                    notThus(at, callee, arguments, "with bytes in the stream that are a whole PyTorch file");
                }
                yield Code.of(Code.RESULT, id);
            }
        };
    }

    private int encode(int callee, int arguments, long at) {
        String encoding = objects.text(objects.element(arguments, 1));
        if (objects.size(arguments) != 2 || encoding == null || !ENCODINGS.contains(encoding)) {
            notThus(at, callee, arguments, "with a text and one of the encodings that bytes are pickled in");
        }
        return objects.element(arguments, 0) == Code.TORCH_FILE ? Code.TORCH_FILE : Code.PLAIN;
    }

    private int factory(int callee, int arguments, long at) {
        if (arguments != Code.NOTHING
                && arguments != Code.PLAIN
                && Code.kind(objects.element(arguments, 0)) != Code.IMPORT
                && objects.element(arguments, 0) != Code.PLAIN) {
            unknown(at, callee, arguments, "The factory of this dictionary is called later on, and cannot be told.");
        }
        return Code.of(Code.RESULT, Code.payload(callee));
    }

    private int classFirst(int callee, int arguments, long at) {
        int made = objects.element(arguments, 0);
        if (Code.kind(made) != Code.IMPORT) {
            unknown(at, callee, arguments, "This makes an object of a class that cannot be told.");
            return Code.UNKNOWN;
        }
        checkClass(made, arguments, at);
        int base = objects.element(arguments, 1);
        if (Code.kind(base) == Code.IMPORT
                && objects.imports.get(Code.payload(callee)).name.equals("_reconstructor")) {
            Imports.Import imported = objects.imports.get(Code.payload(base));
            if (imported.use != null && imported.use != Use.CALL) {
                notThus(at, base, arguments, "to be filled with a state, not to be called with arguments");
            }
        } else if (Code.isMade(base)
                && Code.kind(base) != Code.NODE
                && Code.kind(base) != Code.DTYPE
                && objects.imports.get(Code.payload(callee)).name.equals("_reconstructor")) {
            unknown(at, callee, arguments, "This makes an object of a class whose base cannot be told.");
        }
        return Code.of(Code.RESULT, Code.payload(made));
    }

    private int generator(int callee, int arguments, long at) {
        boolean own = objects.size(arguments) >= 0 || arguments == Code.PLAIN;
        for (int i = 0; i < objects.size(arguments); i++) {
            int element = objects.element(arguments, i);
            boolean numpy = (Code.kind(element) == Code.IMPORT || Code.kind(element) == Code.RESULT)
                    && objects.imports.get(Code.payload(element)).module.startsWith("numpy.random.");
            own &= numpy || !Code.isMade(element);
        }
        if (!own) {
            notThus(at, callee, arguments, "with the name of a generator, or with generators of NumPy's own");
        }
        return Code.of(Code.RESULT, Code.payload(callee));
    }

    private int lookup(int callee, int arguments, long at) throws BrokenStream {
        String module = objects.text(objects.element(arguments, 0));
        String name = objects.text(objects.element(arguments, 1));
        if (module == null || name == null) {
            unknown(at, callee, arguments, "This imports by a name that cannot be told.");
            return Code.UNKNOWN;
        }
        return objects.importOf(module, name, at);
    }

    private int typeOf(int callee, int arguments, long at) {
        boolean constant = arguments == Code.PLAIN
                || objects.size(arguments) == 1 && Code.kind(objects.element(arguments, 0)) == Code.IMPORT;
        if (!constant) {
            notThus(at, callee, arguments, "to name the type of a constant");
        }
        return Code.UNKNOWN;
    }

    /** PyTorch's {@code _rebuild_from_type_v2(function, class, arguments, state)}. */
    private int callOfFirst(int callee, int arguments, long at) throws BrokenStream {
        int function = objects.element(arguments, 0);
        int made = objects.element(arguments, 1);
        if (Code.kind(function) != Code.IMPORT
                || Code.kind(made) != Code.IMPORT
                || objects.imports.get(Code.payload(function)).use == Use.CALL_OF_FIRST) {
            unknown(at, callee, arguments, "This calls something that cannot be told.");
            return Code.UNKNOWN;
        }
        checkClass(made, arguments, at);
        call(function, objects.element(arguments, 2), at);
        return Code.of(Code.RESULT, Code.payload(made));
    }

    private int attribute(int callee, int arguments, long at) throws BrokenStream {
        int owner = objects.element(arguments, 0);
        String name = objects.text(objects.element(arguments, 1));
        if (Code.kind(owner) != Code.IMPORT || name == null || objects.size(arguments) != 2) {
            unknown(at, callee, arguments, "This takes an attribute of something, and which of what cannot be told.");
            return objects.nodes.call(callee, arguments);
        }
        Imports.Import imported = objects.imports.get(Code.payload(owner));
        int code = objects.importOf(imported.module, imported.name + "." + name, at);
        sayHow(code, objects.call(callee, arguments));
        return code;
    }

    /** An object by {@code NEWOBJ} or {@code NEWOBJ_EX}: of a class, without the class being called. */
    int make(int made, int arguments, long at) {
        objects.imports.call();
        if (Code.kind(made) != Code.IMPORT) {
            sayHow(made, arguments);
            unknown(at, made, arguments, "This makes an object of a class that cannot be told.");
            return Code.UNKNOWN;
        }
        sayHow(made, arguments);
        Imports.Import imported = objects.imports.get(Code.payload(made));
        imported.uses.applied(Uses.INSTANTIATED, arguments, objects);
        if (imported.use == null) {
            return objects.nodes.call(made, arguments);
        }
        checkClass(made, arguments, at);
        return Code.of(Code.RESULT, Code.payload(made));
    }

    private void checkClass(int made, int arguments, long at) {
        Imports.Import imported = objects.imports.get(Code.payload(made));
        imported.uses.add(Uses.INSTANTIATED);
        Use use = imported.use;
        if (use != null && !use.makesObjects()) {
            notThus(at, made, arguments, "as a value, not to make objects of");
        }
    }

    /** {@code BUILD}, as far as no bytes follow it. */
    void build(int target, int state, long at) {
        if (Code.kind(target) == Code.RESULT || Code.kind(target) == Code.IMPORT) {
            objects.imports.get(Code.payload(target)).uses.add(Uses.STATE);
        }
        if (Code.kind(target) == Code.DTYPE) {
            objects.types.build(Code.payload(target), state, objects);
        } else if (Code.kind(target) == Code.IMPORT) {
            sayHow(target, state);
            changes(at, target);
        } else if (Code.isMade(state) || Code.kind(target) == Code.NODE) {
            sayHow(target, state);
        }
    }

    /** {@code APPEND}, {@code SETITEM} and their like on something that is no container. */
    void changes(long at, int target) {
        objects.imports.found(
                Rule.PICKLE_UNKNOWN,
                at,
                objects.render(target),
                "An imported module, class or function is itself changed here, so that later uses of it do something else.",
                "");
    }

    /** A key of a state or dictionary whose value Python may call. */
    void hook(int key, int value, long at) {
        int kind = Code.kind(value);
        boolean own = objects.text(key).startsWith("__");
        if (kind == Code.IMPORT
                || own && Code.isMade(value)
                || value == Code.UNKNOWN
                || kind == Code.NODE && objects.nodes.isCall(Code.payload(value))) {
            objects.imports.found(
                    Rule.PICKLE_UNKNOWN,
                    at,
                    objects.render(value),
                    "An object is given " + objects.render(value) + " in place of its own " + objects.text(key)
                            + ", which Python calls by itself.",
                    "");
        }
    }

    private void unknown(long at, int callee, int arguments, String why) {
        String chain = objects.call(callee, arguments);
        objects.imports.found(Rule.PICKLE_UNKNOWN, at, objects.render(callee), why, chain);
    }

    private void notThus(long at, int callee, int arguments, String how) {
        String name = objects.render(callee);
        objects.imports.found(
                Rule.PICKLE_IMPORT, at, name, name + " is approved only " + how + ".", objects.call(callee, arguments));
    }

    /** Tells of what is not approved how it is reached. */
    private void sayHow(int callee, int arguments) {
        boolean node = Code.kind(arguments) == Code.NODE;
        if (Code.kind(callee) == Code.NODE || wantsChain(callee) || node && wantsChain(arguments, 3)) {
            String chain = objects.call(callee, arguments);
            reach(callee, chain, 3);
            reach(arguments, chain, 3);
        }
    }

    private void sayHow(int code, String chain) {
        if (wantsChain(code)) {
            reach(code, chain, 1);
        }
    }

    private boolean wantsChain(int code) {
        return Code.kind(code) == Code.IMPORT
                && objects.imports.get(Code.payload(code)).wantsChain();
    }

    private boolean wantsChain(int code, int depth) {
        if (Code.kind(code) != Code.NODE || depth == 0) {
            return wantsChain(code);
        }
        int node = Code.payload(code);
        for (int i = 0; i < Math.min(8, objects.nodes.elements(node)); i++) {
            if (wantsChain(objects.nodes.element(node, i), depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private void reach(int code, String chain, int depth) {
        if (wantsChain(code)) {
            objects.imports.get(Code.payload(code)).reachedBy(chain);
        } else if (Code.kind(code) == Code.NODE && depth > 0) {
            int node = Code.payload(code);
            for (int i = 0; i < Math.min(8, objects.nodes.elements(node)); i++) {
                reach(objects.nodes.element(node, i), chain, depth - 1);
            }
        }
    }
}
