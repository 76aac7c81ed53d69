package io.jenkins.lib.modelgate.report;

/** Hears what a step is doing while it does it; safe to call from several threads. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = line -> {};

    /**
     * One line for a person.
     *
     * @param line without a line break and without secrets
     */
    void line(String line);
}
