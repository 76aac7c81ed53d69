package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Set;

/** What calls and other uses of objects come to: what may be called with what, and what is known of the result. */
final class Calls {

    /** Those that protocol 2 and Python 2 write bytes and texts with; a codec is a module that is imported, too. */
    private static final Set<String> ENCODINGS =
            Set.of("latin1", "latin-1", "latin_1", "iso-8859-1", "ascii", "utf-8", "utf8", "utf_8");

    private final Objects objects;
    private final ArgumentRules rules;
    private final Chains chains;
    private final IndirectCalls indirect;

    Calls(Objects objects) {
        this.objects = objects;
        rules = new ArgumentRules(objects);
        chains = new Chains(objects);
        indirect = new IndirectCalls(objects, this, chains);
    }

    /** A call by {@code REDUCE}, {@code OBJ} or {@code INST}. */
    int call(int callee, int arguments, long at) throws BrokenStream {
        objects.imports.call();
        chains.say(callee, arguments);
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
        obeys(callee, arguments, at);
        imported.weighs(objects.weight(arguments));
        return switch (imported.use) {
            case CALL,
                    ARROW_TYPE,
                    COPY,
                    NUMBER_TEXT,
                    RANGE,
                    SCALAR,
                    FACTORY,
                    FILL,
                    FILL_OR_PART,
                    STATE,
                    DISTRIBUTION,
                    MODEL_DATA,
                    VECTORIZED,
                    SCRIPT_OBJECT,
                    ARRAY,
                    NDARRAY,
                    GETTER,
                    NONE_FIRST -> Code.of(Code.RESULT, id);
            case DTYPE -> type(imported, arguments);
            case VALUE -> {
                notThus(at, callee, arguments, "as a value, not to be called");
                yield Code.UNKNOWN;
            }
            case ENCODE -> encode(callee, arguments, at);
            case CLASS_FIRST, INDEX_FIRST -> classFirst(callee, arguments, at);
            case LOOKUP -> indirect.lookup(callee, arguments, at);
            case ATTRIBUTE -> indirect.attribute(callee, arguments, at);
            case TYPE_OF -> indirect.typeOf(callee, arguments, at);
            case CALL_OF_FIRST -> indirect.callOfFirst(callee, arguments, at);
            case GENERATOR -> indirect.generator(callee, arguments, at);
            case ARRAY_OF_FIRST -> indirect.arrayOfFirst(callee, arguments, at);
            case NAMED_TUPLE -> indirect.namedTuple(callee, arguments, at);
            case TYPE_BY_NAME -> indirect.typeByName(callee, arguments, at);
            case PARTIAL -> indirect.partial(callee, arguments);
            case TORCH_FILE -> {
                if (objects.element(arguments, 0) != Code.TORCH_FILE) {
                    notThus(at, callee, arguments, "with bytes in the stream that are a whole PyTorch file");
                }
                yield Code.of(Code.RESULT, id);
            }
        };
    }

    private void obeys(int callee, int arguments, long at) {
        String fault = rules.fault(objects.imports.get(Code.payload(callee)), arguments);
        if (fault != null) {
            notThus(at, callee, arguments, fault);
        }
    }

    /** A NumPy type, of its name or of the class of records. */
    private int type(Imports.Import callee, int arguments) {
        int argument = objects.element(arguments, 0);
        boolean record = Code.kind(argument) == Code.IMPORT
                && objects.imports.get(Code.payload(argument)).name.equals("record");
        String name = record ? "V0" : objects.text(argument);
        return objects.types.add(callee.name.equals("dtype") ? name : null);
    }

    private int encode(int callee, int arguments, long at) {
        String encoding = objects.text(objects.element(arguments, 1));
        if (objects.size(arguments) != 2 || encoding == null || !ENCODINGS.contains(encoding)) {
            notThus(at, callee, arguments, "with a text and one of the encodings that bytes are pickled in");
        }
        return objects.element(arguments, 0) == Code.TORCH_FILE ? Code.TORCH_FILE : Code.PLAIN;
    }

