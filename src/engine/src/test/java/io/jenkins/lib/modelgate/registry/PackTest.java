package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent packs and a controller, which does not trust it, commits. */
class PackTest {

    @TempDir
    Path folder;

    private Shelf agent;
    private Path pack;
    private Registry registry;

    @BeforeEach
    void modelOnAnAgent() {
        agent = new Shelf(folder.resolve("agent"))
                .file("model.onnx", Shelf.model("weights"))
                .report("modelValidate", "default", Verdict.PASSED, null);
        pack = folder.resolve("pack");
        registry = Registry.openOrCreate(folder.resolve("controller"));
    }

    @Test
    void isAllThatACommitNeeds() throws IOException {
        Outcome packed = pack("reports", "modelgate/*.json", "build", "7", "id", "mine");
        Incoming.deleteTree(agent.root);
        Outcome outcome = commit();

        assertThat(packed.report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(packed.report().model().version()).isNull();
        assertThat(packed.report().checks())
                .extracting(Check::id)
                .containsExactly("evidence", "model-file", "scan.parts", "scan.kinds");
        assertThat(outcome.report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(outcome.report().fileStem()).isEqualTo("modelRegister-mine");
        assertThat(outcome.report().model()).isEqualTo(registry.list().get(0).asModelRef());
        assertThat(outcome.report().inputs()).isEqualTo(packed.report().inputs());
        assertThat(registry.verify().problems()).isEmpty();
        assertThat(Registry.verify(pack).problems()).isEmpty();
    }

    @Test
    void canBeCommittedAgainAndStaysTheSameVersion() {
        pack("build", "7");
        commit();
        commit();

        assertThat(registry.list()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenItIsRefused() {
        agent.report("driftGate", "default", Verdict.FAILED, null);

        assertThat(pack("reports", "modelgate/*.json").report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(pack).doesNotExist();
        assertThat(commit().report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(pack("modelFile", "absent").report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(pack).doesNotExist();
    }

    @Test
    void needsAFolderOfItsOwn() throws IOException {
        Files.createDirectories(pack);
        Files.writeString(pack.resolve("mine.txt"), "mine");

        assertThat(pack().report().summary()).contains("is not empty");
        assertThat(pack.resolve("mine.txt")).exists();
    }

    @Test
    void isRefusedWithATamperedModelFile() throws IOException {
        pack();
        Files.writeString(blob(Shelf.digest(Shelf.model("weights"))), Shelf.model("Weights"));

        refused("model.onnx has the digest " + Shelf.digest(Shelf.model("Weights")));
    }

    @Test
    void isRefusedWithALinkInPlaceOfAFile() throws IOException {
        pack();
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "weights");
        Files.delete(blob(Shelf.digest(Shelf.model("weights"))));
        Files.createSymbolicLink(blob(Shelf.digest(Shelf.model("weights"))), elsewhere);

        refused("model.onnx is missing");
    }

    @Test
    void isRefusedWithALinkInPlaceOfItsBlobs() throws IOException {
        pack();
        Files.move(pack.resolve("blobs"), folder.resolve("moved"));
        Files.createSymbolicLink(pack.resolve("blobs"), folder.resolve("moved"));

        refused("its manifest is missing");
    }

    @Test
    void isRefusedWithAModelFileOfNoBytesWhateverItsManifestSays() throws IOException {
        pack();
        byte[] nothing = new byte[0];
        Oci.Descriptor empty = new Blobs(new Layout(pack, "pack")).add(Oci.MODEL_FILE, nothing);
        forge(manifest ->
                ((ArrayNode) manifest.get("layers")).set(0, Json.mapper().<JsonNode>valueToTree(empty)));

        assertThat(commit().report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void isJudgedAgainByWhatItsReportsSay() throws IOException {
        pack("reports", "modelgate/*.json");
        agent.report("modelValidate", "default", Verdict.FAILED, null);
        byte[] failed = Files.readAllBytes(agent.root.resolve("modelgate/modelValidate-default.json"));
        Oci.Descriptor report = new Blobs(new Layout(pack, "pack")).add(Oci.REPORT, failed);
        forge(manifest ->
                ((ArrayNode) manifest.get("layers")).set(1, Json.mapper().<JsonNode>valueToTree(report)));

        Outcome outcome = commit();

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(Shelf.check(outcome, "evidence").explanation()).contains("has the verdict FAILED");
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void isRefusedWithFilesThatNoPackHas() throws IOException {
        pack();
        forge(manifest -> ((ObjectNode) manifest.get("layers").get(0)).put("mediaType", "application/x-other"));

        refused("its manifest is not that of a pack");
    }

    @Test
    void isRefusedUnderAForgedName() throws IOException {
        pack();
        forgeDescription(description -> description.put("model", "../../etc"));

        refused("the model's name must be");
    }

    @Test
    void isRefusedWhereItWasMadeForSomethingElse() {
        pack("build", "7");

        madeForSomethingElse("model 'fraud', not 'churn'", "model", "churn", "build", "7");
        madeForSomethingElse("build '7', not '8'", "build", "8");
        madeForSomethingElse("commit 'null', not 'abc'", "build", "7", "commit", "abc");
        madeForSomethingElse("holds no reports", "build", "7", "reports", "modelgate/*.json");
        assertThat(registry.list()).isEmpty();
        assertThat(Register.commit(agent.spec("build", "7"), pack, registry, Shelf.CLOCK, Progress.NONE)
                        .report()
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void meetsTheRequirementsOfTheSpecWhateverItSaysItself() throws IOException {
        pack();
        Outcome outcome = Register.commit(
                agent.spec("requireReports", "modelValidate"), pack, registry, Shelf.CLOCK, Progress.NONE);

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void keepsNothingSecretOfAForgedDescription() throws IOException {
        pack();
        forgeDescription(description -> description.put("build", "https://bob:secret@ci.example/7\nx"));

        commit();

        assertThat(registry.list().get(0).build()).isEqualTo("https://ci.example/7 x");
    }

    private void madeForSomethingElse(String how, String... namesAndValues) {
        Outcome outcome = Register.commit(agent.spec(namesAndValues), pack, registry, Shelf.CLOCK, Progress.NONE);
        assertThat(outcome.report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(outcome.report().summary()).contains(how);
    }

    private Outcome pack(String... namesAndValues) {
        return Register.pack(agent.spec(namesAndValues), agent.workspace(), Shelf.CLOCK, Progress.NONE, pack);
    }

    private Outcome commit() {
        return Register.commit(pack, registry, Shelf.CLOCK, Progress.NONE);
    }

    private void refused(String how) {
        Outcome outcome = commit();
        assertThat(outcome.report().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(outcome.report().summary()).startsWith("The pack in ").contains(how);
        assertThat(registry.list()).isEmpty();
        assertThat(registry.folder().resolve("blobs/sha256")).isEmptyDirectory();
    }

    private Path blob(String digest) {
        return pack.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
    }

    /** A pack whose digests are right and whose manifest lies. */
    private void forge(Consumer<ObjectNode> change) throws IOException {
        Path indexFile = pack.resolve("index.json");
        ObjectNode index = Json.read(indexFile, ObjectNode.class, "index");
        ObjectNode entry = (ObjectNode) index.get("manifests").get(0);
        ObjectNode manifest = Json.read(blob(entry.get("digest").asText()), ObjectNode.class, "manifest");
        change.accept(manifest);
        Oci.Descriptor forged = new Blobs(new Layout(pack, "pack"))
                .add(Oci.MANIFEST, Json.write(manifest).getBytes(StandardCharsets.UTF_8));
        entry.put("digest", forged.digest()).put("size", forged.size());
        Files.writeString(indexFile, Json.write(index));
    }

    private void forgeDescription(Consumer<ObjectNode> change) throws IOException {
        forge(manifest -> {
            ObjectNode config = (ObjectNode) manifest.get("config");
            ObjectNode description = Json.read(blob(config.get("digest").asText()), ObjectNode.class, "description");
            change.accept(description);
            Oci.Descriptor forged = new Blobs(new Layout(pack, "pack"))
                    .add(Oci.PACK_CONFIG, Json.write(description).getBytes(StandardCharsets.UTF_8));
            config.put("digest", forged.digest()).put("size", forged.size());
        });
    }
}
