package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.io.Serializable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What a metric may be: {@code [metric: 'rocAuc', min: 0.85, noWorseThan: 0.01]}. */
public final class Limit implements Describable<Limit>, Serializable {
    private static final long serialVersionUID = 1L;

    private final String metric;
    private Double min;
    private Double max;
    private Double noWorseThan;
    private Double betterBy;
    private boolean relative;

    @DataBoundConstructor
    public Limit(@NonNull String metric) {
        this.metric = metric;
    }

    @NonNull
    public String getMetric() {
        return metric;
    }

    @CheckForNull
    public Double getMin() {
        return min;
    }

    @DataBoundSetter
    public void setMin(Double min) {
        this.min = min;
    }

    @CheckForNull
    public Double getMax() {
        return max;
    }

    @DataBoundSetter
    public void setMax(Double max) {
        this.max = max;
    }

    @CheckForNull
    public Double getNoWorseThan() {
        return noWorseThan;
    }

    @DataBoundSetter
    public void setNoWorseThan(Double noWorseThan) {
        this.noWorseThan = noWorseThan;
    }

    @CheckForNull
    public Double getBetterBy() {
        return betterBy;
    }

    @DataBoundSetter
    public void setBetterBy(Double betterBy) {
        this.betterBy = betterBy;
    }

    public boolean isRelative() {
        return relative;
    }

    @DataBoundSetter
    public void setRelative(boolean relative) {
        this.relative = relative;
    }

    /** Its form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<Limit> {
        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.Limit_name();
        }
    }
}