    private int classFirst(int callee, int arguments, long at) {
        int made = objects.element(arguments, 0);
        if (Code.kind(made) != Code.IMPORT) {
            unknown(at, callee, arguments, "This makes an object of a class that cannot be told.");
            return Code.UNKNOWN;
        }
        checkClass(made, arguments, at);
        Imports.Import maker = objects.imports.get(Code.payload(callee));
        Imports.Import type = objects.imports.get(Code.payload(made));
        if (type.use == Use.DTYPE) {
            notThus(at, made, arguments, "to be called with the name of a type");
        } else if (maker.use == Use.INDEX_FIRST && !isIndex(type)) {
            notThus(at, callee, arguments, "to make an index of pandas");
        } else if (maker.name.equals("_reconstructor")) {
            base(callee, arguments, at);
        } else if (maker.name.equals("__newobj__") && type.use != null && !mayBeMade(type, arguments)) {
            notThus(at, made, arguments, "to be filled with a state, not to be made of arguments");
        }
        return Code.of(Code.RESULT, Code.payload(made));
    }

    private static boolean isIndex(Imports.Import type) {
        return type.use == null || type.module.startsWith("pandas") && type.name.endsWith("Index");
    }

    /** {@code __newobj__(class, arguments …)}. */
    private boolean mayBeMade(Imports.Import type, int arguments) {
        int size = objects.size(arguments);
        return size == 1
                || type.use == Use.CALL
                || size == 2 && type.use == Use.COPY && rules.mayCopy(type, objects.element(arguments, 1));
    }

    /** {@code _reconstructor(class, base, state)}: calls the base with the state. */
    private void base(int callee, int arguments, long at) {
        int base = objects.element(arguments, 1);
        int state = objects.element(arguments, 2);
        if (Code.kind(base) == Code.IMPORT) {
            Imports.Import imported = objects.imports.get(Code.payload(base));
            boolean fits = imported.use == null
                    || imported.use == Use.CALL
                    || imported.use == Use.COPY && rules.mayCopy(imported, state)
                    || imported.use == Use.NUMBER_TEXT && rules.isNumberOrText(state);
            imported.weighs(objects.weight(arguments));
            if (!fits) {
                notThus(at, base, arguments, "to be filled with a state, or to copy what stands in the stream");
            }
        } else if (Code.isMade(base) && Code.kind(base) != Code.NODE && Code.kind(base) != Code.DTYPE) {
            unknown(at, callee, arguments, "This makes an object of a class whose base cannot be told.");
        }
    }

    /** An object by {@code NEWOBJ} or {@code NEWOBJ_EX}: of a class, without the class being called. */
    int make(int made, int arguments, long at) {
        objects.imports.call();
        if (Code.kind(made) != Code.IMPORT) {
            chains.say(made, arguments);
            unknown(at, made, arguments, "This makes an object of a class that cannot be told.");
            return Code.UNKNOWN;
        }
        chains.say(made, arguments);
        Imports.Import imported = objects.imports.get(Code.payload(made));
        imported.uses.applied(Uses.INSTANTIATED, arguments, objects);
        if (imported.use == null) {
            return objects.nodes.call(made, arguments);
        }
        checkClass(made, arguments, at);
        obeys(made, arguments, at);
        imported.weighs(objects.weight(arguments));
        return imported.use == Use.DTYPE ? type(imported, arguments) : Code.of(Code.RESULT, Code.payload(made));
    }

    /** {@code NEWOBJ_EX}: of what stands in a dictionary as well, of which nothing is known here. */
    int makeByNames(int made, int arguments, long at) {
        if (Code.kind(made) == Code.IMPORT) {
            Use use = objects.imports.get(Code.payload(made)).use;
            if (use != null && use != Use.CALL) {
                notThus(at, made, arguments, "to be made without arguments by name");
            }
        }
        return make(made, arguments, at);
    }

