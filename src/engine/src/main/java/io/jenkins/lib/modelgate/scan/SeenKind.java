package io.jenkins.lib.modelgate.scan;

/**
 * A kind of part.
 *
 * @param format what the scanner calls it
 * @param parts how many there are, at least 1
 */
record SeenKind(String format, long parts) {}
