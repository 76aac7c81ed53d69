package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link ModelRegisterStep} as a freestyle build step. */
public final class ModelRegisterBuilder extends GateBuilder {

    private final ModelRegisterStep step;

    @DataBoundConstructor
    public ModelRegisterBuilder(@NonNull ModelRegisterStep step) {
        this.step = step;
    }

    @NonNull
    public ModelRegisterStep getStep() {
        return step;
    }

    @Override
    @NonNull
    GateStep step() {
        return step;
    }

    /** Names and offers the build step. */
    @Extension
    @Symbol("modelRegister")
    public static final class DescriptorImpl extends GateBuilderDescriptor {
        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.ModelRegisterStep_name();
        }
    }
}
