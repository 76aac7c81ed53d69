package io.jenkins.lib.modelgate.drift.multivariate;

/**
 * Where a node of a tree sends its rows.
 *
 * @param column which column decides
 * @param left for each bin whether its rows go left
 * @param gain by how much the loss falls, more than 0
 */
record Split(int column, boolean[] left, double gain) {}
