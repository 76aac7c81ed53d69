package io.jenkins.lib.modelgate.scan.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts pickles together, opcode by opcode, as no pickler would. */
final class Pickle {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static Pickle of(int protocol) {
        return new Pickle().op(Op.PROTO).op(protocol);
    }

    Pickle op(int... opcodes) {
        for (int opcode : opcodes) {
            bytes.write(opcode);
        }
        return this;
    }

    /** Characters as they are, one byte each. */
    Pickle raw(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Pickle raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    Pickle number(long value, int width) {
        for (int i = 0; i < width; i++) {
            bytes.write((int) (value >> 8 * i));
        }
        return this;
    }

    /** {@code SHORT_BINUNICODE}. */
    Pickle text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return op(Op.SHORT_BINUNICODE, utf8.length).raw(utf8);
    }

    /** {@code BINBYTES}. */
    Pickle constant(byte[] constant) {
        return op(Op.BINBYTES).number(constant.length, 4).raw(constant);
    }

    /** {@code GLOBAL}. */
    Pickle global(String module, String name) {
        return op(Op.GLOBAL).raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** {@code STACK_GLOBAL} of two texts. */
    Pickle stackGlobal(String module, String name) {
        return text(module).text(name).op(Op.STACK_GLOBAL);
    }

    /** Calls what is on the stack with a text. */
    Pickle calledWith(String argument) {
        return text(argument).op(Op.TUPLE1, Op.REDUCE);
    }

    byte[] stop() {
        return op(Op.STOP).bytes.toByteArray();
    }

    /** As it is, without an end. */
    byte[] broken() {
        return bytes.toByteArray();
    }

    Seen seen() throws java.io.IOException {
        return Seen.in(stop());
    }
}
