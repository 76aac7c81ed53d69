package io.jenkins.lib.modelgate.policy;

/**
 * A user's words cannot be followed. The message is one sentence: which setting, what is wrong with it, what would be
 * right. Nothing has been done yet when it is thrown.
 */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String sentence) {
        super(sentence);
    }
}
