package io.jenkins.plugins.modelgate.remote;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.lib.modelgate.report.Report;
import java.util.List;

/**
 * What the engine says from where the data is. It crosses the channel as JSON text.
 *
 * @param report the verdict; null where the step was refused or only prepared
 * @param files what was written, relative to the workspace, to be archived
 * @param refusal one sentence where the user's words could not be followed, otherwise null
 * @param prepared what the controller needs to finish the step, otherwise null
 */
public record EngineReply(
        @CheckForNull Report report,
        List<String> files,
        @CheckForNull String refusal,
        @CheckForNull String prepared) {

    static EngineReply refused(String sentence) {
        return new EngineReply(null, List.of(), sentence, null);
    }
}
