package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.Sample;

/**
 * A numeric column's finite values on either side.
 *
 * @param exact whether these are the values themselves; otherwise they are read off the reference's grid, and a rank may be
 *     off by {@code rankError}
 * @param rankError as a share of the rows, in [0, 1]
 */
record Ordered(Sample reference, Sample current, boolean exact, double rankError) {}
