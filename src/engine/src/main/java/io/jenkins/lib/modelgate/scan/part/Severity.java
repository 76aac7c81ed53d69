package io.jenkins.lib.modelgate.scan.part;

/** How bad a finding is, mildest first. */
public enum Severity {
    /** Worth knowing; does not stand against approval. */
    INFO,
    /** Nobody has approved it, though nothing speaks for malice. */
    MEDIUM,
    /** It could not be read or tries not to be read, so that nobody knows what it does. */
    HIGH,
    /** It would run code, or reach for files or the network, when loaded. */
    CRITICAL;

    /** Whether a file with such a finding is not approved. */
    public boolean standsAgainstApproval() {
        return this != INFO;
    }
}
