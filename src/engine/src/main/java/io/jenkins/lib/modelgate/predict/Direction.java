package io.jenkins.lib.modelgate.predict;

/** Which values of a metric are the better ones. */
public enum Direction {
    /** The greater the better. */
    GREATER,
    /** The smaller the better. */
    SMALLER,
    /** The nearer to 0 the better, from either side. */
    NEAR_ZERO,
    /** Neither: a number to know, not to compare. */
    NEITHER
}
