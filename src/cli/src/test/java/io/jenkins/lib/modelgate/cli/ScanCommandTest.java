package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code modelgate scan}: what it says, what it leaves and how it ends. */
class ScanCommandTest {

    @TempDir
    private Path folder;

    @Test
    void is0WithWhatItAttachedForAModelThatIsApproved() throws IOException {
        Shell shell = scan(new Samples(folder).model(), "--cyclonedx", "true");

        assertThat(shell.status()).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains(
                        "modelScan-default.html",
                        "attached: ",
                        "modelScan-default.sarif",
                        "modelScan-default.cdx.json");
        assertThat(Shell.files(output()))
                .contains("modelScan-default.cdx.json", "modelScan-default.json", "modelScan-default.sarif");
    }

    @Test
    void is1ForAPoisonedModelAndLeavesTheFindingsForOthers() throws IOException {
        Path poisoned = Files.writeString(folder.resolve("m.pkl"), "cos\nsystem\n(S'id'\ntR.");
        Shell shell = scan(poisoned, "--junit", "--markdown");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).contains("os.system");
        assertThat(output().resolve("modelScan-default.sarif")).content().contains("pickle.dangerous-import");
        assertThat(output().resolve("modelScan-default.xml"))
                .content()
                .contains("<failure", "scan.pickle.dangerous-import", "os.system");
    }

    @Test
    void is4WhereThereIsNothingToScan() {
        assertThat(scan(folder.resolve("absent.pkl")).status()).isEqualTo(4);
    }

    private Path output() {
        return folder.resolve("reports");
    }

    private Shell scan(Path file, Object... more) {
        Object[] words = new Object[4 + more.length];
        words[0] = "scan";
        words[1] = file;
        words[2] = "--output";
        words[3] = output();
        System.arraycopy(more, 0, words, 4, more.length);
        return Shell.run(words);
    }
}
