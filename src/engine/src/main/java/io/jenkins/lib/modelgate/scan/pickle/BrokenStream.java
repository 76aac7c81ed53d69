package io.jenkins.lib.modelgate.scan.pickle;

import java.io.IOException;

/** A stream that no unpickler would read further. What came before it has run by then. */
final class BrokenStream extends IOException {

    private static final long serialVersionUID = 1L;

    private final long position;

    private final Cause cause;

    private enum Cause {
        WRONG,
        CUT_OFF,
        BOUND
    }

    private BrokenStream(long position, String sentence, Cause cause) {
        super(sentence, null);
        this.position = position;
        this.cause = cause;
    }

    /** @param sentence what is wrong, to follow "at byte n" */
    static BrokenStream at(long position, String sentence) {
        return new BrokenStream(position, sentence, Cause.WRONG);
    }

    /** All is well as far as the stream goes, but there is no more of it. */
    static BrokenStream cutOff(long position, String sentence) {
        return new BrokenStream(position, sentence, Cause.CUT_OFF);
    }

    /** Perhaps a good stream, but one that asks for more than the scan may spend. */
    static BrokenStream beyondBounds(long position, String sentence) {
        return new BrokenStream(position, sentence, Cause.BOUND);
    }

    /** Of the opcode where it breaks. */
    long position() {
        return position;
    }

    /** Whether more bytes could mend it. */
    boolean isCutOff() {
        return cause == Cause.CUT_OFF;
    }

    /** Whether it is the scan that gave up. */
    boolean isBound() {
        return cause == Cause.BOUND;
    }
}
