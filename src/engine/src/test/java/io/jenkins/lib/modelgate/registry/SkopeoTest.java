package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.lib.modelgate.report.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool that knows nothing of models reads and copies versions; skipped where it is not installed. */
class SkopeoTest {

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void aVersion() {
        assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "skopeo"))),
                "skopeo is not installed");
        shelf = new Shelf(folder)
                .file("model.onnx", Shelf.model("weights"))
                .report("modelValidate", "default", Verdict.PASSED, null);
        shelf.register("build", "1");
        shelf.register("build", "2", "reports", "modelgate/*.json");
    }

    @Test
    void readsTheManifestOfAVersion() throws Exception {
        String manifest = skopeo("inspect", "--raw", "oci:" + shelf.registryFolder() + ":fraud:2");

        assertThat(manifest).contains("\"artifactType\" : \"application/vnd.modelgate.model.v1\"");
        assertThat(shelf.registryFolder()
                        .resolve("blobs/sha256")
                        .resolve(ReportFile.fingerprint(manifest.getBytes(StandardCharsets.UTF_8))
                                .sha256()))
                .exists();
    }

    @Test
    void copiesAVersionIntoALayoutThatIsARegistryAgain() throws Exception {
        Path copy = folder.resolve("copy");
        skopeo("copy", "oci:" + shelf.registryFolder() + ":fraud:2", "oci:" + copy + ":fraud:2");

        assertThat(Registry.open(copy).list())
                .isEqualTo(List.of(shelf.registry().find("fraud", 2).orElseThrow()));
        assertThat(Registry.open(copy).verify().problems()).isEmpty();
    }

    private static String skopeo(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("skopeo", "--insecure-policy"), Stream.of(arguments))
                                .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }
}
