package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;

/** A build's reports beside its {@code build.xml}. */
final class ReportStore {

    private final Path folder;

    private ReportStore(Path folder) {
        this.folder = folder;
    }

    static ReportStore of(@NonNull Run<?, ?> run) {
        return new ReportStore(run.getRootDir().toPath().resolve(ModelReportAction.URL_NAME));
    }

    void write(Report report) throws IOException {
        AtomicFiles.write(folder.resolve(report.fileStem() + ".json"), Json.write(report));
    }

    /** @throws UnavailableException where it is gone or cannot be read; the gate is then unknown, never passed */
    Report read(String stem) {
        return Json.read(folder.resolve(stem + ".json"), Report.class, "The report " + stem);
    }
}
