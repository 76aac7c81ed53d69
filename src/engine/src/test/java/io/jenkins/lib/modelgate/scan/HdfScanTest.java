package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles within HDF5, and what else is looked at there, from the file to the verdict. */
class HdfScanTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pickled-objects.h5",
                "pickled-bytes.h5",
                "pickled-row.h5",
                "pickled-attribute.h5",
                "pickled-text.h5"
            })
    void findsPicklesThatReadersOfHdf5Load(String name) throws IOException {
        assertThat(scan(bytes(name)).summary()).contains("system runs commands");
    }

    @Test
    void approvesWhatPandasWrites() throws IOException {
        assertThat(scan(bytes("pandas.h5")).checks()).extracting(Check::verdict).doesNotContain(Verdict.FAILED);
    }

    @Test
    void saysThatAFileIsCutOff() throws IOException {
        byte[] whole = bytes("keras-plain.h5");
        assertThat(scan(Arrays.copyOf(whole, whole.length - 1)).summary()).contains("it is cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"external-storage.h5", "virtual.h5"})
    void saysThatNumbersLieInAnotherFile(String name) throws IOException {
        assertThat(scan(bytes(name)).summary()).contains("lie in another file").doesNotContain("jHDF");
    }

    private ModelScan scan(byte[] bytes) throws IOException {
        Files.write(folder.resolve("model.h5"), bytes);
        return ModelScan.of(Workspace.confined(folder), "model.h5", Optional.empty(), Progress.NONE);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = HdfScanTest.class.getResourceAsStream("/formats/" + name)) {
            return in.readAllBytes();
        }
    }
}
