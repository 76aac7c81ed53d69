package io.jenkins.lib.modelgate.report;

import java.util.regex.Pattern;

/**
 * The model a report speaks of; each part is null where it is not known.
 *
 * @param name the model's name in the registry
 * @param version the version's number in the registry
 * @param digest {@code sha256:} and 64 lower-case hexadecimal digits of the model file
 */
public record ModelRef(String name, String version, String digest) {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public ModelRef {
        if (digest != null && !DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException(
                    "digest is '%s', not sha256: and 64 hexadecimal digits".formatted(digest));
        }
    }

    /** A step that was told of no model. */
    public static ModelRef unknown() {
        return new ModelRef(null, null, null);
    }
}
