package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is given out once, whatever becomes of the index. */
class GivenNumbersTest {

    private static final String EMPTY = "{\"schemaVersion\":2,\"manifests\":[]}";

    @TempDir
    Path folder;

    private Shelf shelf;
    private Path index;
    private Path numbers;

    @BeforeEach
    void twoVersions() {
        shelf = new Shelf(folder).file("model.onnx", Shelf.model("weights"));
        shelf.register("build", "1");
        shelf.register("build", "2");
        index = shelf.registryFolder().resolve("index.json");
        numbers = shelf.registryFolder().resolve("numbers.json");
    }

    @Test
    void anEmptiedIndexIsRefusedAndGivesNoNumberOutAgain() throws IOException {
        String whole = Files.readString(index);
        Files.writeString(index, EMPTY);

        Report refused = shelf.register("build", "3").report();

        assertThat(refused.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(refused.summary())
                .endsWith(
                        "is damaged: its index.json has lost fraud:2; the latest version of fraud that it names is none."
                                + " Bring index.json back from a backup, the files of the lost versions are still there; or give"
                                + " them up by writing 0 for \"kept\" of fraud in its numbers.json, and the next version is 3.");
        assertThatThrownBy(() -> shelf.registry().list("fraud")).isInstanceOf(UnavailableException.class);
        assertThat(Registry.verify(shelf.registryFolder()).problems())
                .singleElement()
                .asString()
                .contains("lost fraud:2");

        Files.writeString(index, whole);
        assertThat(shelf.register("build", "3").report().model().version()).isEqualTo("3");
    }

    @Test
    void anIndexThatLostItsLatestVersionIsRefused() throws IOException {
        ObjectNode shorter = Json.read(index, ObjectNode.class, "index");
        ((ArrayNode) shorter.get("manifests")).remove(1);
        Files.writeString(index, Json.write(shorter));

        assertThatThrownBy(() -> shelf.registry())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("has lost fraud:2; the latest version of fraud that it names is 1.");
    }

    @Test
    void versionsCanBeGivenUpAndTheirNumbersAreNotUsedAgain() throws IOException {
        Files.writeString(index, EMPTY);
        Files.writeString(numbers, Files.readString(numbers).replaceAll("\"kept\" *: *2", "\"kept\":0"));

        assertThat(shelf.register("build", "3").report().model().version()).isEqualTo("3");
        assertThat(shelf.registry().list()).hasSize(1);
        assertThat(shelf.registry().verify().problems()).isEmpty();
    }

    /** A process that was killed after it wrote the index, and before it wrote the number. */
    @Test
    void anIndexThatIsAheadIsTakenOver() throws IOException {
        String before = Files.readString(numbers);
        shelf.register("build", "3");
        Files.writeString(numbers, before);

        assertThat(shelf.registry().list()).hasSize(3);
        shelf.registry().alias("fraud:3", "champion");
        Files.writeString(index, EMPTY);

        assertThatThrownBy(() -> shelf.registry()).hasMessageContaining("has lost fraud:3");
    }

    @Test
    void aRegistryFromBeforeIsTakenOver() throws IOException {
        Files.delete(numbers);

        assertThat(shelf.registry().list()).hasSize(2);
        assertThat(shelf.register("build", "3").report().model().version()).isEqualTo("3");
        Files.writeString(index, EMPTY);
        assertThatThrownBy(() -> shelf.registry()).hasMessageContaining("has lost fraud:3");
    }

    @Test
    void aRegistryFromBeforeWhoseIndexWasEmptiedIsRefusedForItsFiles() throws IOException {
        Files.delete(numbers);
        Files.writeString(index, EMPTY);

        assertThatThrownBy(() -> shelf.registry())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("its index.json names no version, and there are files of versions");
        assertThat(shelf.register("build", "3").report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(Registry.verify(shelf.registryFolder()).isClean()).isFalse();
    }

    /** A first registration that was killed before its version was in the index. */
    @Test
    void filesOfAKilledFirstRegistrationAreInNobodysWay() throws IOException {
        Files.writeString(index, EMPTY);
        Files.writeString(numbers, "{\"schema\":\"modelgate.numbers/1\",\"models\":{}}");

        assertThat(shelf.registry().list()).isEmpty();
        assertThat(shelf.register("build", "1").report().model().version()).isEqualTo("1");
    }

    @Test
    void aRegistryThatLostItsMarkerIsNotBegunAnew() throws IOException {
        Files.delete(shelf.registryFolder().resolve("oci-layout"));
        Files.delete(index);
        Incoming.deleteTree(shelf.registryFolder().resolve("blobs"));

        assertThatThrownBy(() -> Registry.openOrCreate(shelf.registryFolder()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("it has given versions out and has no file oci-layout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"schema\":\"modelgate.numbers/2\",\"models\":{}}",
                "{\"schema\":\"modelgate.numbers/1\"}",
                "{\"schema\":\"modelgate.numbers/1\",\"models\":{\"fraud\":{\"given\":2}}}",
                "{\"schema\":\"modelgate.numbers/1\",\"models\":{\"fraud\":null}}"
            })
    void numbersThatCannotBeReadAreRefused(String json) throws IOException {
        Files.writeString(numbers, json);

        assertThatThrownBy(() -> shelf.registry())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("numbers.json")
                .hasMessageNotContaining("\n");
        assertThat(Registry.verify(shelf.registryFolder()).isClean()).isFalse();
    }
}
