package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.JUnitXml;
import io.jenkins.lib.modelgate.report.Markdown;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.html.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Puts a step's outcome on disk, in the forms asked for. */
final class Written {

    private Written() {}

    /** @return the page to open */
    static Path of(Outcome outcome, Common asked) throws IOException {
        String stem = outcome.report().fileStem();
        if (asked.junit) {
            AtomicFiles.write(asked.output.resolve(stem + ".xml"), JUnitXml.render(outcome.report()));
        }
        if (asked.markdown) {
            AtomicFiles.write(asked.output.resolve(stem + ".md"), Markdown.render(outcome.report()));
        }
        return ReportFiles.write(asked.output, outcome).html();
    }
}
