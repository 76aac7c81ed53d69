package io.jenkins.lib.modelgate.scan.pickle;

import java.util.Arrays;

/**
 * Tuples of constants, the last few thousand of them: the shape of an array is used at once, or never. An older one is
 * only known to have been a tuple of constants.
 */
final class Recent {

    /** Elements kept of one; more than an array may have dimensions that anybody uses. */
    static final int WIDTH = 16;

    /** What {@link #number} says of what is no number. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int KEPT = 4096;

    private static final int KEPT_FIRST = 64;

    private int[] elements = new int[KEPT_FIRST * WIDTH];
    private int[] sizes = new int[KEPT_FIRST];
    /** The number, or how many objects are in the tuple. */
    private long[] large = new long[KEPT_FIRST];

    private int next;
    private long heaviestForgotten = 1;

    private int place() {
        if (next == sizes.length && next < KEPT) {
            elements = Arrays.copyOf(elements, KEPT * WIDTH);
            sizes = Arrays.copyOf(sizes, KEPT);
            large = Arrays.copyOf(large, KEPT);
        }
        int at = next & sizes.length - 1;
        if (next >= KEPT && sizes[at] >= 0) {
            heaviestForgotten = Math.max(heaviestForgotten, large[at]);
        }
        return at;
    }

    /**
     * Keeps a tuple; its code.
     *
     * @param weight how many objects are in it, those in its tuples among them
     */
    int add(int[] stack, int from, int to, long weight) {
        if (next == Code.PAYLOADS) {
            return Code.PLAIN;
        }
        int at = place();
        sizes[at] = to - from;
        large[at] = weight;
        int kept = Math.min(WIDTH, to - from);
        for (int i = 0; i < kept; i++) {
            elements[at * WIDTH + i] = stack[from + i];
        }
        return Code.of(Code.CONSTANTS, next++);
    }

    /** Keeps a number that is too large for a code; its code. */
    int addNumber(long value) {
        if (next == Code.PAYLOADS) {
            return Code.PLAIN;
        }
        int at = place();
        sizes[at] = -1;
        large[at] = value;
        return Code.of(Code.CONSTANTS, next++);
    }

    /** How many elements the tuple has; -1 where that is no longer known, or it is a number. */
    int size(int payload) {
        return isKept(payload) ? sizes[(payload & sizes.length - 1)] : -1;
    }

    int element(int payload, int index) {
        return elements[(payload & sizes.length - 1) * WIDTH + index];
    }

    /** How many objects are in it; at most so many where that is no longer known. */
    long weight(int payload) {
        if (!isKept(payload)) {
            return heaviestForgotten;
        }
        int at = payload & sizes.length - 1;
        return sizes[at] < 0 ? 1 : large[at];
    }

    /** The number that a code stands for; {@link Long#MIN_VALUE} where it is none, or not known. */
    long number(int code) {
        int payload = Code.payload(code);
        return switch (Code.kind(code)) {
            case Code.NUMBER -> payload;
            case Code.CONSTANTS ->
                isKept(payload) && sizes[(payload & sizes.length - 1)] == -1
                        ? large[(payload & sizes.length - 1)]
                        : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private boolean isKept(int payload) {
        return payload < next && next - payload <= KEPT;
    }
}
