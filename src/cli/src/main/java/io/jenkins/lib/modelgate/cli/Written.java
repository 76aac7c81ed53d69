package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.JUnitXml;
import io.jenkins.lib.modelgate.report.Markdown;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.html.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** Puts a step's outcome on disk, in the forms asked for. */
final class Written {

    private Written() {}

    /**
     * Whether this step has left files there already: then the report of a step that could not do its work is written, too.
     * An earlier verdict must not stay as if it were this run's, and a rollout that was begun is evidence.
     */
    static boolean before(Report report, Common asked) {
        return Stream.of(".json", ".html", ".xml", ".md", ".journal")
                .anyMatch(extension -> Files.exists(asked.output.resolve(report.fileStem() + extension)));
    }

    /** @return the page to open, and what is attached */
    static ReportFiles of(Outcome outcome, Common asked) throws IOException {
        String stem = outcome.report().fileStem();
        if (asked.junit) {
            AtomicFiles.write(asked.output.resolve(stem + ".xml"), JUnitXml.render(outcome.report()));
        }
        if (asked.markdown) {
            AtomicFiles.write(asked.output.resolve(stem + ".md"), Markdown.render(outcome.report()));
        }
        return ReportFiles.write(asked.output, outcome);
    }
}
