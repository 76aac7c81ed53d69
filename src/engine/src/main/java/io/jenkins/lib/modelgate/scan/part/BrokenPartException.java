package io.jenkins.lib.modelgate.scan.part;

import java.io.IOException;

/** A part breaks a rule of its format at a known place; the message says which. */
public final class BrokenPartException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long position;

    /** @param position the byte in the part, from 0; -1 where it is not known */
    public BrokenPartException(long position, String sentence, Throwable cause) {
        super(sentence, cause);
        this.position = position;
    }

    /** The byte in the part, from 0; -1 where it is not known. */
    public long position() {
        return position;
    }
}
