package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link ModelScanStep} as a freestyle build step. */
public final class ModelScanBuilder extends GateBuilder {

    private final ModelScanStep step;

    @DataBoundConstructor
    public ModelScanBuilder(@NonNull ModelScanStep step) {
        this.step = step;
    }

    @NonNull
    public ModelScanStep getStep() {
        return step;
    }

    @Override
    @NonNull
    GateStep step() {
        return step;
    }

    /** Names and offers the build step. */
    @Extension
    @Symbol("modelScan")
    public static final class DescriptorImpl extends GateBuilderDescriptor {
        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.ModelScanStep_name();
        }
    }
}
