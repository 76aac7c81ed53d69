package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .pt2}, as PyTorch itself wrote it. */
class ExportedProgramTest {

    @TempDir
    private Path folder;

    @Test
    void passesWithTheNumbersOfItsTensors() throws IOException {
        assertThat(scan(resource("plain.pt2")).summary()).contains("nothing stands against approval");
    }

    @Test
    void namesTheOperatorOfAnotherLibrary() throws IOException {
        assertThat(scan(resource("custom.pt2")).summary()).contains("acme::twice", "operator acme::twice  # ");
    }

    @Test
    void isRefusedWhereANodeCallsAnythingElse() throws IOException {
        byte[] hostile = changed(
                resource("plain.pt2"),
                "models/model.json",
                json -> json.replace("torch.ops.aten.relu.default", "torch.os.system"));

        assertThat(scan(hostile).summary()).contains("torch.os.system");
    }

    @Test
    void isRefusedWhereTheNumbersOfATensorAreAPickleThatMisusesWhatIsApproved() throws IOException {
        byte[] hostile =
                changed(resource("plain.pt2"), "data/weights/weight_0", any -> "c_codecs\nencode\n(Vabc\nVrot13\ntR.");

        assertThat(scan(hostile).isApproved()).isFalse();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ExportedProgramTest.class.getResourceAsStream("/formats/" + name)) {
            return in.readAllBytes();
        }
    }

    private ModelScan scan(byte[] bytes) throws IOException {
        Files.write(folder.resolve("m.pt2"), bytes);
        return ModelScan.of(Workspace.confined(folder), "m.pt2", Optional.empty(), Progress.NONE);
    }

    /** The same archive with another text in the member whose name ends so. */
    private byte[] changed(byte[] archive, String member, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path file = Files.write(folder.resolve("original.pt2"), archive);
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] data = in.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith(member)) {
                    String text = new String(data, StandardCharsets.ISO_8859_1);
                    String other = change.apply(text);
                    assertThat(other).isNotEqualTo(text);
                    data = other.getBytes(StandardCharsets.ISO_8859_1);
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                CRC32 crc = new CRC32();
                crc.update(data);
                copy.setMethod(ZipEntry.STORED);
                copy.setSize(data.length);
                copy.setCrc(crc.getValue());
                out.putNextEntry(copy);
                out.write(data);
            }
        }
        return bytes.toByteArray();
    }
}
