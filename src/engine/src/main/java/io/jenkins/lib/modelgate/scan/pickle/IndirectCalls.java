package io.jenkins.lib.modelgate.scan.pickle;

/** Calls that import, call or take apart what their arguments name. */
final class IndirectCalls {

    /** The method of its own that a distribution over whole numbers keeps, to be called with arrays. */
    private static final String ENTROPY = "_entropy";

    private final Objects objects;
    private final Calls calls;
    private final Chains chains;

    IndirectCalls(Objects objects, Calls calls, Chains chains) {
        this.objects = objects;
        this.calls = calls;
        this.chains = chains;
    }

    int generator(int callee, int arguments, long at) {
        boolean own = objects.size(arguments) >= 0 || Code.kind(arguments) == Code.TUPLE;
        for (int i = 0; i < objects.size(arguments); i++) {
            int element = objects.element(arguments, i);
            boolean numpy = (Code.kind(element) == Code.IMPORT || Code.kind(element) == Code.RESULT)
                    && objects.imports.get(Code.payload(element)).module.startsWith("numpy.random.");
            own &= numpy || !Code.isMade(element);
        }
        if (!own) {
            calls.notThus(at, callee, arguments, "with the name of a generator, or with generators of NumPy's own");
        }
        return Code.of(Code.RESULT, Code.payload(callee));
    }

    int lookup(int callee, int arguments, long at) throws BrokenStream {
        return importOf(callee, arguments, objects.element(arguments, 0), objects.element(arguments, 1), at);
    }

    int typeOf(int callee, int arguments, long at) {
        boolean constant = arguments == Code.of(Code.TUPLE, 1)
                || objects.size(arguments) == 1 && Code.kind(objects.element(arguments, 0)) == Code.IMPORT;
        if (!constant) {
            calls.notThus(at, callee, arguments, "to name the type of a constant");
        }
        return Code.UNKNOWN;
    }

    /** PyTorch's {@code _rebuild_from_type_v2(function, class, arguments, state)}. */
    int callOfFirst(int callee, int arguments, long at) throws BrokenStream {
        int function = objects.element(arguments, 0);
        int made = objects.element(arguments, 1);
        if (Code.kind(function) != Code.IMPORT
                || Code.kind(made) != Code.IMPORT
                || objects.imports.get(Code.payload(function)).use == Use.CALL_OF_FIRST) {
            calls.unknown(at, callee, arguments, "This calls something that cannot be told.");
            return Code.UNKNOWN;
        }
        calls.checkClass(made, arguments, at);
        int result = calls.call(function, objects.element(arguments, 2), at);
        if (Code.kind(result) == Code.DTYPE || objects.imports.get(Code.payload(made)).use == Use.DTYPE) {
            calls.unknown(at, callee, arguments, "This gives a type of arrays a state that cannot be told.");
        }
        int object = Code.of(Code.RESULT, Code.payload(made));
        calls.build(object, objects.element(arguments, 3), at);
        return object;
    }

    int attribute(int callee, int arguments, long at) throws BrokenStream {
        int owner = objects.element(arguments, 0);
        String name = objects.text(objects.element(arguments, 1));
        if (Code.kind(owner) == Code.RESULT
                && objects.imports.get(Code.payload(owner)).use == Use.DISTRIBUTION
                && ENTROPY.equals(name)
                && objects.size(arguments) == 2) {
            return Code.of(Code.RESULT, Code.payload(callee));
        }
        if (Code.kind(owner) != Code.IMPORT || name == null || objects.size(arguments) != 2) {
            calls.unknown(
                    at, callee, arguments, "This takes an attribute of something, and which of what cannot be told.");
            return objects.nodes.call(callee, arguments);
        }
        Imports.Import imported = objects.imports.get(Code.payload(owner));
        int code = objects.importOf(imported.module, imported.name + "." + name, at);
        chains.say(code, objects.call(callee, arguments));
        return code;
    }

    /** Dill's {@code _create_array(maker, arguments, state, attributes)}: calls the maker, and fills what it makes. */
    int arrayOfFirst(int callee, int arguments, long at) throws BrokenStream {
        int maker = objects.element(arguments, 0);
        boolean makes = Code.kind(maker) == Code.IMPORT
                && objects.imports.get(Code.payload(maker)).use == Use.CLASS_FIRST
                && objects.imports.get(Code.payload(maker)).name.endsWith("reconstruct");
        if (!makes) {
            calls.unknown(at, callee, arguments, "This makes an array by something that cannot be told.");
            return Code.UNKNOWN;
        }
        int array = calls.call(maker, objects.element(arguments, 1), at);
        int attributes = objects.size(arguments) < 4 ? Code.PLAIN : objects.element(arguments, 3);
        if (Code.kind(attributes) != Code.DICT && attributes != Code.PLAIN) {
            calls.unknown(at, callee, arguments, "The attributes of this array cannot be told.");
        }
        calls.build(array, objects.element(arguments, 2), at);
        return array;
    }

    /** {@code functools.partial}: as good as a call of its function, where nobody approved that. */
    int partial(int callee, int arguments) {
        int function = objects.element(arguments, 0);
        boolean approved =
                Code.kind(function) == Code.IMPORT && objects.imports.get(Code.payload(function)).use != null;
        return approved ? Code.of(Code.RESULT, Code.payload(callee)) : objects.nodes.call(callee, arguments);
    }

    /** Dill's {@code _create_namedtuple(name, fields, module)}: imports the class. */
    int namedTuple(int callee, int arguments, long at) throws BrokenStream {
        return importOf(callee, arguments, objects.element(arguments, 2), objects.element(arguments, 0), at);
    }

    /** Dill's {@code _load_type(name)}: a type of Python's own. */
    int typeByName(int callee, int arguments, long at) throws BrokenStream {
        String name = objects.text(objects.element(arguments, 0));
        if (name == null || objects.size(arguments) != 1) {
            calls.unknown(at, callee, arguments, "This finds a type by a name that cannot be told.");
            return Code.UNKNOWN;
        }
        return name.equals("PartialType")
                ? objects.importOf("functools", "partial", at)
                : objects.importOf("builtins", name, at);
    }

    private int importOf(int callee, int arguments, int moduleCode, int nameCode, long at) throws BrokenStream {
        String module = objects.text(moduleCode);
        String name = objects.text(nameCode);
        if (module == null || name == null) {
            calls.unknown(at, callee, arguments, "This imports by a name that cannot be told.");
            return Code.UNKNOWN;
        }
        return objects.importOf(module, name, at);
    }
}
