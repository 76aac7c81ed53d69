package io.jenkins.lib.modelgate.report;

/**
 * Something a step needs could not be read or reached: a missing file, a broken table, a dead server. It ends in the
 * verdict {@link Verdict#ERROR}, never in a pass.
 *
 * <p>The message is one sentence for the user: what, where, what to do about it. It holds no secret.
 */
public class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String sentence) {
        super(sentence);
    }

    public UnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
