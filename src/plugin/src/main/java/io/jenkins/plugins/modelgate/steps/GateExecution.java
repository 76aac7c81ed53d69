package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs a gate in a Pipeline; it returns the report where the build may go on. */
final class GateExecution extends SynchronousNonBlockingStepExecution<StepReport> {
    private static final long serialVersionUID = 1L;

    private final GateStep step;

    GateExecution(@NonNull GateStep step, @NonNull StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected StepReport run() throws Exception {
        return new StepReport(new GateRun(step, place(getContext())).perform());
    }

    private static Place place(StepContext context) throws IOException, InterruptedException {
        FilePath workspace = context.get(FilePath.class);
        workspace.mkdirs();
        return new Place(
                context.get(Run.class),
                workspace,
                context.get(EnvVars.class),
                context.get(Launcher.class),
                context.get(TaskListener.class),
                unstable(context),
                UnaryOperator.identity());
    }

    /** Marks the step yellow in the stage view and the build unstable. */
    static Place.UnstableMarker unstable(StepContext context) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        Run<?, ?> run = context.get(Run.class);
        return reason -> {
            node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(reason));
            run.setResult(Result.UNSTABLE);
        };
    }
}
