package io.jenkins.lib.modelgate.registry;

/**
 * The reference profile that was registered with a version.
 *
 * @param version whose it is
 * @param json the profile as it was attached
 */
public record RegisteredProfile(ModelVersion version, String json) {}
