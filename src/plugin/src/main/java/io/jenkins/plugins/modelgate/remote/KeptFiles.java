package io.jenkins.plugins.modelgate.remote;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.JUnitXml;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.html.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a gate leaves in the workspace, to be archived from there and read by other plugins: its report, the same as JUnit
 * XML under the name that the command line gives it, and its attachments.
 */
public final class KeptFiles {

    /** What other plugins read; an earlier build's must not pass for this one's. */
    private static final List<String> FOR_OTHERS = List.of(".sarif", ".cdx.json", ".xml");

    private KeptFiles() {}

    /**
     * Writes them, in place of those of an earlier build.
     *
     * @param folder made where it does not exist
     * @return every file that was written
     */
    @NonNull
    public static List<Path> write(@NonNull Path folder, @NonNull Outcome outcome) throws IOException {
        String stem = outcome.report().fileStem();
        for (String ending : FOR_OTHERS) {
            Files.deleteIfExists(folder.resolve(stem + ending));
        }
        List<Path> files = new ArrayList<>(ReportFiles.write(folder, outcome).all());
        Path junit = folder.resolve(stem + ".xml");
        AtomicFiles.write(junit, JUnitXml.render(outcome.report()));
        files.add(junit);
        return files;
    }
}
