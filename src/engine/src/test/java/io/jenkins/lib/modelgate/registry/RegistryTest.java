package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void twoVersions() {
        shelf = new Shelf(folder).file("model.onnx", Shelf.model("weights"));
        shelf.register("build", "1");
        shelf.register("build", "2");
    }

    @Test
    void findsVersionsByNameAndNumber() {
        Registry registry = shelf.registry();

        assertThat(registry.find("fraud", 2))
                .hasValueSatisfying(version -> assertThat(version.build()).isEqualTo("2"));
        assertThat(registry.find("fraud", 3)).isEmpty();
        assertThat(registry.find("churn", 1)).isEmpty();
        assertThat(registry.latest("fraud")).isEqualTo(registry.find("fraud", 2));
        assertThat(registry.latest("churn")).isEmpty();
        assertThat(registry.folder()).isEqualTo(shelf.registryFolder());
    }

    @Test
    void anAliasMovesFromVersionToVersionAndOthersStay() {
        Registry registry = shelf.registry();
        registry.alias("fraud:1", "champion");
        registry.alias("fraud:1", "first");

        assertThat(registry.alias("fraud", "champion").version()).isEqualTo(2);
        assertThat(registry.alias("fraud@champion", "second").version()).isEqualTo(2);
        assertThat(registry.alias("fraud@first", "first").version()).isEqualTo(1);
        assertThat(registry.verify().isClean()).isTrue();
        shelf.register("build", "3");
        assertThat(registry.alias("fraud@champion", "champion").version()).isEqualTo(2);
        assertThatThrownBy(() -> registry.alias("fraud@last", "champion"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "No version of fraud in the registry has the alias 'last'; there are champion, first, second.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Champion", "1", "a..b", "a,b", "a:b"})
    void refusesWhatCanBeNoAlias(String alias) {
        assertThatThrownBy(() -> shelf.registry().alias("fraud:1", alias))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("An alias is up to 64 lower-case letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fraud:", "fraud:0", "fraud:x", "fraud@", "fraud:1@a", "@champion"})
    void refusesWhatNamesNoVersion(String name) {
        assertThatThrownBy(() -> shelf.registry().profile(name))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("names no version");
    }

    @Test
    void seesWhatOthersRegisterLater() {
        Registry registry = shelf.registry();
        shelf.register("build", "3");

        assertThat(registry.list("fraud")).hasSize(3);
    }

    @Test
    void sharesOneFileAmongVersionsOfTheSameContent() {
        assertThat(shelf.registry().verify())
                .isEqualTo(shelf.registry().verify())
                .satisfies(check -> {
                    assertThat(check.isClean()).isTrue();
                    assertThat(check.versions()).isEqualTo(2);
                    assertThat(check.blobs()).isEqualTo(6);
                });
    }

    @Test
    void saysWhereThereIsNone() {
        assertThatThrownBy(() -> Registry.open(folder.resolve("nowhere")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("There is no registry in ");
        assertThatThrownBy(() -> Registry.openOrCreate(folder))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("holds other files and no registry");
        assertThatThrownBy(() -> Registry.openOrCreate(folder.resolve("model.onnx")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("is a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "[]", "null", "{\"schemaVersion\":2}", "{\"schemaVersion\":1,\"manifests\":[]}"})
    void refusesAnIndexThatIsNone(String json) throws IOException {
        Files.writeString(shelf.registryFolder().resolve("index.json"), json);

        damaged("index.json");
    }

    @Test
    void refusesARegistryWithoutItsIndexOrItsMarkerRatherThanMakingAnEmptyOne() throws IOException {
        Path index = shelf.registryFolder().resolve("index.json");
        String json = Files.readString(index);
        Files.delete(index);
        damaged("it has no file index.json");

        Files.delete(shelf.registryFolder().resolve("oci-layout"));
        assertThatThrownBy(() -> Registry.openOrCreate(shelf.registryFolder()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("it has blobs and no file oci-layout");

        Files.writeString(index, json);
        assertThatThrownBy(() -> Registry.openOrCreate(shelf.registryFolder()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("it has no file oci-layout");
    }

    @Test
    void refusesALayoutOfAnotherVersion() throws IOException {
        Files.writeString(shelf.registryFolder().resolve("oci-layout"), "{\"imageLayoutVersion\":\"2.0.0\"}");

        damaged("speaks of layout version '2.0.0', not 1.0.0");
    }

    @Test
    void refusesAMissingModelFile() throws IOException {
        Files.delete(blob(version()));

        damaged("model.onnx of fraud:1 is missing");
    }

    @Test
    void refusesATruncatedModelFile() throws IOException {
        Files.writeString(blob(version()), "weight");

        damaged("model.onnx of fraud:1 has 6 bytes instead of 20");
    }

    @Test
    void refusesAChangedManifestOrDescription() throws IOException {
        Path manifest = blob(index().at("/manifests/0/digest").asText());
        String json = Files.readString(manifest);
        Path config = blob(Json.mapper().readTree(json).at("/config/digest").asText());

        Files.writeString(manifest, json.replace("fraud", "frauD"));
        damaged("the manifest fraud:1 has the digest");
        Files.writeString(manifest, json);
        Files.writeString(
                config, Files.readString(config).replace("weights", "weightS").replace("fraud", "frauD"));
        damaged("the description of fraud:1 has the digest");
    }

    @Test
    void refusesAnIndexThatSpeaksOfAnotherVersionThanTheManifest() throws IOException {
        ObjectNode index = index();
        ((ObjectNode) index.at("/manifests/0/annotations")).put("io.modelgate.version", "7");
        write(index);

        damaged("speaks of fraud:1");
    }

    @Test
    void refusesAVersionThatIsNamedTwice() throws IOException {
        ObjectNode index = index();
        ((ArrayNode) index.get("manifests")).add(index.get("manifests").get(0));
        write(index);

        damaged("its index names fraud:1 twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:../../../model.onnx", "sha512:abc", "", "sha256:ABC"})
    void refusesADigestThatIsNone(String digest) throws IOException {
        ObjectNode index = index();
        ((ObjectNode) index.get("manifests").get(0)).put("digest", digest);
        write(index);

        damaged("is no SHA-256 digest");
    }

    @Test
    void registersNothingInADamagedRegistry() throws IOException {
        Files.delete(blob(version()));

        assertThat(shelf.register("build", "3").report().verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void findsATamperedModelFileByReadingIt() throws IOException {
        ModelVersion version = version();
        Files.writeString(blob(version), Shelf.model("Weights"));

        RegistryCheck check = Registry.open(shelf.registryFolder()).verify();
        assertThat(check.isClean()).isFalse();
        assertThat(check.problems()).singleElement().asString().contains("model.onnx of fraud:1 has the digest");
        try (InputStream in = shelf.registry().openModel(version)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the model file of fraud:1 has the digest");
        }
        try (InputStream in = shelf.registry().openModel(version)) {
            assertThatThrownBy(() -> in.skipNBytes(21)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesEveryProblemOfARegistryThatCannotBeOpened() throws IOException {
        shelf.file("model.onnx", Shelf.model("other")).register("build", "3");
        Files.delete(blob(version()));

        assertThat(Registry.verify(shelf.registryFolder()).problems()).hasSize(2);
        assertThat(Registry.verify(shelf.registryFolder()).versions()).isEqualTo(1);
        assertThat(Registry.verify(folder.resolve("nowhere")).isClean()).isFalse();
    }

    @Test
    void namesEachMissingAndEachChangedFileAndWhatIsWrongWithTheFolderItself() throws IOException {
        shelf.file("model.onnx", Shelf.model("other")).file("p.json", Shelf.PROFILE);
        shelf.register("build", "3", "profile", "p.json");
        ModelVersion third = shelf.registry().find("fraud", 3).orElseThrow();
        Files.writeString(blob(version()), Shelf.model("Weights"));
        Files.delete(blob(third));
        Files.delete(blob(third.profileDigest()));
        Files.delete(shelf.registryFolder().resolve("oci-layout"));

        assertThat(Registry.verify(shelf.registryFolder()).problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("it has no file oci-layout"))
                .anyMatch(problem -> problem.contains("model.onnx of fraud:3 is missing"))
                .anyMatch(problem -> problem.contains("modelgate/profile.json of fraud:3 is missing"))
                .anyMatch(problem -> problem.contains("model.onnx of fraud:1 has the digest"));
    }

    @Test
    void findsAChangedFileOfAVersionWhoseManifestIsGone() throws IOException {
        Files.writeString(blob(version()), Shelf.model("Weights"));
        index().get("manifests").forEach(entry -> {
            try {
                Files.delete(blob(entry.get("digest").asText()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(Registry.verify(shelf.registryFolder()).problems())
                .hasSize(3)
                .anyMatch(problem -> problem.contains("the manifest fraud:1 is missing"))
                .anyMatch(problem -> problem.contains("the manifest fraud:2 is missing"))
                .anyMatch(problem -> problem.contains("a file that no readable version names has the digest"));
    }

    @Test
    void putsATamperedFileRightWhenItIsRegisteredAgain() throws IOException {
        Files.writeString(blob(version()), Shelf.model("Weights"));

        shelf.register("build", "3");

        assertThat(shelf.registry().verify().problems()).isEmpty();
    }

    @Test
    void leavesWhatOtherToolsKeepInTheLayoutAlone() throws IOException {
        ObjectNode index = index();
        String foreign = """
                {"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha512:00","size":1,"unheard":"of"}""";
        ((ArrayNode) index.get("manifests")).insert(0, Json.mapper().readTree(foreign));
        index.putObject("annotations").put("org.example.kept", "yes");
        write(index);

        shelf.register("build", "3");

        assertThat(shelf.registry().list("fraud")).hasSize(3);
        assertThat(index().get("manifests").get(0)).isEqualTo(Json.mapper().readTree(foreign));
        assertThat(index().at("/annotations/org.example.kept").asText()).isEqualTo("yes");
    }

    @Test
    void readsACopyWhoseIndexHasLostItsAnnotations() throws IOException {
        ObjectNode index = index();
        index.get("manifests")
                .forEach(entry -> ((ObjectNode) entry).remove(java.util.List.of("annotations", "artifactType")));
        write(index);

        assertThat(shelf.registry().list("fraud"))
                .extracting(ModelVersion::version)
                .containsExactly(1, 2);
        shelf.register("build", "3");
        assertThat(shelf.registry().latest("fraud").orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void finishesWhatAKilledProcessBegan() throws IOException {
        Path begun = folder.resolve("begun");
        Files.createDirectories(begun.resolve("blobs/sha256"));
        Files.writeString(begun.resolve(".lock"), "");
        Files.writeString(begun.resolve(".123.modelgate-tmp"), "{");
        Files.writeString(begun.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[]}");

        assertThat(Registry.openOrCreate(begun).list()).isEmpty();
        assertThat(begun.resolve(".123.modelgate-tmp")).doesNotExist();
    }

    private void damaged(String how) {
        assertThatThrownBy(() -> Registry.open(shelf.registryFolder()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(how)
                .hasMessageNotContaining("\n");
        assertThat(Registry.verify(shelf.registryFolder()).isClean()).isFalse();
    }

    private ModelVersion version() {
        return shelf.registry().find("fraud", 1).orElseThrow();
    }

    private Path blob(ModelVersion version) {
        return blob(version.digest());
    }

    private Path blob(String digest) {
        return shelf.registryFolder().resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
    }

    private ObjectNode index() {
        return Json.read(shelf.registryFolder().resolve("index.json"), ObjectNode.class, "index");
    }

    private void write(ObjectNode index) throws IOException {
        Files.writeString(shelf.registryFolder().resolve("index.json"), Json.write(index));
    }
}
