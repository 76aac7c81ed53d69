package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of so many rare values that the profile does not list them all. */
class SparseTextTest {

    private static final int CODES = 4_000;

    @TempDir
    Path path;

    private final Random random = new Random(3);
    private DriftFolder folder;

    @BeforeEach
    void open() {
        folder = new DriftFolder(path);
        folder.reference("zip,x", 10_000, i -> "z" + random.nextInt(CODES) + "," + random.nextInt(50));
    }

    @Test
    void whatBecameFrequentIsSeen() {
        folder.current("zip,x", 10_000, i -> "UNKNOWN," + random.nextInt(50));

        Report report = folder.report("");

        Check zip = DriftFolder.check(report, "column.zip");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(zip.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(zip.explanation()).startsWith("zip changed: 'UNKNOWN' 0.");
        assertThat(DriftFolder.check(report, "quality.constant").verdict()).isEqualTo(Verdict.WARNING);
    }

    @Test
    void otherRareValuesCannotBeToldAndAreNoPass() {
        folder.current("zip,x", 10_000, i -> "y" + random.nextInt(CODES) + "," + random.nextInt(50));

        Report report = folder.report("");

        assertThat(DriftFolder.check(report, "column.zip").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(DriftFolder.check(report, "quality.unseen").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(DriftFolder.check(report, "quality.unseen").explanation()).contains("cannot be told for zip");
        assertThat(folder.report("'critical': 'zip'").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(folder.report("'maxUnseen': 0.1").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }
}
