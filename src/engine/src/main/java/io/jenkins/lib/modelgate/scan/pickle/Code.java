package io.jenkins.lib.modelgate.scan.pickle;

/**
 * What the machine knows of an object, as one int: four bits of kind, 28 bits of payload. A model of ten million numbers is
 * ten million times the same int, so that stack and memo cost four bytes an entry and nothing is made for an opcode.
 */
final class Code {

    /** Something that can be neither called nor a name: a number, bytes, a container, None. */
    static final int PLAIN = 0;
    /** A text too long, or one too many, to be kept. */
    static final int TEXT = 1;
    /** The tuple of no elements. */
    static final int NOTHING = 2;
    /** What cannot be told: an extension, the result of a call of something unknown. */
    static final int UNKNOWN = 3;
    /** What a persistent id stands for: in a PyTorch file, a storage. */
    static final int PERSISTENT = 4;

    /** Bytes that are a PyTorch file, which was looked through. */
    static final int TORCH_FILE = 5;

    /** A long text that defines the functions by which SciPy's distributions take their arguments, to the letter. */
    static final int PARSER = 6;

    /** A long text that is a formula of names alone. */
    static final int FORMULA = 7;

    /** Payload: an id of {@link Names}. */
    static final int NAME = 1;
    /** Payload: the number itself, 0 and up. */
    static final int NUMBER = 2;
    /** Payload: an id of {@link Imports}; the imported object itself. */
    static final int IMPORT = 3;
    /** Payload: an id of {@link Imports}; an object made by it, or returned by a call of it. */
    static final int RESULT = 4;
    /** Payload: a number of {@link Recent}; a tuple of constants. */
    static final int CONSTANTS = 5;
    /** Payload: an id of {@link Nodes}; a tuple with something imported in it, or a call of something not approved. */
    static final int NODE = 6;
    /** Payload: a number of {@link ArrayTypes}. */
    static final int DTYPE = 7;
    /** Payload: which dictionary it is, from 1; 0 when they are no longer told apart. */
    static final int DICT = 8;
    /** Payload: how many objects are in it, those in its tuples among them; a tuple of what is {@link #PLAIN}, or like it. */
    static final int TUPLE = 9;

    static final int PAYLOADS = 1 << 28;

    private Code() {}

    static int of(int kind, int payload) {
        return kind << 28 | payload;
    }

    /** 0 for the codes without payload. */
    static int kind(int code) {
        return code >>> 28;
    }

    static int payload(int code) {
        return code & PAYLOADS - 1;
    }

    /** Whether a text too long to be a name. */
    static boolean isLongText(int code) {
        return code == TEXT || code == PARSER || code == FORMULA;
    }

    /** A number as a code. */
    static int number(long value) {
        return value >= 0 && value < PAYLOADS ? of(NUMBER, (int) value) : PLAIN;
    }

    /** Whether something imported, or made by something imported, is or may be in it. */
    static boolean isMade(int code) {
        int kind = kind(code);
        return kind == IMPORT
                || kind == RESULT
                || kind == NODE
                || kind == DTYPE
                || code == UNKNOWN
                || code == PERSISTENT
                || code == TORCH_FILE;
    }
}
