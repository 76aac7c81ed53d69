package io.jenkins.plugins.modelgate.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.Answer;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.Question;
import io.jenkins.lib.modelgate.StepContext;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A step that begins and ends where the data is. Where it needs to know of earlier builds, or of the registry on the
 * controller, it asks first and is run again with the answer.
 */
public final class RunStep extends EngineTask {
    private static final long serialVersionUID = 1L;

    @CheckForNull
    private final AgentLogin login;

    @CheckForNull
    private final String answer;

    /**
     * @param login to the database that the step asks, or null
     * @param answer to the step's question, or null where none has been asked yet
     */
    public RunStep(
            LifecycleStep step,
            ObjectNode said,
            @CheckForNull String config,
            ObjectNode known,
            TaskListener listener,
            @CheckForNull AgentLogin login,
            @CheckForNull Answer answer) {
        super(step, said, config, known, listener);
        this.login = login;
        this.answer = answer == null ? null : Json.write(answer);
    }

    @Override
    protected Logins logins() {
        return login == null ? super.logins() : login.alone();
    }

    @Override
    protected EngineReply work(LifecycleStep which, Settings settings, StepContext context) throws IOException {
        if (answer != null) {
            StepContext told = context.with(Json.read(answer, Answer.class, "the controller's answer"));
            return written(which.run(settings, told), context);
        }
        Optional<Question> question = which.question(settings);
        return question.isPresent()
                ? new EngineReply(null, List.of(), null, Json.write(question.get()))
                : written(which.run(settings, context), context);
    }
}
