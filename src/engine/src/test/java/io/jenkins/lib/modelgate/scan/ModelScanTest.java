package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
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

    private ModelScan scan(String name) {
        return ModelScan.of(Workspace.confined(folder), name, Optional.empty(), Progress.NONE);
    }
}
