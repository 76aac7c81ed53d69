package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.function.UnaryOperator;

/**
 * Where a step runs, the same for Pipeline and freestyle.
 *
 * @param run the build
 * @param workspace where the data is
 * @param env the build's variables there
 * @param launcher of the same node
 * @param listener the build's log
 * @param marker makes the build unstable the way its kind of job does that
 * @param expander fills variables into what was said, where that is not the Pipeline's own doing
 */
record Place(
        @NonNull Run<?, ?> run,
        @NonNull FilePath workspace,
        @NonNull EnvVars env,
        @NonNull Launcher launcher,
        @NonNull TaskListener listener,
        @NonNull UnstableMarker marker,
        @NonNull UnaryOperator<String> expander) {

    /** Makes a build unstable. */
    @FunctionalInterface
    interface UnstableMarker {
        void mark(String reason);
    }
}
