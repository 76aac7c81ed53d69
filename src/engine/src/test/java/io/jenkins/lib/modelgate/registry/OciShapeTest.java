package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against image-spec 1.1: its JSON Schemas, and what its text says that they do not hold. */
class OciShapeTest {

    private static final String IDS = "https://opencontainers.org/schema/";

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void aVersionWithEverything() {
        shelf = new Shelf(folder)
                .file("model.onnx", Shelf.model("weights"))
                .file("profile.json", Shelf.PROFILE)
                .report("modelValidate", "default", Verdict.PASSED, null);
        shelf.register("profile", "profile.json", "reports", "modelgate/*.json", "build", "7");
    }

    @Test
    void isAnImageLayout() {
        valid("image-layout-schema", shelf.registryFolder().resolve("oci-layout"));
        valid("image-index-schema", shelf.registryFolder().resolve("index.json"));
        JsonNode index = json(shelf.registryFolder().resolve("index.json"));
        assertThat(index.get("mediaType").asText()).isEqualTo("application/vnd.oci.image.index.v1+json");
    }

    @Test
    void holdsAnImageManifestOfItsOwnArtifactType() throws IOException {
        JsonNode entry = entry(shelf.registryFolder());
        Path file = blob(shelf.registryFolder(), entry);
        JsonNode manifest = json(file);

        valid("content-descriptor", entry);
        valid("image-manifest-schema", file);
        assertThat(entry.get("mediaType").asText()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(entry.get("artifactType").asText()).isEqualTo("application/vnd.modelgate.model.v1");
        assertThat(entry.get("annotations"))
                .isEqualTo(Json.mapper()
                        .createObjectNode()
                        .put("io.modelgate.name", "fraud")
                        .put("io.modelgate.version", "1")
                        .put("org.opencontainers.image.ref.name", "fraud:1"));
        assertThat(manifest.get("mediaType").asText()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(manifest.get("artifactType").asText()).isEqualTo("application/vnd.modelgate.model.v1");
        assertThat(manifest.at("/annotations/org.opencontainers.image.created").asText())
                .isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void namesEachFileByDigestSizeMediaTypeAndTitle() throws IOException {
        JsonNode manifest = json(blob(shelf.registryFolder(), entry(shelf.registryFolder())));

        assertThat(manifest.at("/config/mediaType").asText()).isEqualTo("application/vnd.modelgate.version.v1+json");
        List<String> layers = new ArrayList<>();
        manifest.get("layers")
                .forEach(layer -> layers.add(layer.get("mediaType").asText() + " "
                        + layer.at("/annotations/org.opencontainers.image.title")
                                .asText()));
        assertThat(layers)
                .containsExactly(
                        "application/vnd.modelgate.model.file.v1 model.onnx",
                        "application/vnd.modelgate.profile.v1+json modelgate/profile.json",
                        "application/vnd.modelgate.report.v1+json modelgate/modelValidate-default.json",
                        "application/vnd.modelgate.report.v1+json modelgate/modelScan-modelRegister.json");
        List<JsonNode> descriptors = new ArrayList<>(List.of(manifest.get("config")));
        manifest.get("layers").forEach(descriptors::add);
        for (JsonNode descriptor : descriptors) {
            Fingerprint content = Fingerprint.of(blob(shelf.registryFolder(), descriptor));
            assertThat(descriptor.get("digest").asText()).isEqualTo(content.digest());
            assertThat(descriptor.get("size").asLong()).isEqualTo(content.bytes());
        }
    }

    @Test
    void describesTheVersionInItsConfig() throws IOException {
        JsonNode manifest = json(blob(shelf.registryFolder(), entry(shelf.registryFolder())));
        JsonNode config = json(blob(shelf.registryFolder(), manifest.get("config")));

        List<String> fields = new ArrayList<>();
        config.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "schema",
                        "name",
                        "version",
                        "digest",
                        "fileName",
                        "bytes",
                        "createdAt",
                        "build",
                        "metrics",
                        "inputs",
                        "profileDigest",
                        "reports");
        assertThat(config.get("schema").asText()).isEqualTo("modelgate.version/1");
    }

    @Test
    void packsAreLayoutsToo() throws IOException {
        Path pack = folder.resolve("pack");
        Register.pack(shelf.spec("reports", "modelgate/*.json"), shelf.workspace(), Shelf.CLOCK, Progress.NONE, pack);

        valid("image-layout-schema", pack.resolve("oci-layout"));
        valid("image-index-schema", pack.resolve("index.json"));
        valid("image-manifest-schema", blob(pack, entry(pack)));
    }

    @Test
    void hasNoBlobsButThoseItNames() throws IOException {
        try (var blobs = Files.list(shelf.registryFolder().resolve("blobs/sha256"))) {
            assertThat(blobs)
                    .hasSize(6)
                    .allSatisfy(blob -> assertThat(blob.getFileName().toString())
                            .isEqualTo(Fingerprint.of(blob).sha256()));
        }
    }

    private static JsonNode entry(Path layout) {
        return json(layout.resolve("index.json")).get("manifests").get(0);
    }

    private static Path blob(Path layout, JsonNode descriptor) {
        return layout.resolve("blobs/sha256")
                .resolve(descriptor.get("digest").asText().substring("sha256:".length()));
    }

    private static JsonNode json(Path file) {
        return Json.read(file, JsonNode.class, file.toString());
    }

    private static void valid(String schema, Path file) {
        valid(schema, json(file));
    }

    private static void valid(String schema, JsonNode document) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V4,
                builder -> builder.schemaMappers(mappers -> mappers.mappings(
                        iri -> iri.startsWith(IDS) && iri.endsWith(".json"),
                        iri -> "classpath:oci" + iri.substring(iri.lastIndexOf('/')))));
        assertThat(factory.getSchema(SchemaLocation.of("classpath:oci/" + schema + ".json"))
                        .validate(document))
                .isEmpty();
    }
}
