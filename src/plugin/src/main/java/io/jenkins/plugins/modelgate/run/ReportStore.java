package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A build's reports beside its {@code build.xml}. */
final class ReportStore {

    private final Path folder;

    private ReportStore(Path folder) {
        this.folder = folder;
    }

    static ReportStore of(@NonNull Run<?, ?> run) {
        return new ReportStore(run.getRootDir().toPath().resolve(ModelReportAction.URL_NAME));
    }

    /** @return the file's SHA-256, in hexadecimal digits */
    String write(Report report) throws IOException {
        String json = Json.write(report);
        AtomicFiles.write(file(report.fileStem()), json);
        return digest(json.getBytes(StandardCharsets.UTF_8));
    }

    boolean has(String stem) {
        return Files.isRegularFile(file(stem));
    }

    /**
     * @throws UnavailableException where it is gone, cannot be read or is not what the gate had written; the gate is then
     *     unknown, never passed
     */
    Report read(GateResult gate) {
        Report report = Json.read(file(gate.getStem()), Report.class, "The report " + gate.getStem());
        try {
            if (!gate.isReport(digest(Files.readAllBytes(file(gate.getStem()))))) {
                throw new UnavailableException(
                        "The report %s has been changed since the gate wrote it.".formatted(gate.getStem()));
            }
        } catch (IOException e) {
            throw new UnavailableException("The report %s cannot be read.".formatted(gate.getStem()), e);
        }
        return report;
    }

    private Path file(String stem) {
        return folder.resolve(stem + ".json");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
