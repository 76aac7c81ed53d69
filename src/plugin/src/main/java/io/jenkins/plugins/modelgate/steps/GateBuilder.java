package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * A freestyle build step around a {@link GateStep}, which holds all parameters. Variables of the build are expanded in
 * them, as freestyle users expect; in a Pipeline, Groovy does that.
 */
public abstract class GateBuilder extends Builder implements SimpleBuildStep {

    /** The step with all its parameters. */
    @NonNull
    abstract GateStep step();

    @Override
    public void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars env,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        Place place = new Place(
                run, workspace, env, launcher, listener, reason -> run.setResult(Result.UNSTABLE), env::expand);
        new GateRun(step(), place).perform();
    }

    /** What all the builders' descriptors share. */
    public abstract static class GateBuilderDescriptor extends BuildStepDescriptor<Builder> {
        /** Refuses here what the step within would, because core drops what is thrown from within. */
        @Override
        public Builder newInstance(StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            if (form.opt("step") instanceof JSONObject said) {
                FormNumbers.refuseOthersIn(
                        DescribableModel.of(clazz).getParameter("step").getErasedType(), said);
            }
            return super.newInstance(request, form);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }
    }
}
