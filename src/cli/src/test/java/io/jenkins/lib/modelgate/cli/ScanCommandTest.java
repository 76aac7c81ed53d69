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
    void saysWhatAnAllowFileCouldApproveAndPrintsJustThatWhereAsked() throws IOException {
        Path model = Files.writeString(folder.resolve("m.pkl"), "cacme\nThing\n(tR.");
        String line = "import acme.Thing  # <who reviewed it, and why it is harmless>";

        assertThat(scan(model).out().lines()).contains("      " + line);
        Shell asked = scan(model, "--suggest-allow");

        assertThat(asked.status()).isEqualTo(1);
        assertThat(asked.out().lines())
                .contains(line)
                .allMatch(each -> each.isEmpty() || each.startsWith("#") || each.equals(line));
        assertThat(asked.err()).contains("FAILED", "acme.Thing");
        assertThat(output().resolve("modelScan-default.html")).content().contains("import acme.Thing  # &lt;who");
        assertThat(scan(model, "--suggest-allow", "--json").status()).isEqualTo(2);
    }

    @Test
    void refusesAnAllowFileWhoseReasonsWereLeftBlank() throws IOException {
        Path model = Files.writeString(folder.resolve("m.pkl"), "cacme\nThing\n(tR.");
        Path allow = Files.writeString(
                folder.resolve("allow.txt"), scan(model, "--suggest-allow").out());

        Shell shell = scan(model, "--allow", allow);

        assertThat(shell.status()).isEqualTo(4);
        assertThat(shell.err()).contains("has no reason yet");
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
