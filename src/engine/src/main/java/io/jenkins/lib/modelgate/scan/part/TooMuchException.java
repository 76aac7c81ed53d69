package io.jenkins.lib.modelgate.scan.part;

import java.io.IOException;

/** A part goes beyond the bounds of the scan; the message says which. */
public final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    public TooMuchException(String sentence) {
        super(sentence);
    }
}
