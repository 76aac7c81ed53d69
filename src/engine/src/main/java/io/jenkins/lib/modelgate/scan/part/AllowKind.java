package io.jenkins.lib.modelgate.scan.part;

/**
 * What kind of line in an allow file would settle a finding. Whoever makes a finding says so, since only that one knows what
 * a person could review; where nothing is said, no line is suggested.
 */
public enum AllowKind {
    /** Nothing to suggest: hostile, contradicting or unreadable. */
    NONE,
    /** {@code import}: nobody has reviewed it, and nothing speaks for malice. */
    IMPORT,
    /** {@code operator}: of another library than the framework's own. */
    OPERATOR,
    /** {@code file}: a part of a format that nobody here knows. */
    FILE,
    /** {@code sha256:}: this very file, for this rule. */
    THIS_FILE
}
