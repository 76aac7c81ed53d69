package io.jenkins.lib.modelgate.scan.pickle;

import java.util.Arrays;

/** The machine's stack of codes, and where its marks are. What goes wrong on it ends an unpickler, and so the machine. */
final class OperandStack {

    private static final int MOST = 16 << 20;
    private static final int MOST_MARKS = 1 << 20;

    int[] codes = new int[64];
    int size;
    private int[] marks = new int[16];
    private int markCount;

    void push(int code, long at) throws BrokenStream {
        if (size == codes.length) {
            if (size >= MOST) {
                throw BrokenStream.beyondBounds(at, "the stack is deeper than " + MOST + " objects");
            }
            codes = Arrays.copyOf(codes, size * 2);
        }
        codes[size++] = code;
    }

    int pop(long at) throws BrokenStream {
        need(1, at);
        return codes[--size];
    }

    int top(long at) throws BrokenStream {
        need(1, at);
        return codes[size - 1];
    }

    /** Holds that there are objects above the last mark. */
    void need(int count, long at) throws BrokenStream {
        if (size - fence() < count) {
            throw BrokenStream.at(at, "an opcode takes an object from a stack that has none");
        }
    }

    private int fence() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }

    void mark(long at) throws BrokenStream {
        if (markCount == marks.length) {
            if (markCount >= MOST_MARKS) {
                throw BrokenStream.beyondBounds(at, "there are more than " + MOST_MARKS + " marks on the stack");
            }
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        marks[markCount++] = size;
    }

    /** Takes the last mark away; where the objects above it begin. */
    int popMark(long at) throws BrokenStream {
        if (markCount == 0) {
            throw BrokenStream.at(at, "an opcode looks for a mark, and there is none");
        }
        return marks[--markCount];
    }

    /** What {@code POP} does: takes an object away, or else a mark. */
    void popObjectOrMark(long at) throws BrokenStream {
        if (markCount > 0 && marks[markCount - 1] == size) {
            markCount--;
        } else {
            pop(at);
        }
    }
}
