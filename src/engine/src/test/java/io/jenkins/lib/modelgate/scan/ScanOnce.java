package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Progress;
import java.nio.file.Path;
import java.util.Optional;

/** A process of its own that scans one file. Arguments: a folder, a file in it. Prints the summary. */
final class ScanOnce {

    private ScanOnce() {}

    public static void main(String[] arguments) {
        ModelScan scan =
                ModelScan.of(Workspace.confined(Path.of(arguments[0])), arguments[1], Optional.empty(), Progress.NONE);
        // rendering counts, too
        int characters = scan.sarif().length() + scan.checks().size();
        say(characters > 0 ? scan.summary() : "");
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
