package io.jenkins.lib.modelgate.report;

import java.util.Objects;
import java.util.regex.Pattern;

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

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Input {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(path, "path");
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 is '%s', not 64 hexadecimal digits".formatted(sha256));
        }
        if (bytes < 0 || rows != null && rows < 0) {
            throw new IllegalArgumentException("an input has %d bytes and %s rows".formatted(bytes, rows));
        }
    }
}
