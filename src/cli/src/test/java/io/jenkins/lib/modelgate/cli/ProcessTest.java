package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: its streams, its exit status and the folder it was started in. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProcessTest {

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void prepare() throws IOException {
        samples = new Samples(folder);
        samples.good();
        samples.model();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "validate --help",
                "registry list",
                "registry list --json",
                "registry verify",
                "validate --predictions good.csv --target y --score score --limit rocAuc>=0.9 --json",
                "validate --predictions good.csv --target y --score score --limit rocAuc>=0.9"
            })
    void is4WhereWhatItPrintsIsLost(String words) throws Exception {
        File full = new File("/dev/full");
        Assumptions.assumeTrue(full.exists());
        assertThat(end(modelgate("register --model m --model-file model.onnx"))).isZero();

        Process process = modelgate(words, ProcessBuilder.Redirect.to(full));

        assertThat(process.errorReader(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("modelgate: what was printed is not whole"));
        assertThat(end(process)).isEqualTo(4);
        if (words.startsWith("validate --pred")) {
            assertThat(folder.resolve("modelgate/modelValidate-default.json")).exists();
        }
    }

    @Test
    void aRunRegistersWhereTheOtherCommandsLookAndNotAmongTheReports() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/modelgate.yaml"), "register: { model: m, modelFile: ../model.onnx }\n");

        assertThat(end(modelgate("run config/modelgate.yaml --output reports"))).isZero();

        Process list = modelgate("registry list");
        assertThat(list.inputReader(StandardCharsets.UTF_8).lines()).anyMatch(line -> line.startsWith("m:1 "));
        assertThat(end(list)).isZero();
        assertThat(folder.resolve("modelgate-registry/index.json")).exists();
        assertThat(Shell.files(folder.resolve("reports")))
                .containsExactly(
                        "index.html",
                        "modelRegister-default.html",
                        "modelRegister-default.json",
                        "modelRegister-default.sarif");
    }

    private static int end(Process process) throws InterruptedException {
        return process.waitFor();
    }

    private Process modelgate(String words) throws IOException {
        return modelgate(words, ProcessBuilder.Redirect.PIPE);
    }

    private Process modelgate(String words, ProcessBuilder.Redirect out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words.split(" ")));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .start();
    }
}
