package io.jenkins.lib.modelgate.scan.pickle;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the header of a NumPy file says of the array behind it.
 *
 * @param bytes of all elements; of no meaning where they are objects
 * @param hasObjects whether elements are, or hold, Python objects, so that a pickle follows and no bytes
 */
record NumpyHeader(long bytes, boolean hasObjects) {

    /** @throws IllegalArgumentException where it is no header that NumPy writes */
    static NumpyHeader read(String text) {
        if (!(Literal.read(text) instanceof Map<?, ?> entries)
                || !entries.keySet().equals(Set.of("descr", "fortran_order", "shape"))
                || !(entries.get("fortran_order") instanceof Boolean)
                || !(entries.get("shape") instanceof Literal.Sequence shape)
                || !shape.tuple()) {
            throw new IllegalArgumentException("no descr, fortran_order and shape");
        }
        Type type = type(entries.get("descr"));
        return new NumpyHeader(Math.multiplyExact(count(shape), type.size), type.hasObjects);
    }

    private record Type(long size, boolean hasObjects) {}

    private static Type type(Object said) {
        if (said instanceof String name) {
            long size = ElementType.size(name);
            if (size < 0) {
                throw new IllegalArgumentException("an unknown type");
            }
            return new Type(size, ElementType.isObject(name));
        }
        if (said instanceof Literal.Sequence sequence) {
            return sequence.tuple() ? smallArray(sequence.elements()) : fields(sequence.elements());
        }
        throw new IllegalArgumentException("an unknown type");
    }

    private static Type smallArray(List<Object> parts) {
        if (parts.size() != 2) {
            throw new IllegalArgumentException("an unknown type");
        }
        Type element = type(parts.get(0));
        return new Type(Math.multiplyExact(element.size, extent(parts.get(1))), element.hasObjects);
    }

    private static Type fields(List<Object> fields) {
        long size = 0;
        boolean objects = false;
        for (Object field : fields) {
            if (!(field instanceof Literal.Sequence parts)
                    || parts.elements().size() < 2
                    || parts.elements().size() > 3) {
                throw new IllegalArgumentException("an unknown field");
            }
            Type type = type(parts.elements().get(1));
            long extent = parts.elements().size() == 3 ? extent(parts.elements().get(2)) : 1;
            size = Math.addExact(size, Math.multiplyExact(type.size, extent));
            objects |= type.hasObjects;
        }
        return new Type(size, objects);
    }

    private static long extent(Object said) {
        return said instanceof Literal.Sequence shape ? count(shape) : count(new Literal.Sequence(true, List.of(said)));
    }

    private static long count(Literal.Sequence shape) {
        long count = 1;
        for (Object extent : shape.elements()) {
            if (!(extent instanceof Long length) || length < 0) {
                throw new IllegalArgumentException("an extent that is no number from 0");
            }
            count = Math.multiplyExact(count, length);
        }
        return count;
    }
}
