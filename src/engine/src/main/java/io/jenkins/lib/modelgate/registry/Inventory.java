package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.registry.VersionReader.Entry;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The versions of a registry, held against the numbers that were given out. */
final class Inventory {

    /** A manifest is a few kilobytes; what is larger is somebody's model. */
    private static final long MAX_MANIFEST_BYTES = 1 << 20;

    private static final String LOST_EVERYTHING =
            "its %s names no version, and there are files of versions. Bring %s back from a backup"
                    .formatted(Layout.INDEX, Layout.INDEX);

    /**
     * One look at a registry.
     *
     * @param versions by name and number
     */
    record Seen(GivenNumbers numbers, ObjectNode index, List<Entry> versions) {

        /** Those of one model. */
        List<Entry> of(String model) {
            return versions.stream()
                    .filter(entry -> entry.version().name().equals(model))
                    .toList();
        }

        List<ModelVersion> described() {
            return versions.stream().map(Entry::version).toList();
        }
    }

    private final Layout layout;
    private final VersionReader reader;

    Inventory(Layout layout, Blobs blobs) {
        this.layout = layout;
        this.reader = new VersionReader(layout, blobs);
    }

    /** Every version; the first problem ends it. */
    Seen all() {
        return look(null);
    }

    /** The versions of one model; the first problem ends it. */
    Seen of(String model) {
        return look(model);
    }

    private Seen look(String model) {
        // The numbers first: whoever registers meanwhile writes the index first.
        GivenNumbers numbers = GivenNumbers.read(layout);
        ObjectNode index = layout.index();
        List<Entry> versions = model == null ? reader.all(index) : reader.of(index, model);
        numbers.requireNoneLost(versions, model);
        requireNotEverythingLost(numbers, index);
        return new Seen(numbers, index, versions);
    }

    /** Where no numbers were ever kept, the files themselves tell that there were versions. */
    void requireNotEverythingLost(GivenNumbers numbers, ObjectNode index) {
        if (!numbers.isUnknown() || !Layout.manifests(index).isEmpty() || !Files.isDirectory(layout.blobFolder())) {
            return;
        }
        try (Stream<Path> blobs = Files.list(layout.blobFolder())) {
            if (blobs.anyMatch(Inventory::isManifest)) {
                throw layout.damaged(LOST_EVERYTHING);
            }
        } catch (IOException e) {
            throw layout.unreadable(e);
        }
    }

    private static boolean isManifest(Path blob) {
        try {
            if (!Files.isRegularFile(blob) || Files.size(blob) > MAX_MANIFEST_BYTES) {
                return false;
            }
            JsonNode document = Json.read(blob, JsonNode.class, "a blob");
            return document.path("artifactType").asText().equals(Oci.MODEL);
        } catch (IOException | UnavailableException notOne) {
            return false;
        }
    }
}
