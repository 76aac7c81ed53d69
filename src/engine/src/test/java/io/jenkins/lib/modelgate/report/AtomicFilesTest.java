package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aWriterThatFailsLeavesTheOldContentAndNoTemporaryFile() throws IOException {
        Path file = folder.resolve("a.json");
        AtomicFiles.write(file, "old");

        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.json");
    }

    @Test
    void othersMayReadWhatTheUsersUmaskLetsThem() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        Path atomic = folder.resolve("atomic");
        AtomicFiles.write(atomic, "x");

        assertThat(Files.getPosixFilePermissions(atomic)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void appendsWholeLines() throws IOException {
        Path file = folder.resolve("new/journal");
        AtomicFiles.appendLine(file, "one");
        AtomicFiles.appendLine(file, "two");

        assertThat(Files.readAllLines(file)).isEqualTo(List.of("one", "two"));
    }
}
