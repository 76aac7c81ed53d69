package io.jenkins.lib.modelgate.scan;

/**
 * A part that was looked at.
 *
 * @param place {@code archive!member}
 * @param format what it is, as far as was recognised
 * @param bytes its size, or -1 where it was not read to its end
 */
record SeenPart(String place, String format, long bytes) {}
