package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scan suggests for the allow file, and that just this settles it. */
class AllowSuggestionsTest {

    private static final String REASON = "<who reviewed it, and why it is harmless>";
    private static final String BLANK = "  # " + REASON;

    @TempDir
    private Path folder;

    @Test
    void namesTheImportThatNobodyReviewed() throws IOException {
        write("m.pkl", "cacme.models\nThing\n(tR.");

        assertThat(lines("m.pkl")).containsExactly("import acme.models.Thing" + BLANK);
        assertThat(approvedBySuggestions("m.pkl")).isTrue();
        assertThat(check("m.pkl", "scan.pickle.import").explanation())
                .endsWith("in modelgate-allow.txt: import acme.models.Thing" + BLANK);
        assertThat(report("m.pkl").summary()).endsWith("import acme.models.Thing" + BLANK);
    }

    @Test
    void suggestsNothingForCodeThatDoesHarm() throws IOException {
        write("m.pkl", "cos\nsystem\n(S'id'\ntR.");
        write("n.pkl", "cbuiltins\neval\n(S'id'\ntR.");
        write(
                "k.json",
                "{\"class_name\": \"Functional\", \"config\": {\"layers\": [{\"module\": \"os\","
                        + " \"class_name\": \"system\", \"config\": {}}, {\"class_name\": \"Lambda\", \"config\": {}}]}}");

        assertThat(lines("m.pkl")).isEmpty();
        assertThat(lines("n.pkl")).isEmpty();
        assertThat(lines("k.json")).isEmpty();
        assertThat(suggestions("m.pkl").text("m.pkl"))
                .contains("# Nothing to approve was found in m.pkl")
                .contains("# No line is suggested for findings of scan.pickle.dangerous-import: see the report.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy\nndarray.tofile",
                "pandas\nDataFrame.to_pickle",
                "tokenizers\nTokenizer.from_file",
                "statsmodels.iolib.smpickle\nload_pickle",
                "networkx\nread_gpickle",
                "uuid\n_get_command_stdout",
                "acme\nThing.__init__.__globals__",
                "\u043e\u0441\nThing"
            })
    void suggestsNothingForWhatAttacksAreMadeOf(String name) throws IOException {
        write("m.pkl", "c" + name + "\n(tR.");

        assertThat(report("m.pkl").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(lines("m.pkl")).isEmpty();
    }

    @Test
    void suggestsNothingElseForAFileThatDoesHarm() throws IOException {
        write("model/m.pkl", "cacme\nThing\n(tR0cos\nsystem\n(S'id'\ntR.");
        write("model/n.pkl", "cacme\nOther\n(tR.");

        assertThat(lines("model")).containsExactly("import acme.Other" + BLANK);
    }

    @Test
    void suggestsNothingForAnApprovedImportThatIsUsedInAnotherWay() throws IOException {
        // an attribute that an attacker chose, of something harmless
        write("m.pkl", "c_codecs\nencode\n(Vx\nVrot13\ntR.");

        assertThat(report("m.pkl").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(lines("m.pkl")).isEmpty();
    }

    @Test
    void namesTheClassOfAKerasLayerOfOnesOwn() throws IOException {
        write(
                "k.json",
                "{\"class_name\": \"Functional\", \"config\": {\"layers\": [{\"module\": \"acme.layers\","
                        + " \"class_name\": \"Mine\", \"registered_name\": \"acme>Mine\", \"config\": {}}]}}");

        assertThat(lines("k.json"))
                .containsExactlyInAnyOrder("import acme.layers.Mine" + BLANK, "operator acme>Mine" + BLANK);
        assertThat(approvedBySuggestions("k.json")).isTrue();
    }

    @Test
    void namesAFileOfUnknownFormatWhateverIsInItsName() throws IOException {
        Files.createDirectories(folder.resolve("model/my notes"));
        write("model/a.txt", "words\n");
        Files.write(
                folder.resolve("model/my notes/[1] {x}#.bin"), new byte[] {(byte) 0xfa, 1, 2, (byte) 0xfe, 0, 0, 9});

        assertThat(lines("model")).containsExactly("file my?notes/?1???x??.bin" + BLANK);
        assertThat(approvedBySuggestions("model")).isTrue();
    }

    @Test
    void pinsAFileInAFolderThatHoldsWhatItsNameDoesNotSay() throws IOException {
        write("model/weights.safetensors", "cbuiltins\nset\n((ltR.");

        String digest =
                Fingerprint.of(folder.resolve("model/weights.safetensors")).sha256();
        assertThat(lines("model")).containsExactly("sha256:" + digest + " file.wrong-extension" + BLANK);
        assertThat(approvedBySuggestions("model")).isTrue();
    }

    @Test
    void pinsAnArchiveThatIsEncrypted() throws IOException {
        Files.write(folder.resolve("m.zip"), encrypted());

        assertThat(lines("m.zip"))
                .containsExactly(
                        "sha256:" + Fingerprint.of(folder.resolve("m.zip")).sha256() + " part.encrypted" + BLANK);
        assertThat(approvedBySuggestions("m.zip")).isTrue();
    }

    @Test
    void saysEachLineOnceAndWhatItWouldSettle() throws IOException {
        write("model/a.pkl", "cacme\nThing\n(tR.");
        write("model/b.pkl", "cacme\nThing\n(tR.");

        assertThat(lines("model")).containsExactly("import acme.Thing" + BLANK);
        assertThat(suggestions("model").text("model")).contains("\n# model/a.pkl@0: Nobody has reviewed acme.Thing");
    }

    @Test
    void isRefusedAsItIsWritten() throws IOException {
        write("m.pkl", "cacme\nThing\n(tR.");
        write("modelgate-allow.txt", suggestions("m.pkl").text("m.pkl"));

        Report report = report("m.pkl");

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("has no reason yet", "acme.Thing");
    }

    /** A zip archive with one stored member whose flag says that it is encrypted, and whose checksum is not that of the bytes. */
    private static byte[] encrypted() throws IOException {
        byte[] data = "0123456789abcdef-secret".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(data);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("a.bin");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(data.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(data);
        }
        byte[] all = bytes.toByteArray();
        for (int i = 0; i + 10 < all.length; i++) {
            boolean local = all[i] == 'P' && all[i + 1] == 'K' && all[i + 2] == 3 && all[i + 3] == 4;
            boolean central = all[i] == 'P' && all[i + 1] == 'K' && all[i + 2] == 1 && all[i + 3] == 2;
            if (local) {
                all[i + 6] |= 1;
                all[i + 14] ^= 0x55;
            } else if (central) {
                all[i + 8] |= 1;
                all[i + 16] ^= 0x55;
            }
        }
        return all;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve("model"));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private List<String> lines(String name) {
        return List.copyOf(suggestions(name).lines().keySet());
    }

    private AllowSuggestions suggestions(String name) {
        return AllowSuggestions.of(report(name));
    }

    private Check check(String name, String id) {
        return report(name).checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean approvedBySuggestions(String name) throws IOException {
        write("allow.txt", suggestions(name).text(name).replace(REASON, "reviewed by us"));
        ModelScan scan = ModelScan.of(Workspace.confined(folder), name, Optional.of("allow.txt"), Progress.NONE);
        return scan.isApproved()
                && scan.checks().stream().map(Check::verdict).noneMatch(verdict -> verdict != Verdict.PASSED);
    }

    private Report report(String name) {
        return Scan.run(
                        ScanSpec.from(Settings.of(
                                "modelScan", Json.mapper().createObjectNode().put("modelFile", name))),
                        Workspace.confined(folder),
                        Clock.systemUTC(),
                        Progress.NONE)
                .report();
    }
}
