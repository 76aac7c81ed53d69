package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A registered version of a model: which file it is, where it came from and what speaks for it.
 *
 * @param name the model's name
 * @param version 1 for the first, one more for each further
 * @param digest {@code sha256:} and 64 hexadecimal digits of the model file
 * @param fileName the model file's name, without folders
 * @param bytes the model file's size, at least 1
 * @param createdAt when it was registered
 * @param sourceCommit the commit it was built from as the user wrote it, or null
 * @param build what built it as the user wrote it, e.g. a job's URL and number, or null
 * @param metrics the scalars of the attached {@code modelValidate} reports by name; those of a report whose id is not
 *     {@code default} as {@code <id>.<name>}
 * @param inputs the files that went into the attached reports
 * @param profileDigest {@code sha256:} and 64 hexadecimal digits of the reference profile, or null
 * @param reports what was attached, in the order of their step and id
 */
public record ModelVersion(
        String name,
        int version,
        String digest,
        String fileName,
        long bytes,
        Instant createdAt,
        String sourceCommit,
        String build,
        Map<String, Double> metrics,
        List<Input> inputs,
        String profileDigest,
        List<AttachedReport> reports) {

    /**
     * A report kept with the version.
     *
     * @param sha256 64 hexadecimal digits of the report's JSON as it was attached
     */
    public record AttachedReport(String step, String id, Verdict verdict, String sha256) {
        public AttachedReport {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(verdict, "verdict");
            if (!Oci.isDigest("sha256:" + sha256)) {
                throw new IllegalArgumentException("'%s' is no SHA-256 digest".formatted(sha256));
            }
        }
    }

    public ModelVersion {
        Objects.requireNonNull(createdAt, "createdAt");
        Naming.modelProblem(name).ifPresent(ModelVersion::refuse);
        Naming.fileProblem(fileName).ifPresent(ModelVersion::refuse);
        if (version < 1) {
            refuse("a version is 1 or more, not " + version);
        }
        if (bytes < 1) {
            refuse("a model file of %d bytes cannot be".formatted(bytes));
        }
        if (!Oci.isDigest(digest) || profileDigest != null && !Oci.isDigest(profileDigest)) {
            refuse("'%s' or '%s' is no SHA-256 digest".formatted(digest, profileDigest));
        }
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        inputs = List.copyOf(inputs);
        reports = List.copyOf(reports);
    }

    /** {@code name:version}, as the layout's index and other tools call it. */
    public String reference() {
        return name + ":" + version;
    }

    /** As a report names it. */
    public ModelRef asModelRef() {
        return new ModelRef(name, Integer.toString(version), digest);
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException(why);
    }
}
