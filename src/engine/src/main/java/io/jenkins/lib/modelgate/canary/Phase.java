package io.jenkins.lib.modelgate.canary;

/** Where a canary stands. */
public enum Phase {
    /** Nothing has been done to the target yet. */
    STARTING,
    /** A step's weight has been decided on and not yet been seen on the target. */
    SHIFTING,
    /** A step's weight is on the target; requests are being counted. */
    OBSERVING,
    /** The weight is being set back to 0 and has not yet been seen there. */
    ROLLING_BACK,
    /** End: the candidate has all traffic, seen on the target. */
    PROMOTED,
    /** End: the candidate has no traffic, seen on the target. */
    ROLLED_BACK,
    /** End: the target could not be brought back to 0; traffic may still reach the candidate. */
    LOST,
    /** End: the target was never touched. */
    NOT_STARTED;

    public boolean isEnd() {
        return compareTo(PROMOTED) >= 0;
    }
}
