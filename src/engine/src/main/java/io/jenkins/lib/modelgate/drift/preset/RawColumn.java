package io.jenkins.lib.modelgate.drift.preset;

/**
 * One column of one side, every row of it in the order of the rows: these rules look at the data itself. Made by
 * {@link RawColumnReader}.
 */
public sealed interface RawColumn permits RawNumbers, RawWords {

    /** All rows, those without a value too. */
    int rows();

    /** Rows without a value. */
    int missing();
}
