package io.jenkins.plugins.modelgate.steps;

/** What a verdict does to the build. */
public enum StopRule {
    /** The build fails here. */
    FAILURE,
    /** The build goes on and becomes unstable. */
    UNSTABLE,
    /** The build goes on as if nothing were. */
    NONE;

    public String getDisplayName() {
        return switch (this) {
            case FAILURE -> Messages.StopRule_failure();
            case UNSTABLE -> Messages.StopRule_unstable();
            case NONE -> Messages.StopRule_none();
        };
    }
}
