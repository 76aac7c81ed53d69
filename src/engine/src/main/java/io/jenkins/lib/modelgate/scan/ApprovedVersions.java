package io.jenkins.lib.modelgate.scan;

/** Finds what a registry holds of a version's scan. */
@FunctionalInterface
public interface ApprovedVersions {

    /**
     * The scan that was registered with a version, or one of its stored file.
     *
     * @param reference as the user said it, {@code registry:housing@champion}
     * @throws io.jenkins.lib.modelgate.report.UnavailableException where there is no such version, or it cannot be read
     */
    ApprovedScan find(String reference);
}
