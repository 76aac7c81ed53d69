package io.jenkins.plugins.modelgate.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.registry.Register;
import io.jenkins.lib.modelgate.registry.RegisterSpec;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Packs a model where its files are, for a registry that is somewhere else. Where the user named a registry in the
 * workspace, registers it there and is done.
 */
public final class PackModel extends EngineTask {
    private static final long serialVersionUID = 1L;

    /**
     * A model that is packed.
     *
     * @param replaced which settings of the configuration the step replaced, a sentence each
     */
    public record Packed(RegisterSpec spec, List<String> replaced) {}

    private final String packFolder;

    /** @param packFolder where the pack goes on the agent; does not exist yet */
    public PackModel(
            ObjectNode said, @CheckForNull String config, ObjectNode known, TaskListener listener, String packFolder) {
        super(LifecycleStep.REGISTER, said, config, known, listener);
        this.packFolder = packFolder;
    }

    @Override
    protected EngineReply work(LifecycleStep which, Settings settings, StepContext context) throws IOException {
        if (settings.path("registry").isPresent()) {
            return written(which.run(settings, context), context);
        }
        RegisterSpec spec = RegisterSpec.from(settings);
        settings.replaced().forEach(context.progress()::line);
        Outcome packed =
                Register.pack(spec, context.workspace(), context.clock(), context.progress(), Path.of(packFolder));
        return packed.report().verdict().isAcceptable()
                ? new EngineReply(null, List.of(), null, Json.write(new Packed(spec, settings.replaced())))
                : written(packed.telling(settings.replaced()), context);
    }
}
