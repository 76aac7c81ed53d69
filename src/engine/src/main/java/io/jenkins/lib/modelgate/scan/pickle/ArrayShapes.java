package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Rule;

/** Shapes that a stream gives to arrays: NumPy takes memory for as many elements as they say, whatever follows. */
final class ArrayShapes {

    /** An array is made empty, before it is given its state; only by hand is it made larger. */
    private static final int MOST_WITHOUT_STATE = 1 << 16;

    /** Arrow's arrays are made of type, length, number of nulls, offset, buffers, children and dictionary. */
    private static final int ARROW = 7;

    private static final int ARROW_OFFSET = 3;

    private final Objects objects;

    ArrayShapes(Objects objects) {
        this.objects = objects;
    }

    /** Looks at a tuple on the stack for a shape behind an array's class, or before a type of objects; or for Arrow's. */
    void look(int[] stack, int from, int to, long at) {
        if (to - from == ARROW && isArrowType(stack[from])) {
            arrow(stack[from + 1], stack[from + ARROW_OFFSET], at);
        }
        for (int i = from; i + 1 < to; i++) {
            int first = stack[i];
            int second = stack[i + 1];
            if (isArray(first) && isShape(second)) {
                check(second, MOST_WITHOUT_STATE, at);
            } else if (Code.kind(second) == Code.DTYPE
                    && objects.types.hasObjects(Code.payload(second))
                    && isShape(first)) {
                check(first, at, at); // each object takes a byte of the stream at least
            }
        }
    }

    private boolean isArrowType(int code) {
        return Code.kind(code) == Code.RESULT && objects.imports.get(Code.payload(code)).use == Use.ARROW_TYPE;
    }

    /** An element takes a bit of the stream at least; Arrow would read it from wherever it is said to be. */
    private void arrow(int length, int offset, long at) {
        long elements = objects.number(length);
        long first = objects.number(offset);
        if (elements < 0 || first < 0 || elements + first > at * Byte.SIZE) {
            objects.imports.found(
                    Rule.TOO_MUCH,
                    at,
                    "pyarrow.lib._restore_array",
                    "An array of Arrow's is made with more elements than the stream has bits for; what they would be is read"
                            + " from beyond it.",
                    "");
        }
    }

    private boolean isArray(int code) {
        return Code.kind(code) == Code.IMPORT && objects.imports.get(Code.payload(code)).use == Use.NDARRAY;
    }

    private static boolean isShape(int code) {
        int kind = Code.kind(code);
        return kind == Code.CONSTANTS || kind == Code.NUMBER || kind == Code.TUPLE;
    }

    private void check(int shape, long most, long at) {
        long count = objects.count(shape);
        if (count < 0 || count > most) {
            objects.imports.found(
                    Rule.TOO_MUCH,
                    at,
                    "numpy.ndarray",
                    "An array is made with more elements than the stream has anything for; NumPy takes memory for all of them.",
                    "");
        }
    }
}
