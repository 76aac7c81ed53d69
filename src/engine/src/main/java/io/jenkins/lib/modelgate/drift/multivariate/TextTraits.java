package io.jenkins.lib.modelgate.drift.multivariate;

/**
 * What can be counted of a text.
 *
 * @param characters Unicode code points
 * @param words runs of letters, digits and marks
 * @param unknown the share of the words that the reference's vocabulary does not know, in [0, 1]; NaN of a text without words
 */
public record TextTraits(int characters, int words, double unknown) {}
