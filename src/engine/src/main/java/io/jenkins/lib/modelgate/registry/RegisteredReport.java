package io.jenkins.lib.modelgate.registry;

/**
 * A report that was registered with a version.
 *
 * @param version whose it is
 * @param json the report as it was attached
 */
public record RegisteredReport(ModelVersion version, String json) {}
