package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link DriftGateStep} as a freestyle build step. */
public final class DriftGateBuilder extends GateBuilder {

    private final DriftGateStep step;

    @DataBoundConstructor
    public DriftGateBuilder(@NonNull DriftGateStep step) {
        this.step = step;
    }

    @NonNull
    public DriftGateStep getStep() {
        return step;
    }

    @Override
    @NonNull
    GateStep step() {
        return step;
    }

    /** Names and offers the build step. */
    @Extension
    @Symbol("driftGate")
    public static final class DescriptorImpl extends GateBuilderDescriptor {
        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.DriftGateStep_name();
        }
    }
}
