package io.jenkins.lib.modelgate.scan;

/**
 * The scan of a version that was approved before.
 *
 * @param json its report
 * @param from what a report calls it, e.g. {@code housing:3}
 */
public record ApprovedScan(String json, String from) {}
