package io.jenkins.lib.modelgate.scan.pickle;

import java.io.IOException;

/** A stream that no unpickler would read further. What came before it has run by then. */
final class BrokenStream extends IOException {

    private static final long serialVersionUID = 1L;

    private final long position;

    private final boolean bound;

    private BrokenStream(long position, String sentence, boolean bound) {
        super(sentence, null);
        this.position = position;
        this.bound = bound;
    }

    /** @param sentence what is wrong, to follow "at byte n" */
    static BrokenStream at(long position, String sentence) {
        return new BrokenStream(position, sentence, false);
    }

    /** Perhaps a good stream, but one that asks for more than the scan may spend. */
    static BrokenStream beyondBounds(long position, String sentence) {
        return new BrokenStream(position, sentence, true);
    }

    /** Of the opcode where it breaks. */
    long position() {
        return position;
    }

    /** Whether it is the scan that gave up. */
    boolean isBound() {
        return bound;
    }
}
