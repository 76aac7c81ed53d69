package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.plugins.modelgate.remote.EngineReply;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Records a model as a new version with the evidence for it: {@code modelRegister model: 'housing', modelFile: 'model.onnx'}. */
public final class ModelRegisterStep extends GateStep {
    private static final long serialVersionUID = 1L;

    private List<String> reports;
    private List<String> requireReports;
    private String profile;
    private String registry;
    private Boolean scan;
    private String allow;

    @DataBoundConstructor
    public ModelRegisterStep() {
        // Everything is optional here: a modelgate.yaml may say it. The engine refuses what is missing.
    }

    @Override
    public LifecycleStep lifecycleStep() {
        return LifecycleStep.REGISTER;
    }

    @Override
    EngineReply performIn(Place place) throws IOException, InterruptedException {
        return new RegistryCommit(this, place).perform();
    }

    @CheckForNull
    public List<String> getReports() {
        return reports;
    }

    @DataBoundSetter
    public void setReports(List<String> reports) {
        this.reports = texts(reports);
    }

    @CheckForNull
    public List<String> getRequireReports() {
        return requireReports;
    }

    @DataBoundSetter
    public void setRequireReports(List<String> requireReports) {
        this.requireReports = texts(requireReports);
    }

    @CheckForNull
    public String getProfile() {
        return profile;
    }

    @DataBoundSetter
    public void setProfile(String profile) {
        this.profile = Util.fixEmptyAndTrim(profile);
    }

    @CheckForNull
    public String getRegistry() {
        return registry;
    }

    @DataBoundSetter
    public void setRegistry(String registry) {
        this.registry = Util.fixEmptyAndTrim(registry);
    }

    @CheckForNull
    public Boolean getScan() {
        return scan;
    }

    @DataBoundSetter
    public void setScan(Boolean scan) {
        this.scan = scan;
    }

    @Override
    void forgetUsual() {
        scan = unlessUsual(scan, true);
    }

    @CheckForNull
    public String getAllow() {
        return allow;
    }

    @DataBoundSetter
    public void setAllow(String allow) {
        this.allow = Util.fixEmptyAndTrim(allow);
    }

    /** Names and offers the step. */
    @Extension(ordinal = GateStepDescriptor.BEFORE_BUILDERS)
    public static final class DescriptorImpl extends GateStepDescriptor {
        public DescriptorImpl() {
            super(LifecycleStep.REGISTER);
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.ModelRegisterStep_name();
        }
    }
}