    void checkClass(int made, int arguments, long at) {
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
            Imports.Import imported = objects.imports.get(Code.payload(target));
            imported.uses.add(Uses.STATE);
            if (imported.use == Use.PARTIAL && !rules.isOfPartial(state)) {
                notThus(at, target, state, "with an approved function and what is given to it");
            }
            if (imported.use == Use.SCRIPT_OBJECT && !rules.isPacked(state)) {
                notThus(at, target, state, "with the packed numbers of a quantized layer");
            }
            String fault = imported.use == null ? null : objects.states.fault(imported.use, state);
            if (fault != null) {
                objects.imports.found(Rule.PICKLE_UNKNOWN, at, imported.dotted(), fault, "");
            }
            if (imported.use == Use.NDARRAY && !isOfArray(state) || imported.use == Use.DTYPE) {
                objects.imports.found(
                        Rule.PICKLE_UNKNOWN,
                        at,
                        objects.render(target),
                        "The state of this array cannot be told, and so not whether bytes of the stream become objects.",
                        "");
            }
        }
        if (Code.kind(target) == Code.DTYPE) {
            String fault = objects.types.build(Code.payload(target), state, objects);
            if (fault != null) {
                objects.imports.found(Rule.PICKLE_UNKNOWN, at, "numpy.dtype", fault, "");
            }
        } else if (Code.kind(target) == Code.IMPORT) {
            chains.say(target, state);
            changes(at, target);
        } else if (Code.isMade(state) || Code.kind(target) == Code.NODE) {
            chains.say(target, state);
        }
    }

    /** Whether a state is a tuple with a type of the stream's own making. */
    private boolean isOfArray(int state) {
        for (int i = 0; i < Math.min(objects.size(state), Recent.WIDTH); i++) {
            if (Code.kind(objects.element(state, i)) == Code.DTYPE) {
                return true;
            }
        }
        return false;
    }

    /** Something is put into a dictionary that is the fields of a type. */
    void changesType(long at) {
        objects.imports.found(
                Rule.PICKLE_UNKNOWN,
                at,
                "numpy.dtype",
                "The fields of an array type are changed here after it was made, so that bytes may become objects.",
                "");
    }

    /** A key that a call makes, which may be the name of anything. */
    void madeKey(int key, int value, long at) {
        Imports.Import maker = objects.imports.get(Code.payload(key));
        int kind = Code.kind(value);
        boolean callable = kind == Code.IMPORT
                || value == Code.UNKNOWN
                || kind == Code.NODE && objects.nodes.isCall(Code.payload(value));
        if (maker.makesTexts() && Code.isMade(value) || maker.use == Use.SCALAR && callable) {
            objects.imports.found(
                    Rule.PICKLE_UNKNOWN,
                    at,
                    objects.render(value),
                    objects.render(value) + " is kept under a name that a call makes, and so perhaps in place of what"
                            + " Python calls by itself.",
                    "");
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

    /** The same on an object, whose class may do anything with what it is given. */
    void changesObject(long at, int target) {
        Use use = objects.imports.get(Code.payload(target)).use;
        if (use != null && use.takesOnlyDictionaries()) {
            notThus(at, target, Code.NOTHING, "to be filled with a dictionary, not to be given elements");
        }
    }

    /** A key of a state or dictionary whose value Python may call. */
    void hook(int key, int value, long at) {
        int kind = Code.kind(value);
        boolean own = objects.text(key).startsWith("__");
        if (kind == Code.IMPORT
                || own && Code.isMade(value)
                || kind == Code.RESULT
                        && objects.imports.get(Code.payload(value)).makesCallables()
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

    void unknown(long at, int callee, int arguments, String why) {
        String chain = objects.call(callee, arguments);
        objects.imports.found(Rule.PICKLE_UNKNOWN, at, objects.render(callee), why, chain);
    }

    void notThus(long at, int callee, int arguments, String how) {
        String name = objects.render(callee);
        objects.imports.found(
                Rule.PICKLE_IMPORT, at, name, name + " is approved only " + how + ".", objects.call(callee, arguments));
    }
}
