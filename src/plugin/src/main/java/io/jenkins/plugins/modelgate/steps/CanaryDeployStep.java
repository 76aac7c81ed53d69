package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.plugins.modelgate.remote.EngineReply;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Shifts traffic to a candidate step by step, judges, promotes or rolls back: {@code canaryDeploy proxy: 'http://proxy:8081'}. */
public final class CanaryDeployStep extends GateStep {
    private static final long serialVersionUID = 1L;

    private String proxy;
    private List<Integer> weights;
    private String interval;
    private Integer minRequests;
    private List<Limit> limits;
    private String maxWait;
    private Integer maxErrors;

    @DataBoundConstructor
    public CanaryDeployStep() {
        // Everything is optional here: a modelgate.yaml may say it. The engine refuses what is missing.
    }

    @Override
    public LifecycleStep lifecycleStep() {
        return LifecycleStep.CANARY;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new CanaryExecution(this, context);
    }

    @Override
    EngineReply performIn(Place place) throws IOException, InterruptedException {
        return Rollout.toEnd(this, place);
    }

    @CheckForNull
    public String getProxy() {
        return proxy;
    }

    @DataBoundSetter
    public void setProxy(String proxy) {
        this.proxy = Util.fixEmptyAndTrim(proxy);
    }

    @CheckForNull
    public List<Integer> getWeights() {
        return weights;
    }

    @DataBoundSetter
    public void setWeights(List<Integer> weights) {
        this.weights = kept(weights);
    }

    @CheckForNull
    public String getInterval() {
        return interval;
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        this.interval = Util.fixEmptyAndTrim(interval);
    }

    @CheckForNull
    public Integer getMinRequests() {
        return minRequests;
    }

    @DataBoundSetter
    public void setMinRequests(Integer minRequests) {
        this.minRequests = minRequests;
    }

    @CheckForNull
    public List<Limit> getLimits() {
        return limits;
    }

    @DataBoundSetter
    public void setLimits(List<Limit> limits) {
        this.limits = kept(limits);
    }

    @CheckForNull
    public String getMaxWait() {
        return maxWait;
    }

    @DataBoundSetter
    public void setMaxWait(String maxWait) {
        this.maxWait = Util.fixEmptyAndTrim(maxWait);
    }

    @CheckForNull
    public Integer getMaxErrors() {
        return maxErrors;
    }

    @DataBoundSetter
    public void setMaxErrors(Integer maxErrors) {
        this.maxErrors = maxErrors;
    }

    /** Names and offers the step. */
    @Extension(ordinal = GateStepDescriptor.BEFORE_BUILDERS)
    public static final class DescriptorImpl extends GateStepDescriptor {
        public DescriptorImpl() {
            super(LifecycleStep.CANARY);
        }

        /** No workspace is needed, so that a rollout of hours need not hold an agent. */
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }

        /** The form has one box for all weights; a Jenkinsfile has a list of numbers. */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            FormNumbers.refuseOthersIn(CanaryDeployStep.class, form);
            if (form.opt("weights") instanceof String text) {
                JSONArray weights = new JSONArray();
                for (String weight : text.split(",")) {
                    if (!weight.isBlank()) {
                        weights.add(Integer.valueOf(weight.strip()));
                    }
                }
                form.put("weights", weights);
            }
            return super.newInstance(request, form);
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.CanaryDeployStep_name();
        }
    }
}
