package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parts of the OCI image specification 1.1 that a registry folder is made of. */
final class Oci {

    static final String LAYOUT_VERSION = "1.0.0";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    static final String MODEL = "application/vnd.modelgate.model.v1";
    static final String VERSION_CONFIG = "application/vnd.modelgate.version.v1+json";
    static final String PACK = "application/vnd.modelgate.pack.v1";
    static final String PACK_CONFIG = "application/vnd.modelgate.pack.v1+json";
    static final String MODEL_FILE = "application/vnd.modelgate.model.file.v1";
    static final String PROFILE = "application/vnd.modelgate.profile.v1+json";
    static final String ALLOW = "application/vnd.modelgate.allow.v1";
    static final String REPORT = "application/vnd.modelgate.report.v1+json";

    static final String TITLE = "org.opencontainers.image.title";
    static final String CREATED = "org.opencontainers.image.created";
    static final String REF_NAME = "org.opencontainers.image.ref.name";
    static final String NAME = "io.modelgate.name";
    static final String VERSION = "io.modelgate.version";
    static final String ALIASES = "io.modelgate.aliases";

    /** Of the index: every alias that was ever given, and to which version last. */
    static final String ALIASED = "io.modelgate.aliased";

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private Oci() {}

    /** Whether a text is a SHA-256 digest; nothing else becomes part of a path. */
    static boolean isDigest(String text) {
        return text != null && DIGEST.matcher(text).matches();
    }

    /**
     * Points at a blob.
     *
     * @param artifactType of the manifest pointed at, or null
     * @param digest {@code sha256:} and 64 hexadecimal digits
     * @param size in bytes
     * @param annotations never null
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Descriptor(
            String mediaType,
            String artifactType,
            String digest,
            @JsonInclude(JsonInclude.Include.ALWAYS) long size,
            Map<String, String> annotations) {

        Descriptor {
            Objects.requireNonNull(mediaType, "mediaType");
            if (!isDigest(digest)) {
                throw new IllegalArgumentException("'%s' is no SHA-256 digest".formatted(digest));
            }
            if (size < 0) {
                throw new IllegalArgumentException("a blob of %d bytes cannot be".formatted(size));
            }
            annotations = sorted(annotations);
        }

        static Descriptor of(String mediaType, String digest, long size) {
            return new Descriptor(mediaType, null, digest, size, Map.of());
        }

        Descriptor titled(String title) {
            return new Descriptor(mediaType, artifactType, digest, size, Map.of(TITLE, title));
        }

        /** The file name that tools give the blob, or null. */
        String title() {
            return annotations.get(TITLE);
        }
    }

    /** Ties a description to its files. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Manifest(
            int schemaVersion,
            String mediaType,
            String artifactType,
            Descriptor config,
            List<Descriptor> layers,
            Map<String, String> annotations) {

        Manifest {
            if (schemaVersion != 2) {
                throw new IllegalArgumentException("schemaVersion is %d, not 2".formatted(schemaVersion));
            }
            Objects.requireNonNull(config, "config");
            layers = List.copyOf(Objects.requireNonNull(layers, "layers"));
            annotations = sorted(annotations);
        }

        static Manifest of(
                String artifactType, Descriptor config, List<Descriptor> layers, Map<String, String> annotations) {
            return new Manifest(2, MANIFEST, artifactType, config, layers, annotations);
        }

        List<Descriptor> layers(String mediaType) {
            return layers.stream()
                    .filter(layer -> layer.mediaType().equals(mediaType))
                    .toList();
        }
    }

    /** In one order, so that the same content has the same digest. */
    private static Map<String, String> sorted(Map<String, String> annotations) {
        return annotations == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(annotations));
    }
}
