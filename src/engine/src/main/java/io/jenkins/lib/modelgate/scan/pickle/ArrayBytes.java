package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;

/**
 * The bytes of arrays that joblib writes into a pickle, each behind the state of its {@code NumpyArrayWrapper}: padding, then
 * the elements; or, where the elements are objects, another pickle. {@code pickle.load} does not know of them and takes them
 * for opcodes, so that they must be no pickle either.
 */
final class ArrayBytes {

    private static final int LARGEST_PADDING = 16;

    private static final int MOST_LOOKED_INTO = 1 << 12;

    /** Times that the rest of the part is gone through a second time. */
    private static final int MOST_SKIMS = 16;

    private final Window window;
    private final Objects objects;
    private final boolean joblib;
    private final int depth;

    /** The dictionary whose keys are remembered below. */
    private int dict;

    private int shape = Code.UNKNOWN;
    private int dtype = Code.UNKNOWN;
    private boolean aligned;
    private boolean unclear;
    private int skims;

    ArrayBytes(Window window, Objects objects, boolean joblib, int depth) {
        this.window = window;
        this.objects = objects;
        this.joblib = joblib;
        this.depth = depth;
    }

    /** A key of a dictionary that may become the state of an array. */
    void attribute(int target, int key, int value) {
        if (target != dict) {
            dict = target;
            shape = Code.UNKNOWN;
            dtype = Code.UNKNOWN;
            aligned = false;
            unclear = false;
        }
        if (Code.kind(key) != Code.NAME) {
            unclear = true;
            return;
        }
        switch (Code.payload(key)) {
            case Objects.SHAPE -> shape = value;
            case Objects.DTYPE -> dtype = value;
            case Objects.ALIGNMENT -> {
                aligned = objects.number(value) > 0;
                unclear |= objects.number(value) > LARGEST_PADDING || value == Code.UNKNOWN;
            }
            default -> {}
        }
    }

    /** Passes over the bytes of the array that a state describes. */
    void read(int state, long at, long frameEnd) throws IOException {
        if (!joblib) {
            throw BrokenStream.at(
                    at, "an array of joblib's stands within a pickle that joblib does not read by itself");
        }
        if (Code.kind(state) != Code.DICT
                || Code.payload(state) == 0
                || state != dict
                || unclear
                || Code.kind(dtype) != Code.DTYPE
                || window.position() < frameEnd) {
            throw BrokenStream.at(
                    at,
                    "the state of an array is not as joblib writes it, so that its bytes cannot be told from opcodes");
        }
        int type = Code.payload(dtype);
        long size = objects.types.size(type);
        long count = objects.count(shape);
        if (size < 0 || count < 0 || size > 0 && count > Long.MAX_VALUE / size) {
            throw BrokenStream.at(at, "the type or shape of an array cannot be told, and so not where its bytes end");
        }
        if (objects.types.hasObjects(type)) {
            new Machine(window, objects.imports, false, depth).run();
            return;
        }
        if (aligned) {
            padding(at);
        } else if (count > 0) {
            asOpcodes(at, count * size);
        }
        if (!window.skip(count * size)) {
            throw BrokenStream.cutOff(at, "the stream ends within an array");
        }
    }

    private void padding(long at) throws IOException {
        int length = window.read();
        // No opcode has such a number, so that pickle.load ends here.
        if (length < 0 || length > LARGEST_PADDING || !window.skip(length)) {
            throw BrokenStream.at(at, "the padding before an array is not as joblib writes it");
        }
    }

    /**
     * Joblib before 1.2 has no padding: what {@code pickle.load} would make of the elements, and of what follows them. Honest
     * numbers are no opcodes after the first few.
     */
    private void asOpcodes(long at, long length) throws IOException {
        window.have(512);
        byte[] head = new byte[Math.min(window.limit - window.next, MOST_LOOKED_INTO)];
        System.arraycopy(window.bytes, window.next, head, 0, head.length);
        boolean calls;
        try {
            calls = new Skim(new Window(new ByteContent(head)), objects.imports.allowList(), length).calls();
        } catch (BrokenStream e) {
            if (++skims > MOST_SKIMS) {
                throw BrokenStream.beyondBounds(at, "too many arrays have bytes that could be opcodes");
            }
            calls = toTheEnd(length);
        }
        if (calls) {
            objects.imports.found(
                    Rule.PICKLE_UNKNOWN,
                    at,
                    "",
                    "The bytes of an array that joblib passes over are opcodes for every other unpickler.",
                    "");
        }
    }

    private boolean toTheEnd(long length) throws IOException {
        try {
            Window here = window.here();
            return new Skim(here, objects.imports.allowList(), here.position() + length).calls();
        } catch (BrokenStream e) {
            return false;
        }
    }
}
