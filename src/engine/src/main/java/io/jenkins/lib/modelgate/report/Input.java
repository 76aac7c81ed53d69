package io.jenkins.lib.modelgate.report;

import java.util.Objects;

/**
 * A file that went into a verdict, so that the verdict can be replayed.
 *
 * @param role what it was used as, e.g. {@code reference}, {@code current}, {@code predictions}, {@code model}
 * @param path as the user named it, relative to the workspace
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes size on disk
 * @param rows rows read, or null where it is not a table
 */
public record Input(String role, String path, String sha256, long bytes, Long rows) {
    public Input {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
    }
}
