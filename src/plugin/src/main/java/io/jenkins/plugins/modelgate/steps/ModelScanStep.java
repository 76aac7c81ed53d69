package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.lib.modelgate.LifecycleStep;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Tells whether a model file may be loaded at all, without loading it: {@code modelScan modelFile: 'model.pkl'}. */
public final class ModelScanStep extends GateStep {
    private static final long serialVersionUID = 1L;

    private String allow;
    private String approved;
    private String registry;
    private Boolean sarif;
    private Boolean cyclonedx;
    private Integer maxDepth;
    private Integer maxParts;
    private Integer maxRatio;
    private Integer maxUnpacked;

    @DataBoundConstructor
    public ModelScanStep() {
        // Everything is optional here: a modelgate.yaml may say it. The engine refuses what is missing.
    }

    @Override
    public LifecycleStep lifecycleStep() {
        return LifecycleStep.SCAN;
    }

    @CheckForNull
    public String getAllow() {
        return allow;
    }

    @DataBoundSetter
    public void setAllow(String allow) {
        this.allow = Util.fixEmptyAndTrim(allow);
    }

    @CheckForNull
    public String getApproved() {
        return approved;
    }

    @DataBoundSetter
    public void setApproved(String approved) {
        this.approved = Util.fixEmptyAndTrim(approved);
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
    public Boolean getSarif() {
        return sarif;
    }

    @DataBoundSetter
    public void setSarif(Boolean sarif) {
        this.sarif = sarif;
    }

    @CheckForNull
    public Boolean getCyclonedx() {
        return cyclonedx;
    }

    @DataBoundSetter
    public void setCyclonedx(Boolean cyclonedx) {
        this.cyclonedx = cyclonedx;
    }

    @Override
    void forgetUsual() {
        sarif = unlessUsual(sarif, true);
        cyclonedx = unlessUsual(cyclonedx, false);
    }

    @CheckForNull
    public Integer getMaxDepth() {
        return maxDepth;
    }

    @DataBoundSetter
    public void setMaxDepth(Integer maxDepth) {
        this.maxDepth = maxDepth;
    }

    @CheckForNull
    public Integer getMaxParts() {
        return maxParts;
    }

    @DataBoundSetter
    public void setMaxParts(Integer maxParts) {
        this.maxParts = maxParts;
    }

    @CheckForNull
    public Integer getMaxRatio() {
        return maxRatio;
    }

    @DataBoundSetter
    public void setMaxRatio(Integer maxRatio) {
        this.maxRatio = maxRatio;
    }

    @CheckForNull
    public Integer getMaxUnpacked() {
        return maxUnpacked;
    }

    @DataBoundSetter
    public void setMaxUnpacked(Integer maxUnpacked) {
        this.maxUnpacked = maxUnpacked;
    }

    /** Names and offers the step. */
    @Extension(ordinal = GateStepDescriptor.BEFORE_BUILDERS)
    public static final class DescriptorImpl extends GateStepDescriptor {
        public DescriptorImpl() {
            super(LifecycleStep.SCAN);
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.ModelScanStep_name();
        }
    }
}
