package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.report.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Where and how a step runs.
 *
 * @param workspace what the user's paths are relative to
 * @param output where reports go, and the journal of a rollout
 * @param clock tells the time
 * @param progress hears what is being done
 * @param logins the logins to databases
 * @param answer what a build server said to the step's {@link LifecycleStep#question}; empty where there is none
 */
public record StepContext(
        Workspace workspace, Path output, Clock clock, Progress progress, Logins logins, Optional<Answer> answer) {

    /** Where no build server remembers earlier runs. */
    public StepContext(Workspace workspace, Path output, Clock clock, Progress progress, Logins logins) {
        this(workspace, output, clock, progress, logins, Optional.empty());
    }

    /** The same with a build server's answer. */
    public StepContext with(Answer told) {
        return new StepContext(workspace, output, clock, progress, logins, Optional.of(told));
    }

    /** The file that lets an interrupted rollout go on. */
    Path journal(String step, String id) {
        return output.resolve(step + "-" + id + ".journal");
    }
}
