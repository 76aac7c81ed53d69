package io.jenkins.lib.modelgate.scan.pickle;

import java.util.Arrays;

/** The NumPy types that a stream makes: how many bytes an element has, and whether it is, or holds, Python objects. */
final class ArrayTypes {

    private static final int MOST = 1 << 16;
    private static final int HAS_OBJECT = 1;

    private long[] sizes = new long[16];
    private boolean[] objects = new boolean[16];
    private int count;

    /** Bytes of an element; -1 where that is not known. */
    long size(int payload) {
        return sizes[payload];
    }

    boolean hasObjects(int payload) {
        return objects[payload];
    }

    /**
     * A new one; its code.
     *
     * @param text as given to {@code numpy.dtype}; null where it was no text
     */
    int add(String text) {
        if (count == MOST) {
            return Code.UNKNOWN;
        }
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, count * 2);
            objects = Arrays.copyOf(objects, count * 2);
        }
        sizes[count] = text == null ? -1 : ElementType.size(text);
        objects[count] = text != null && ElementType.isObject(text);
        return Code.of(Code.DTYPE, count++);
    }

    /** The state of a type: version, byte order, subtype, names, fields, item size, alignment, flags. */
    void build(int payload, int state, Objects known) {
        int elements = known.size(state);
        if (elements < 5) {
            sizes[payload] = -1;
            return;
        }
        if (known.element(state, 2) != Code.PLAIN) {
            sizes[payload] = -1; // a type of small arrays; joblib's own way of writing never has one
        }
        if (elements > 5) {
            long size = known.number(known.element(state, 5));
            if (size >= 0 && size != sizes[payload]) {
                sizes[payload] = -1;
            }
        }
        if (elements > 7) {
            long flags = known.number(known.element(state, 7));
            if (flags == Recent.UNKNOWN || objects[payload] && (flags & HAS_OBJECT) == 0) {
                sizes[payload] = -1;
            }
            objects[payload] |= (flags & HAS_OBJECT) != 0;
        }
    }
}
