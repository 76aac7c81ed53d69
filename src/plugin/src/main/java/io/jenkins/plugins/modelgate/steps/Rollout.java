package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.ProxyConfiguration;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.canary.Canary;
import io.jenkins.lib.modelgate.canary.CanaryDriver;
import io.jenkins.lib.modelgate.canary.CanaryJournal;
import io.jenkins.lib.modelgate.canary.CanarySpec;
import io.jenkins.lib.modelgate.canary.ProxyTarget;
import io.jenkins.lib.modelgate.canary.TrafficTarget;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.http.ProxyAddress;
import io.jenkins.lib.modelgate.http.ServerUrl;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.plugins.modelgate.remote.EngineReply;
import io.jenkins.plugins.modelgate.remote.PlanCanary;
import io.jenkins.plugins.modelgate.remote.PlanCanary.Plan;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** A rollout as Jenkins drives it: from the controller, with its journal in the build's folder. */
final class Rollout {

    private Rollout() {}

    /**
     * Reads what the rollout needs of files.
     *
     * @param workspace null outside a node; a step that names files then says so
     * @return the plan as JSON
     */
    static String plan(
            CanaryDeployStep step,
            Run<?, ?> run,
            @CheckForNull FilePath workspace,
            TaskListener listener,
            UnaryOperator<String> expander)
            throws IOException, InterruptedException {
        PlanCanary task = new PlanCanary(step.said(expander), step.expandedConfig(expander), listener);
        EngineReply reply;
        if (workspace != null) {
            reply = Json.read(workspace.act(task), EngineReply.class, "the agent's reply");
        } else if (step.getConfig() != null || step.getModelFile() != null) {
            throw new AbortException(Messages.Rollout_needsWorkspace());
        } else {
            reply = Json.read(task.invoke(run.getRootDir(), null), EngineReply.class, "the plan");
        }
        if (reply.refusal() != null) {
            throw new AbortException(reply.refusal());
        }
        return reply.prepared();
    }

    static Plan read(String plan) {
        return Json.read(plan, Plan.class, "the rollout's plan");
    }

    static HttpConnections connect(CanarySpec spec) {
        return HttpConnections.open(settings(spec.proxy()));
    }

    static CanaryDriver driver(Plan plan, Run<?, ?> run, HttpConnections connections, TaskListener listener) {
        return new CanaryDriver(
                plan.spec(),
                plan.subject(),
                Canary.target(plan.spec(), connections),
                CanaryJournal.open(journal(run, plan.spec().id()), plan.spec()),
                Clock.systemUTC(),
                progress(listener));
    }

    /** The whole rollout on a build's own thread; an interrupted build rolls back before it ends. */
    static EngineReply toEnd(CanaryDeployStep step, Place place) throws IOException, InterruptedException {
        Plan plan = read(plan(step, place.run(), place.workspace(), place.listener(), place.expander()));
        Outcome outcome;
        try (HttpConnections connections = connect(plan.spec())) {
            outcome = Canary.run(
                    plan.spec(),
                    plan.subject(),
                    Canary.target(plan.spec(), connections),
                    Clock.systemUTC(),
                    progress(place.listener()),
                    journal(place.run(), plan.spec().id()));
        }
        outcome = outcome.telling(plan.replaced());
        boolean interrupted = Thread.interrupted();
        ControllerFiles.archive(place.run(), outcome, place.listener());
        if (interrupted) {
            ModelReportAction.add(place.run(), outcome.report());
            throw new InterruptedException(outcome.report().summary());
        }
        return new EngineReply(outcome.report(), List.of(), null, null);
    }

    /**
     * Takes the candidate's traffic away where the rollout cannot be driven to its end, and keeps a report that says so.
     *
     * @param plan as it was kept; it may be one that this version cannot read
     */
    static void giveUp(String plan, Run<?, ?> run, TaskListener listener, Throwable reason) throws IOException {
        JsonNode spec = Json.read(plan, JsonNode.class, "the rollout's plan").path("spec");
        String id = spec.path("id").asText("default");
        if (!Files.exists(journal(run, id))) {
            // Nothing was begun; whatever traffic the candidate has is not this rollout's doing.
            return;
        }
        ReportBuilder report = new ReportBuilder(CanarySpec.STEP, id, Clock.systemUTC());
        String traffic;
        try (HttpConnections connections =
                HttpConnections.open(settings(spec.path("proxy").asText()))) {
            TrafficTarget target = new ProxyTarget(
                    connections, ServerUrl.parse(spec.path("proxy").asText()).orElseThrow());
            target.setCandidateWeight(0);
            traffic = Messages.Rollout_trafficTaken();
        } catch (RuntimeException e) {
            traffic = Messages.Rollout_trafficMayFlow(e.getMessage());
        }
        Report lost = report.failed(new UnavailableException(Messages.Rollout_lost(reason.getMessage(), traffic)));
        listener.getLogger().println("[modelgate] " + lost.summary());
        ModelReportAction.add(run, lost);
    }

    private static Path journal(Run<?, ?> run, String id) {
        return run.getRootDir()
                .toPath()
                .resolve(ModelReportAction.URL_NAME + "/" + CanarySpec.STEP + "-" + id + ".journal");
    }

    private static Progress progress(TaskListener listener) {
        return line -> listener.getLogger().println("[modelgate] " + line);
    }

    /** Through the forward proxy that Jenkins is told to use, unless the target is an exception from it. */
    private static HttpSettings settings(String url) {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        HttpSettings settings = HttpSettings.defaults();
        if (proxy == null || proxy.getName() == null) {
            return settings;
        }
        String host = ServerUrl.parse(url).map(ServerUrl::host).orElse("");
        boolean direct =
                proxy.getNoProxyHostPatterns().stream().map(Pattern::pattern).anyMatch(host::matches);
        return direct ? settings : settings.withProxy(new ProxyAddress(proxy.getName(), proxy.getPort()));
    }
}
