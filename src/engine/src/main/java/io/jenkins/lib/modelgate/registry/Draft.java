package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.report.Input;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A version that has no number yet; its files are in place.
 *
 * @param layers the model file first
 */
record Draft(
        String name,
        String digest,
        String fileName,
        long bytes,
        String sourceCommit,
        String build,
        Map<String, Double> metrics,
        List<Input> inputs,
        String profileDigest,
        List<ModelVersion.AttachedReport> reports,
        List<Oci.Descriptor> layers) {

    ModelVersion numbered(int version, Instant createdAt) {
        return new ModelVersion(
                name,
                version,
                digest,
                fileName,
                bytes,
                createdAt,
                sourceCommit,
                build,
                metrics,
                inputs,
                profileDigest,
                reports);
    }

    /** Whether a version is this very model file, out of the same build. */
    boolean isSameAs(ModelVersion version) {
        return name.equals(version.name()) && digest.equals(version.digest()) && Objects.equals(build, version.build());
    }
}
