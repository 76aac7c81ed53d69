package io.jenkins.plugins.modelgate.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.ConfigFile;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.VisibleText;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/**
 * Runs the engine in a workspace. Only strings go over the channel: what the user said as JSON, the reply as JSON. The
 * engine's own classes never cross it, so that an agent with another version of the plugin cannot confuse the controller.
 */
public abstract class EngineTask extends MasterToSlaveFileCallable<String> {
    private static final long serialVersionUID = 1L;

    /** The folder in the workspace that reports are written to, and the artifacts' folder. */
    public static final String FOLDER = "modelgate";

    private final String step;
    private final String said;
    private final String known;

    @CheckForNull
    private final String config;

    private final TaskListener listener;

    /**
     * @param step which step
     * @param said what the user said in it
     * @param config the user's {@code modelgate.yaml}, relative to the workspace, or null
     * @param known what Jenkins knows and nobody else may say, e.g. the build
     * @param listener hears the progress
     */
    protected EngineTask(
            LifecycleStep step, ObjectNode said, @CheckForNull String config, ObjectNode known, TaskListener listener) {
        this.step = step.pipelineName();
        this.said = said.toString();
        this.config = config;
        this.known = known.toString();
        this.listener = listener;
    }

    /** Does the work; what is thrown for the user's words becomes a refusal. */
    protected abstract EngineReply work(LifecycleStep which, Settings settings, StepContext context) throws IOException;

    @Override
    public final String invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            Workspace workspace = Workspace.confined(folder.toPath());
            LifecycleStep which = LifecycleStep.named(step).orElseThrow();
            Settings settings = Settings.of(step, tree(known))
                    .saidIn("Jenkins")
                    .over(Settings.of(step, tree(said)).saidIn("the step"))
                    .over(configured(workspace, which));
            StepContext context =
                    new StepContext(workspace, workspace.resolve(FOLDER), Clock.systemUTC(), progress(), logins());
            return Json.write(work(which, settings, context));
        } catch (SettingsException | UnavailableException e) {
            return Json.write(EngineReply.refused(e.getMessage()));
        } catch (OutOfMemoryError e) {
            // What was read is unreachable by now; a sentence tells more than a stack, and the agent lives on.
            return Json.write(EngineReply.refused(
                    "There is not memory enough here for %s: Java may use %d MB; let the agent have more (-Xmx), or judge a sample of the rows."
                            .formatted(step, Runtime.getRuntime().maxMemory() >> 20)));
        }
    }

    /** The logins that came with the task; by default none. */
    protected Logins logins() {
        return asked -> {
            throw new UnavailableException(
                    "The login '%s' is not at hand: in Jenkins, its id is said in the step, not in a file."
                            .formatted(asked));
        };
    }

    /** Writes the outcome into the workspace, to be archived from there. */
    protected static EngineReply written(Outcome outcome, StepContext context) throws IOException {
        List<String> names = KeptFiles.write(context.output(), outcome).stream()
                .map(context.workspace()::name)
                .toList();
        return new EngineReply(outcome.report(), names, null, null);
    }

    private Progress progress() {
        return line -> listener.getLogger().println("[modelgate] " + VisibleText.line(line));
    }

    private Settings configured(Workspace workspace, LifecycleStep which) {
        if (config == null) {
            return Settings.none(step);
        }
        return ConfigFile.read(workspace.file(config, "configuration"), config, LifecycleStep.sections())
                .section(which.section());
    }

    private static ObjectNode tree(String json) {
        return Json.read(json, ObjectNode.class, "what was said");
    }
}
