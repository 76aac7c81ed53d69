package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelScanTest {

    @TempDir
    private Path folder;

    @Test
    void doesNotApproveAnEmptyFile() throws IOException {
        Files.createFile(folder.resolve("model.pkl"));

        ModelScan scan = scan("model.pkl");

        assertThat(scan.summary()).contains("The file is empty: there is no model in it.");
        assertThat(scan.checks()).extracting(Check::verdict).contains(Verdict.FAILED);
    }

    @Test
    void approvesAnEmptyFileBesideAModel() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.createFile(model.resolve("__init__.txt"));
        Files.writeString(model.resolve("vocabulary.txt"), "one\ntwo\n");

        assertThat(scan("model").checks()).extracting(Check::verdict).doesNotContain(Verdict.FAILED);
    }

    @Test
    void saysWhichFolderItMayNotOpen() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("model/closed"));
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(closed);
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            assumeFalse(Files.isReadable(closed), "this user may open everything");
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> scan("model"))
                    .withMessageContaining("may not open " + closed.toRealPath());
        } finally {
            Files.setPosixFilePermissions(closed, before);
        }
    }

    @Test
    void saysInPlainWordsWhatIsCutOffOrBroken() throws IOException {
        byte[] text = "one two three ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        Files.write(folder.resolve("a.txt.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() - 9));
        assertThat(scan("a.txt.gz").sarif()).contains("cut off").doesNotContain("Exception");
        Files.write(folder.resolve("b.txt.gz"), Arrays.copyOf(packed.toByteArray(), 7));
        assertThat(scan("b.txt.gz").sarif()).contains("cut off").doesNotContain("Exception", "unknown:");
        Files.writeString(folder.resolve("c.json"), "{\"a\": }");
        assertThat(scan("c.json").sarif()).contains("it is no JSON", "c.json@6").doesNotContain("REDACTED", "Source");
        Files.writeString(folder.resolve("d.pmml"), "<?xml version=\"1.0\"?><PMML><a></PMML>");
        assertThat(scan("d.pmml").sarif()).contains("no XML").doesNotContain("ParseError", "Message:");
        Files.write(folder.resolve("e.safetensors"), "\6\0\0\0\0\0\0\0{\"a\":}".getBytes(StandardCharsets.UTF_8));
        assertThat(scan("e.safetensors").sarif())
                .contains("it is no JSON", "e.safetensors@13")
                .doesNotContain("REDACTED");
    }

    @Test
    void saysOfALinkThatItLeadsNowhere() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.createSymbolicLink(model.resolve("a.bin"), Path.of("nothing"));

        assertThat(scan("model").summary()).contains("The link leads nowhere.");
    }

    @Test
    void saysWhereInTheSettingsOfMlflowAFindingIs() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.writeString(model.resolve("MLmodel"), "flavors:\n  python_function:\n    loader_module: acme\n");

        assertThat(scan("model").sarif()).contains("model/MLmodel@47");
    }

    @Test
    void approvesNumbersInAFileThatAnOnnxModelNames() throws IOException {
        Path weights = Files.createDirectories(folder.resolve("model/weights"));
        byte[] numbers = {0, 0, (byte) 0x80, 0x3f, 7, 1, 2, 3};
        Files.write(weights.resolve("plain.bin"), numbers);
        assertThat(scan("model").checks()).extracting(Check::verdict).contains(Verdict.FAILED);

        copy("external.onnx", folder.resolve("model/model.onnx"));
        assertThat(scan("model").checks()).extracting(Check::verdict).doesNotContain(Verdict.FAILED);

        Files.write(weights.resolve("other.bin"), numbers);
        assertThat(scan("model").checks()).extracting(Check::verdict).contains(Verdict.FAILED);
        Files.delete(weights.resolve("other.bin"));

        Files.write(weights.resolve("plain.bin"), new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1, 0});
        assertThat(scan("model").checks()).extracting(Check::verdict).contains(Verdict.FAILED);
    }

    @Test
    void judgesTheOperatorsOfTorchScriptForPhones() throws IOException {
        Files.write(folder.resolve("bytecode.pkl"), operators("aten::add", "", "quantized::linear"));
        assertThat(scan("bytecode.pkl").checks()).extracting(Check::verdict).doesNotContain(Verdict.FAILED);

        for (String operator : new String[] {"aten::save", "aten::from_file", "prim::rpc_sync", "acme::run"}) {
            Files.write(folder.resolve("bytecode.pkl"), operators("aten::add", "x".repeat(70_000), operator));
            assertThat(scan("bytecode.pkl").summary()).contains("operator reaches files");
        }
    }

    @Test
    void takesNoOtherTextForAnOperatorThatComputes() throws IOException {
        Files.write(
                folder.resolve("bytecode.pkl"),
                "\u0080\u0002(U\naten::saveq\u0000t.".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(scan("bytecode.pkl").summary()).contains("operator reaches files");
    }

    /** A pickle of texts, as PyTorch writes them. */
    private static byte[] operators(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2, '('});
        byte memo = 0;
        for (String name : names) {
            int length = name.length();
            out.write(new byte[] {'X', (byte) length, (byte) (length >> 8), (byte) (length >> 16), 0});
            out.write(name.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {'q', memo++});
        }
        out.write(new byte[] {'t', '.'});
        return out.toByteArray();
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream in = ModelScanTest.class.getResourceAsStream("/formats/" + resource)) {
            Files.copy(in, target);
        }
    }

    private ModelScan scan(String name) {
        return ModelScan.of(Workspace.confined(folder), name, Optional.empty(), Progress.NONE);
    }
}
