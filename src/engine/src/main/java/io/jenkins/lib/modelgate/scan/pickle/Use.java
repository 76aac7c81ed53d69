package io.jenkins.lib.modelgate.scan.pickle;

/** What a reviewed import may be used for. Each allows what {@link #VALUE} allows. */
enum Use {
    /** To be an argument or an attribute: a function that an estimator was given, say. Calling it is not approved. */
    VALUE,
    /** A class whose objects may be made without arguments and given their state. */
    FILL,
    /** As {@link #FILL}, and to be a {@code functools.partial} of: its constructor only computes with its arguments. */
    FILL_OR_PART,
    /** As {@link #FILL_OR_PART}, by a dictionary alone: its own methods for lists and items do more than keep what they get. */
    STATE,
    /** As {@link #STATE}, of a distribution of SciPy's: it executes a text of its state, which has to be SciPy's own. */
    DISTRIBUTION,
    /** As {@link #STATE}, of a model's data of statsmodels': it evaluates a formula of its state, which may only name columns. */
    MODEL_DATA,
    /** {@code numpy.vectorize}: filled with a function that is approved to be called, and kept; what it makes is not called. */
    VECTORIZED,
    /** PyTorch's object of compiled code: its state names its class, which has to be one of packed parameters. */
    SCRIPT_OBJECT,
    /** To be called with whatever arguments. */
    CALL,
    /** As {@link #CALL}, of what makes a type of Arrow's; arrays of the type are held against the length of the stream. */
    ARROW_TYPE,
    /** To be called with a class first, which it makes an object of. */
    CLASS_FIRST,
    /** {@code _codecs.encode}: a text in one of the encodings that protocol 2 writes bytes with. */
    ENCODE,
    /** {@code collections.defaultdict}: its factory is called later on. */
    FACTORY,
    /** To be called with what it copies; neither with a length nor with what another call makes. */
    COPY,
    /** {@code range}: with numbers of which there are not too many between. */
    RANGE,
    /** A number, made of numbers or of a text that is one. */
    NUMBER_TEXT,
    /** {@code scalar}: of a type that the stream makes, and bytes. */
    SCALAR,
    /** A class of arrays: made empty, and given a state with a type that the stream makes. */
    NDARRAY,
    /** To be called with a class of pandas' indexes first. */
    INDEX_FIRST,
    /** {@code functools.partial}: of an approved function; what it makes is not called. */
    PARTIAL,
    /** {@code operator.itemgetter}: of names and numbers; what it makes is not called. */
    GETTER,
    /** To be called with None in place of a file. */
    NONE_FIRST,
    /** Dill's maker of arrays: calls NumPy's own with its second argument, and fills the array with its third. */
    ARRAY_OF_FIRST,
    /** Dill's maker of named tuples: as good as an import of the class. */
    NAMED_TUPLE,
    /** Dill's finder of Python's own types: as good as an import of one. */
    TYPE_BY_NAME,
    /** {@code numpy.dtype}: how large elements are, and whether there are objects among them. */
    DTYPE,
    /** Imports what its arguments name, two texts: as good as an import. */
    LOOKUP,
    /** {@code getattr}: an attribute of something imported, which is as good as an import by a longer name. */
    ATTRIBUTE,
    /** {@code type}: of one constant. With three arguments it would make a class. */
    TYPE_OF,
    /** Calls its first argument, a function that is approved for calls, with its third. */
    CALL_OF_FIRST,
    /** NumPy's makers of random generators, which call what they are given: only with names and NumPy's own generators. */
    GENERATOR,
    /** Reads a PyTorch file from bytes that stand in the stream. */
    TORCH_FILE,
    /** Joblib's stand-in for an array, whose bytes follow its state in the stream. */
    ARRAY;

    /** The word that stands in the lists. */
    static Use of(String word) {
        return switch (word) {
            case "value" -> VALUE;
            case "fill" -> FILL;
            case "fill-or-part" -> FILL_OR_PART;
            case "state" -> STATE;
            case "distribution" -> DISTRIBUTION;
            case "model-data" -> MODEL_DATA;
            case "vectorized" -> VECTORIZED;
            case "script-object" -> SCRIPT_OBJECT;
            case "call" -> CALL;
            case "arrow-type" -> ARROW_TYPE;
            case "class-first" -> CLASS_FIRST;
            case "copy" -> COPY;
            case "range" -> RANGE;
            case "number-text" -> NUMBER_TEXT;
            case "scalar" -> SCALAR;
            case "ndarray" -> NDARRAY;
            case "index-first" -> INDEX_FIRST;
            case "partial" -> PARTIAL;
            case "getter" -> GETTER;
            case "none-first" -> NONE_FIRST;
            case "array-of-first" -> ARRAY_OF_FIRST;
            case "named-tuple" -> NAMED_TUPLE;
            case "type-by-name" -> TYPE_BY_NAME;
            case "encode" -> ENCODE;
            case "factory" -> FACTORY;
            case "dtype" -> DTYPE;
            case "lookup" -> LOOKUP;
            case "attribute" -> ATTRIBUTE;
            case "type-of" -> TYPE_OF;
            case "call-of-first" -> CALL_OF_FIRST;
            case "generator" -> GENERATOR;
            case "torch-file" -> TORCH_FILE;
            case "array" -> ARRAY;
            default -> throw new IllegalArgumentException("No such use: " + word);
        };
    }

    /**
     * Whether an object may keep a {@code functools.partial} of it. The pickle does not call that; whoever does, calls this
     * with arguments from the pickle.
     */
    boolean makesParts() {
        return switch (this) {
            case VALUE, CALL, ARROW_TYPE, FILL_OR_PART, COPY, NUMBER_TEXT, SCALAR, NDARRAY, DTYPE, FACTORY -> true;
            default -> false;
        };
    }

    /** Whether what it makes would do something when it is called. */
    boolean makesCallables() {
        return this == PARTIAL || this == GETTER || this == VECTORIZED || this == ATTRIBUTE;
    }

    /** Whether its objects take a dictionary as their state, once or more often, and nothing else. */
    boolean takesOnlyDictionaries() {
        return this == STATE || this == DISTRIBUTION || this == MODEL_DATA || this == VECTORIZED;
    }

    /** Whether {@code NEWOBJ} may make objects of it. */
    boolean makesObjects() {
        return switch (this) {
            case FILL,
                    FILL_OR_PART,
                    STATE,
                    DISTRIBUTION,
                    MODEL_DATA,
                    VECTORIZED,
                    SCRIPT_OBJECT,
                    CALL,
                    COPY,
                    RANGE,
                    NUMBER_TEXT,
                    NDARRAY,
                    FACTORY,
                    DTYPE,
                    ARRAY -> true;
            default -> false;
        };
    }
}
