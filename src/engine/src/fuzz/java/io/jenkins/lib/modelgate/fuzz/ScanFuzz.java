package io.jenkins.lib.modelgate.fuzz;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.ModelScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes as a model file: every format, and archives of every format in one another. */
public final class ScanFuzz {

    private static final Path FILE = temporary();

    private ScanFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        ModelScan scan = ModelScan.of(FILE, "model.bin", Optional.empty(), Progress.NONE);
        boolean failed = scan.checks().stream().map(Check::verdict).anyMatch(Verdict.FAILED::equals);
        if (failed == scan.isApproved()) {
            throw new IllegalStateException("the checks and the verdict differ: " + scan.checks());
        }
        Json.mapper().readTree(scan.sarif());
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("modelgate-fuzz-", ".bin");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
