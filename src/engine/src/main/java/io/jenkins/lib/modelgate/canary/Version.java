package io.jenkins.lib.modelgate.canary;

/** The two versions of a model between which traffic is split. */
public enum Version {
    /** The one in production so far. */
    STABLE,
    /** The one that may take its place. */
    CANDIDATE;

    /** As it stands in JSON and in headers: {@code stable}, {@code candidate}. */
    public String word() {
        return this == STABLE ? "stable" : "candidate";
    }
}
