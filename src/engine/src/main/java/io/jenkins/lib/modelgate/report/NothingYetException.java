package io.jenkins.lib.modelgate.report;

/**
 * What was asked for has not come into being yet: a registry that holds no version with the alias, say. Nothing is broken,
 * but neither is there anything to go by; who does not expect it treats it like any {@link UnavailableException}.
 */
public final class NothingYetException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    public NothingYetException(String sentence) {
        super(sentence);
    }
}
