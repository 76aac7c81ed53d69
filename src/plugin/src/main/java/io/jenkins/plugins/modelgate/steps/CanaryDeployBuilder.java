package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link CanaryDeployStep} as a freestyle build step. */
public final class CanaryDeployBuilder extends GateBuilder {

    private final CanaryDeployStep step;

    @DataBoundConstructor
    public CanaryDeployBuilder(@NonNull CanaryDeployStep step) {
        this.step = step;
    }

    @NonNull
    public CanaryDeployStep getStep() {
        return step;
    }

    @Override
    @NonNull
    GateStep step() {
        return step;
    }

    /** Names and offers the build step. */
    @Extension
    @Symbol("canaryDeploy")
    public static final class DescriptorImpl extends GateBuilderDescriptor {
        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.CanaryDeployStep_name();
        }
    }
}
