package io.jenkins.lib.modelgate.scan.pickle;

import java.util.ArrayList;
import java.util.List;

/**
 * The NumPy types that a stream makes. NumPy believes the state of a type: one whose flags deny that its fields are objects,
 * or whose fields lie beyond the element, makes bytes of the stream into addresses.
 */
final class ArrayTypes {

    private static final String UNTOLD =
            "The state of this array type cannot be told, and so not whether bytes of the stream become objects.";
    private static final String LATE =
            "An array type is changed here after it was used, so that the bytes of an array are taken for something else.";
    private static final String WRONG =
            "The state of this array type contradicts its fields: some lie beyond the element or"
                    + " within an object, or the flags say otherwise whether there are objects, so that bytes become addresses.";

    private static final int MOST = 1 << 16;

    /** Reference counting, pickled as lists, set to nothing at first, in need of Python: what objects need. */
    private static final int OBJECT_FLAGS = 0x1b;
    /** Reference counting, pickled as lists, is a pointer: what only objects have. */
    private static final int ONLY_OBJECT_FLAGS = 0x07;

    private static final int WITH_FLAGS = 8;

    private final List<ArrayType> types = new ArrayList<>();
    private final ArrayFields fields = new ArrayFields();

    /** Bytes of an element; -1 where that is not known. */
    long size(int payload) {
        return types.get(payload).size();
    }

    boolean hasObjects(int payload) {
        return types.get(payload).hasObjects();
    }

    /** The dictionaries that may be fields of types. */
    ArrayFields fields() {
        return fields;
    }

    /**
     * A new one; its code.
     *
     * @param text as given to {@code numpy.dtype}; null where it was no text
     */
    int add(String text) {
        if (types.size() == MOST) {
            return Code.UNKNOWN;
        }
        types.add(ArrayType.of(text));
        return Code.of(Code.DTYPE, types.size() - 1);
    }

    /** Notes that it is used as it is. */
    void settle(int payload) {
        types.set(payload, types.get(payload).settled());
    }

    /** What is at stake where a field or subarray has this type; null where that is not known. */
    ArrayType used(int code) {
        if (Code.kind(code) != Code.DTYPE) {
            return null;
        }
        settle(Code.payload(code));
        ArrayType type = types.get(Code.payload(code));
        return type.isTold() ? type : null;
    }

    /**
     * The state of a type: version, byte order, subtype, names, fields, item size, alignment, flags.
     *
     * @return what is wrong with it, a sentence; null where it fits
     */
    String build(int payload, int state, Objects known) {
        ArrayType type = types.get(payload);
        types.set(payload, type.unknown());
        if (type.isSettled()) {
            return LATE;
        }
        int elements = known.size(state);
        if (!type.isTold() || elements < 5 || elements > Recent.WIDTH) {
            return UNTOLD;
        }
        if (elements < WITH_FLAGS) {
            // Written by NumPy 1.0, which worked the flags out when it read the file.
            for (int i = 0; i < elements; i++) {
                if (isInner(known.element(state, i))) {
                    return UNTOLD;
                }
            }
            types.set(payload, type.settled());
            return null;
        }
        return build(payload, type, state, known);
    }

    private static boolean isInner(int code) {
        return Code.isMade(code) || Code.kind(code) == Code.DICT;
    }

    private String build(int payload, ArrayType type, int state, Objects known) {
        long said = known.number(known.element(state, 5));
        long flags = known.number(known.element(state, 7));
        int subtype = known.element(state, 2);
        int dictionary = known.element(state, 4);
        ArrayFields.Layout inner = dictionary == Code.PLAIN
                ? subarray(subtype, known)
                : subtype == Code.PLAIN ? fields.layout(dictionary, known.size(known.element(state, 3))) : null;
        if (said == Recent.UNKNOWN || said > Integer.MAX_VALUE || flags == Recent.UNKNOWN || inner == null) {
            return UNTOLD;
        }
        long size = said >= 0 ? said : type.size();
        boolean objects = type.hasObjects() || inner.hasObjects();
        boolean fits = (size == type.size() || type.size() == 0)
                && inner.end() <= size
                && (!type.hasObjects() || inner.end() == 0)
                && (flags & (objects ? OBJECT_FLAGS : ONLY_OBJECT_FLAGS)) == (objects ? OBJECT_FLAGS : 0);
        if (!fits) {
            return WRONG;
        }
        types.set(payload, type.with(size, objects));
        return null;
    }

    /** A subtype, {@code (type, shape)}, or none. */
    private ArrayFields.Layout subarray(int subtype, Objects known) {
        if (subtype == Code.PLAIN) {
            return ArrayFields.Layout.NONE;
        }
        ArrayType base = used(known.element(subtype, 0));
        long count = known.count(known.element(subtype, 1));
        if (base == null || known.size(subtype) != 2 || count < 0 || count > Integer.MAX_VALUE) {
            return null;
        }
        return new ArrayFields.Layout(base.size() * count, base.hasObjects());
    }
}
