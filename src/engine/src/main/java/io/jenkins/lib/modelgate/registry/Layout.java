package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** An OCI image layout folder: its marker, its index and where its blobs are. */
final class Layout {

    static final String MARKER = "oci-layout";
    static final String INDEX = "index.json";
    static final String BLOBS = "blobs";

    private final Path folder;
    private final String what;

    /** @param what what a message calls it, e.g. {@code registry} or {@code pack} */
    Layout(Path folder, String what) {
        this.folder = folder.toAbsolutePath().normalize();
        this.what = what;
    }

    Path folder() {
        return folder;
    }

    Path blobFolder() {
        return folder.resolve(BLOBS).resolve("sha256");
    }

    /** Where a blob is or would be. */
    Path blob(String digest) {
        if (!Oci.isDigest(digest)) {
            throw damaged("'%s' is no SHA-256 digest".formatted(digest));
        }
        return blobFolder().resolve(digest.substring("sha256:".length()));
    }

    boolean hasMarker() {
        return Files.exists(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses what is no layout of a version that is understood here. */
    void requireMarker() {
        String version = document(MARKER).path("imageLayoutVersion").asText();
        if (!version.equals(Oci.LAYOUT_VERSION)) {
            throw damaged(
                    "its %s speaks of layout version '%s', not %s".formatted(MARKER, version, Oci.LAYOUT_VERSION));
        }
    }

    /** The index as it stands, with what other tools wrote into it. */
    ObjectNode index() {
        JsonNode index = document(INDEX);
        if (!(index instanceof ObjectNode object)
                || index.path("schemaVersion").asInt() != 2
                || !index.path("manifests").isArray()) {
            throw damaged("its %s is no OCI image index".formatted(INDEX));
        }
        return object;
    }

    /** The descriptors of an index. */
    static ArrayNode manifests(ObjectNode index) {
        return (ArrayNode) index.get("manifests");
    }

    void writeIndex(ObjectNode index) {
        write(INDEX, index);
    }

    /** Makes an empty layout; the marker last, since a folder with a marker counts as whole. */
    void create() {
        try {
            Files.createDirectories(blobFolder());
        } catch (IOException e) {
            throw unwritable(e);
        }
        ObjectNode index = Json.mapper().createObjectNode();
        index.put("schemaVersion", 2).put("mediaType", Oci.INDEX).putArray("manifests");
        writeIndex(index);
        write(MARKER, Json.mapper().createObjectNode().put("imageLayoutVersion", Oci.LAYOUT_VERSION));
    }

    UnavailableException damaged(String how) {
        return new UnavailableException("The %s in %s is damaged: %s.".formatted(what, folder, how));
    }

    UnavailableException unreadable(IOException e) {
        return new UnavailableException(
                "The %s in %s cannot be read: %s.".formatted(what, folder, DiskReason.of(e)), e);
    }

    UnavailableException unwritable(IOException e) {
        return new UnavailableException(
                "The %s in %s cannot be written: %s.".formatted(what, folder, DiskReason.of(e)), e);
    }

    /** A document of the folder; empty where there is none. */
    Optional<JsonNode> documentIfPresent(String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(document(name))
                : Optional.empty();
    }

    private JsonNode document(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw damaged("it has no file " + name);
        }
        return Json.read(file, JsonNode.class, "The %s's %s in %s".formatted(what, name, folder));
    }

    void write(String name, JsonNode content) {
        try {
            AtomicFiles.write(folder.resolve(name), Json.write(content));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
