package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges a folder of hostile, harmless and damaged files, where {@code MODELGATE_DATA} says that there is one. */
class CorpusTest {

    @TestFactory
    Stream<DynamicTest> everyFileIsJudgedByWhatItsNameSays() throws IOException {
        String data = System.getenv("MODELGATE_DATA");
        Path folder = Path.of(data == null ? "" : data, "pickle-corpus");
        assumeTrue(data != null && Files.isDirectory(folder), "MODELGATE_DATA names no folder with a pickle-corpus");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream()
                    .map(file ->
                            DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> judge(folder, file)));
        }
    }

    private static void judge(Path folder, Path file) {
        String name = String.valueOf(file.getFileName());
        List<Check> checks = ModelScan.checks(Workspace.open(folder), name, Optional.empty(), Progress.NONE);
        Verdict verdict = Verdict.worstOf(checks.stream().map(Check::verdict).toList());
        // A part that nobody can open is not approved, whatever its name says of it.
        boolean harmless = name.startsWith("benign") && !name.contains("password") || name.contains("pytorch_model");
        assertThat(verdict).as("%s: %s", name, checks).isEqualTo(harmless ? Verdict.PASSED : Verdict.FAILED);
        assertThat(checks).as(name).hasSizeGreaterThan(harmless ? 0 : 1);
    }
}
