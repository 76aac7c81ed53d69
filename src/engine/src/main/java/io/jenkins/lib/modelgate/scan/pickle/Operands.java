package io.jenkins.lib.modelgate.scan.pickle;

import java.io.IOException;

/** What opcodes have behind them in the stream. Each method takes the place of the opcode, for the fault where it is cut off. */
final class Operands {

    private final Window window;
    private final Lines lines;

    Operands(Window window) {
        this.window = window;
        lines = new Lines(window);
    }

    /** An unsigned byte. */
    int single(long at) throws IOException {
        int value = window.read();
        if (value < 0) {
            throw cutOff(at);
        }
        return value;
    }

    /** A little-endian number of 1 to 8 bytes, unsigned but for 8. */
    long number(int width, long at) throws IOException {
        if (!window.have(width)) {
            throw cutOff(at);
        }
        return window.number(width);
    }

    /** A little-endian number of 0 to 8 bytes in two's complement. */
    long signed(int width, long at) throws IOException {
        int unused = Long.SIZE - Byte.SIZE * width;
        return width == 0 ? 0 : number(width, at) << unused >> unused;
    }

    /** Passes over bytes without looking at them. */
    void pass(long count, long at) throws IOException {
        if (count < 0 || !window.skip(count)) {
            throw cutOff(at);
        }
    }

    /** The next line, which is there until the next call. */
    Lines line(long at) throws IOException {
        lines.next(at);
        return lines;
    }

    static BrokenStream cutOff(long at) {
        return BrokenStream.cutOff(
                at, "the stream ends within an opcode, or the opcode says it is longer than the stream");
    }
}
