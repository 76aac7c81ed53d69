package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the model versions of a layout, and holds what they say against each other. */
final class VersionReader {

    static final String SCHEMA = "modelgate.version/1";

    /** A version with the files it is made of. */
    record Entry(Oci.Descriptor descriptor, Oci.Manifest manifest, ModelVersion version) {}

    /** What an entry of the index points at. */
    record Named(Oci.Descriptor descriptor, Oci.Manifest manifest) {

        /** As a message calls the version, which is not known yet. */
        String reference() {
            return descriptor.annotations().getOrDefault(Oci.REF_NAME, descriptor.digest());
        }
    }

    /** By name and number. */
    static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.version().name())
            .thenComparing(entry -> entry.version().version());

    private final Layout layout;
    private final Blobs blobs;

    VersionReader(Layout layout, Blobs blobs) {
        this.layout = layout;
        this.blobs = blobs;
    }

    /** A version's description as it is stored. */
    static byte[] document(ModelVersion version) {
        ObjectNode document = Json.mapper().createObjectNode().put("schema", SCHEMA);
        document.setAll((ObjectNode) Json.mapper().valueToTree(version));
        return Json.write(document).getBytes(StandardCharsets.UTF_8);
    }

    /** Every version, by name and number; the first problem ends it. */
    List<Entry> all(ObjectNode index) {
        return read(index, Optional.empty());
    }

    /** The versions of one model by number; the first problem ends it. */
    List<Entry> of(ObjectNode index, String name) {
        return read(index, Optional.of(name));
    }

    private List<Entry> read(ObjectNode index, Optional<String> name) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode node : Layout.manifests(index)) {
            Optional<Entry> entry = named(node, name)
                    .map(this::entry)
                    .filter(found -> name.isEmpty() || found.version().name().equals(name.get()));
            if (entry.isPresent()) {
                requireOnce(seen, entry.get());
                entries.add(entry.get());
            }
        }
        entries.sort(ORDER);
        return entries;
    }

    /** @param seen the references of the versions before it */
    void requireOnce(Set<String> seen, Entry entry) {
        if (!seen.add(entry.version().reference())) {
            throw layout.damaged(
                    "its index names %s twice".formatted(entry.version().reference()));
        }
    }

    /**
     * The manifest that an entry of the index points at; empty for what other tools keep in the same layout, and for other
     * names.
     */
    Optional<Named> named(JsonNode node, Optional<String> name) {
        JsonNode annotated = node.path("annotations").path(Oci.NAME);
        boolean ours =
                annotated.isTextual() || node.path("artifactType").asText().equals(Oci.MODEL);
        boolean manifest = node.path("mediaType").asText().equals(Oci.MANIFEST)
                && Oci.isDigest(node.path("digest").asText());
        if (!ours && !manifest
                || annotated.isTextual()
                        && name.isPresent()
                        && !annotated.asText().equals(name.get())) {
            return Optional.empty();
        }
        Oci.Descriptor descriptor = Documents.value(layout, node, Oci.Descriptor.class, "an entry of its index");
        String what = "the manifest " + descriptor.annotations().getOrDefault(Oci.REF_NAME, descriptor.digest());
        JsonNode document = Documents.tree(layout, blobs.read(descriptor, what), what);
        if (!document.path("artifactType").asText().equals(Oci.MODEL)) {
            if (ours) {
                throw layout.damaged(what + " is not that of a model");
            }
            return Optional.empty();
        }
        return Optional.of(new Named(descriptor, Documents.value(layout, document, Oci.Manifest.class, what)));
    }

    /** The version that a manifest describes; all of its files must be there. */
    Entry entry(Named named) {
        Oci.Descriptor descriptor = named.descriptor();
        Oci.Manifest manifest = named.manifest();
        String whose = "the description of " + named.reference();
        JsonNode config = Documents.tree(layout, blobs.read(manifest.config(), whose), whose);
        if (!config.path("schema").asText().equals(SCHEMA)) {
            throw layout.damaged("%s has the schema '%s', this version reads %s"
                    .formatted(whose, config.path("schema").asText(), SCHEMA));
        }
        ModelVersion version = Documents.value(layout, config, ModelVersion.class, whose);
        for (Map<String, String> annotations : List.of(descriptor.annotations(), manifest.annotations())) {
            if (!annotations.getOrDefault(Oci.NAME, version.name()).equals(version.name())
                    || !annotations
                            .getOrDefault(Oci.VERSION, Integer.toString(version.version()))
                            .equals(Integer.toString(version.version()))) {
                throw layout.damaged("%s speaks of %s".formatted(whose, version.reference()));
            }
        }
        List<Oci.Descriptor> files = manifest.layers(Oci.MODEL_FILE);
        if (files.size() != 1
                || !files.get(0).digest().equals(version.digest())
                || files.get(0).size() != version.bytes()) {
            throw layout.damaged("%s and its manifest name different model files".formatted(whose));
        }
        manifest.layers().forEach(layer -> blobs.requirePresent(layer, fileOf(layer, version.reference())));
        return new Entry(descriptor, manifest, version);
    }

    /** The version's report of a step: the one with this id, or else the only one. */
    static ModelVersion.AttachedReport report(ModelVersion version, String step, String id) {
        List<ModelVersion.AttachedReport> ofStep = version.reports().stream()
                .filter(report -> report.step().equals(step))
                .toList();
        if (ofStep.isEmpty()) {
            throw new UnavailableException("%s was registered without a report of %s; register it with 'reports'."
                    .formatted(version.reference(), step));
        }
        return ofStep.stream()
                .filter(report -> ofStep.size() == 1 || report.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnavailableException(
                        "%s was registered with several reports of %s (%s), none of which has the id '%s'; say the id of one."
                                .formatted(
                                        version.reference(),
                                        step,
                                        ofStep.stream()
                                                .map(ModelVersion.AttachedReport::id)
                                                .collect(Collectors.joining(", ")),
                                        id)));
    }

    /** What a message calls a version's file. */
    static String fileOf(Oci.Descriptor layer, String reference) {
        return "%s of %s".formatted(layer.title() == null ? "a file" : layer.title(), reference);
    }
}
