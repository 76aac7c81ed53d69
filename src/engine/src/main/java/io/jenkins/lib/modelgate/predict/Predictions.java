package io.jenkins.lib.modelgate.predict;

/** Rows of truth and what a model said of them, immutable, in the order in which they were read. */
public interface Predictions {

    /** How many rows there are. */
    int rows();
}
