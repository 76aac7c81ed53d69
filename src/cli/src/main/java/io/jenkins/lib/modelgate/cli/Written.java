package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.JUnitXml;
import io.jenkins.lib.modelgate.report.Markdown;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.html.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * Puts it in place of an earlier outcome of the same name, also where that had more forms.
     *
     * @return the page to open, and what is attached
     */
    static ReportFiles of(Outcome outcome, Path output, boolean asJunit, boolean asMarkdown) throws IOException {
        String stem = outcome.report().fileStem();
        Path junit = output.resolve(stem + ".xml");
        if (asJunit) {
            AtomicFiles.write(junit, JUnitXml.render(outcome.report()));
        } else {
            Files.deleteIfExists(junit);
        }
        Path markdown = output.resolve(stem + ".md");
        if (asMarkdown) {
            AtomicFiles.write(markdown, Markdown.render(outcome.report()));
        } else {
            Files.deleteIfExists(markdown);
        }
        return ReportFiles.write(output, outcome);
    }

    /**
     * Removes an earlier outcome in every form: who publishes the folder must not take it for today's.
     *
     * @return whether there was any
     */
    static boolean remove(Path output, String stem) throws IOException {
        boolean any = ReportFiles.remove(output, stem);
        any |= Files.deleteIfExists(output.resolve(stem + ".xml"));
        any |= Files.deleteIfExists(output.resolve(stem + ".md"));
        return any;
    }
}
