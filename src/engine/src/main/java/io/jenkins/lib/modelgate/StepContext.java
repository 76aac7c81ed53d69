package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.report.Progress;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where and how a step runs.
 *
 * @param workspace what the user's paths are relative to
 * @param output where reports go, and the journal of a rollout
 * @param clock tells the time
 * @param progress hears what is being done
 * @param logins the logins to databases
 */
public record StepContext(Workspace workspace, Path output, Clock clock, Progress progress, Logins logins) {

    /** The file that lets an interrupted rollout go on. */
    Path journal(String step, String id) {
        return output.resolve(step + "-" + id + ".journal");
    }
}
