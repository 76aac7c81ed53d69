package io.jenkins.plugins.modelgate.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import java.io.IOException;

/** A step that begins and ends where the data is. */
public final class RunStep extends EngineTask {
    private static final long serialVersionUID = 1L;

    @CheckForNull
    private final AgentLogin login;

    /** @param login to the database that the step asks, or null */
    public RunStep(
            LifecycleStep step,
            ObjectNode said,
            @CheckForNull String config,
            ObjectNode known,
            TaskListener listener,
            @CheckForNull AgentLogin login) {
        super(step, said, config, known, listener);
        this.login = login;
    }

    @Override
    protected Logins logins() {
        return login == null ? super.logins() : login.alone();
    }

    @Override
    protected EngineReply work(LifecycleStep which, Settings settings, StepContext context) throws IOException {
        return written(which.run(settings, context), context);
    }
}
