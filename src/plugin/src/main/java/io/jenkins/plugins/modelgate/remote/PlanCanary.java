package io.jenkins.plugins.modelgate.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.canary.CanarySpec;
import io.jenkins.lib.modelgate.canary.CanarySubject;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;
import java.util.List;

/** Reads, where the files are, all that a rollout needs of them; the rollout itself runs on the controller. */
public final class PlanCanary extends EngineTask {
    private static final long serialVersionUID = 1L;

    /**
     * What a rollout is to do, and with which model.
     *
     * @param replaced which settings of the configuration the step replaced, a sentence each
     */
    public record Plan(CanarySpec spec, CanarySubject subject, List<String> replaced) {
        public Plan {
            // An earlier version kept none.
            replaced = replaced == null ? List.of() : List.copyOf(replaced);
        }
    }

    public PlanCanary(ObjectNode said, @CheckForNull String config, TaskListener listener) {
        super(LifecycleStep.CANARY, said, config, JsonNodeFactory.instance.objectNode(), listener);
    }

    @Override
    protected EngineReply work(LifecycleStep which, Settings settings, StepContext context) {
        CanarySpec spec = CanarySpec.from(settings);
        if (spec.isEmbedded()) {
            throw settings.wrong(
                    "stable",
                    "serves from the process that runs the rollout, and in Jenkins that is the controller; start 'modelgate proxy' and name its admin address as 'proxy'");
        }
        settings.replaced().forEach(context.progress()::line);
        Plan plan = new Plan(spec, CanarySubject.of(spec, context.workspace()), settings.replaced());
        return new EngineReply(null, List.of(), null, Json.write(plan));
    }
}
