package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.lib.modelgate.Answer;
import io.jenkins.lib.modelgate.Question;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.plugins.modelgate.remote.EngineReply;
import io.jenkins.plugins.modelgate.remote.EngineTask;
import io.jenkins.plugins.modelgate.remote.RunStep;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import jenkins.util.BuildListenerAdapter;

/** Runs a step where the data is, keeps what it says, and lets its verdict act on the build. */
final class GateRun {

    private final GateStep step;
    private final Place place;

    GateRun(GateStep step, Place place) {
        this.step = step;
        this.place = place;
    }

    /**
     * @return the report of a step that does not fail the build
     * @throws AbortException where the verdict stops the build, with the reason; the report is stored by then
     */
    Report perform() throws IOException, InterruptedException {
        if (step.getId() != null || step.getConfig() == null) {
            ModelReportAction.refuseTaken(place.run(), stem());
        }
        EngineReply reply = step.performIn(place);
        if (reply.refusal() != null) {
            throw new AbortException(reply.refusal());
        }
        Report report = reply.report();
        if (report == null) {
            throw new AbortException(Messages.GateRun_noReport(stem()));
        }
        String expected = step.lifecycleStep().pipelineName();
        if (!report.step().equals(expected)) {
            throw new AbortException(Messages.GateRun_otherStep(expected, report.step()));
        }
        ModelReportAction.refuseTaken(place.run(), report.fileStem());
        archive(reply.files());
        return new Settlement(step, place.run(), place.listener(), place.marker()).settle(report);
    }

    private String stem() {
        String id = step.getId() == null ? "default" : place.expander().apply(step.getId());
        return step.lifecycleStep().pipelineName() + "-" + id;
    }

    /** The ordinary way: the whole step where the data is. */
    static EngineReply onAgent(GateStep step, Place place) throws IOException, InterruptedException {
        EngineReply reply = call(place, task(step, place, null));
        if (reply.prepared() == null) {
            return reply;
        }
        Question question = Json.read(reply.prepared(), Question.class, "the agent's reply");
        String expected = step.lifecycleStep().pipelineName();
        if (!question.step().equals(expected)) {
            throw new AbortException(Messages.GateRun_otherStep(expected, question.step()));
        }
        return call(place, task(step, place, new ControllerMemory(place.run()).answer(question)));
    }

    private static RunStep task(GateStep step, Place place, @CheckForNull Answer answer) throws AbortException {
        return new RunStep(
                step.lifecycleStep(),
                step.said(place.expander()),
                step.expandedConfig(place.expander()),
                JsonNodeFactory.instance.objectNode(),
                place.listener(),
                step.login(place),
                answer);
    }

    static EngineReply call(Place place, EngineTask task) throws IOException, InterruptedException {
        return Json.read(place.workspace().act(task), EngineReply.class, "the agent's reply");
    }

    /** What Jenkins knows of the build, for the registry. */
    static ObjectNode provenance(Place place) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        known.put(
                "build",
                place.run().getParent().getFullName() + " #" + place.run().getNumber());
        known.put("commit", place.env().get("GIT_COMMIT"));
        return known;
    }

    private void archive(List<String> files) throws IOException, InterruptedException {
        place.run()
                .pickArtifactManager()
                .archive(
                        place.workspace(),
                        place.launcher(),
                        new BuildListenerAdapter(place.listener()),
                        files.stream().collect(Collectors.toMap(Function.identity(), Function.identity())));
    }
}
