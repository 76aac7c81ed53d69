package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.lib.modelgate.Answer;
import io.jenkins.lib.modelgate.Question;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.VisibleText;
import io.jenkins.plugins.modelgate.remote.EngineReply;
import io.jenkins.plugins.modelgate.remote.EngineTask;
import io.jenkins.plugins.modelgate.remote.RunStep;
import io.jenkins.plugins.modelgate.run.GateNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        // An id that only the configuration file gives is known when the agent has read it.
        boolean isNamed = step.getId() != null || step.getConfig() == null;
        try (GateNames.Taken unused = isNamed ? GateNames.take(place.run(), stem()) : null) {
            EngineReply reply = step.performIn(place);
            Report report = report(reply);
            if (isNamed && !report.fileStem().equals(stem())) {
                throw new AbortException(Messages.GateRun_otherStep(stem(), report.fileStem()));
            }
            try (GateNames.Taken late = isNamed ? null : GateNames.take(place.run(), report.fileStem())) {
                archive(reply.files());
                if (!isNamed) {
                    holdArtifact(report);
                }
                return new Settlement(step, place.run(), place.listener(), place.marker()).settle(report);
            }
        }
    }

    private Report report(EngineReply reply) throws AbortException {
        String refusal = reply.refusal();
        if (refusal != null) {
            throw new AbortException(VisibleText.line(refusal));
        }
        Report report = reply.report();
        if (report == null) {
            throw new AbortException(Messages.GateRun_noReport(stem()));
        }
        String expected = step.lifecycleStep().pipelineName();
        if (!report.step().equals(expected)) {
            throw new AbortException(Messages.GateRun_otherStep(expected, report.step()));
        }
        return report;
    }

    /** Until its name was known, another gate of the same name may have written into the same files. */
    private void holdArtifact(Report report) throws IOException {
        String path = EngineTask.FOLDER + "/" + report.fileStem() + ".json";
        try (InputStream in =
                place.run().getArtifactManager().root().child(path).open()) {
            Report archived = Json.read(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), Report.class, "the artifact " + path);
            if (!archived.equals(report)) {
                throw GateNames.taken(report.fileStem());
            }
        }
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
