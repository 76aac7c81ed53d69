package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link ModelRegisterStep} as a freestyle build step. */
public final class ModelRegisterBuilder extends GateBuilder<ModelRegisterStep> {

    @DataBoundConstructor
    public ModelRegisterBuilder(@NonNull ModelRegisterStep step) {
        super(step);
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
