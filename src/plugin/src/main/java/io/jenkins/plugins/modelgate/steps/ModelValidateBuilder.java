package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link ModelValidateStep} as a freestyle build step. */
public final class ModelValidateBuilder extends GateBuilder {

    private final ModelValidateStep step;

    @DataBoundConstructor
    public ModelValidateBuilder(@NonNull ModelValidateStep step) {
        this.step = step;
    }

    @NonNull
    public ModelValidateStep getStep() {
        return step;
    }

    @Override
    @NonNull
    GateStep step() {
        return step;
    }

    /** Names and offers the build step. */
    @Extension
    @Symbol("modelValidate")
    public static final class DescriptorImpl extends GateBuilderDescriptor {
        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.ModelValidateStep_name();
        }
    }
}
