package io.jenkins.lib.modelgate.scan.pickle;

/**
 * What is known of a NumPy type that a stream makes. Immutable.
 *
 * @param size bytes of an element; -1 where that is not known
 * @param hasObjects whether elements are, or hold, Python objects
 * @param isTold whether it was made from a name that says all of that
 * @param isSettled whether it was given its state, or used without one, so that a state would change what has it
 */
record ArrayType(long size, boolean hasObjects, boolean isTold, boolean isSettled) {

    /** @param text as given to {@code numpy.dtype}; null where it was no text */
    static ArrayType of(String text) {
        long size = text == null ? -1 : ElementType.size(text);
        return new ArrayType(size, text != null && ElementType.isObject(text), size >= 0, false);
    }

    ArrayType settled() {
        return isSettled ? this : new ArrayType(size, hasObjects, isTold, true);
    }

    /** With a state that fits. */
    ArrayType with(long bytes, boolean objects) {
        return new ArrayType(bytes, objects, isTold, true);
    }

    /** With a state that does not fit, or that cannot be told. */
    ArrayType unknown() {
        return new ArrayType(-1, hasObjects, false, true);
    }
}
