package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of the data itself: how it may be unclean, and what the model was trained on. */
public abstract class ValidateHygieneStep extends ValidateDemandsStep {
    private static final long serialVersionUID = 1L;

    private String train;
    private List<String> features;
    private List<String> hygiene;
    private Boolean nearDuplicates;

    @CheckForNull
    public String getTrain() {
        return train;
    }

    @DataBoundSetter
    public void setTrain(String train) {
        this.train = Util.fixEmptyAndTrim(train);
    }

    @CheckForNull
    public List<String> getFeatures() {
        return features;
    }

    @DataBoundSetter
    public void setFeatures(List<String> features) {
        this.features = texts(features);
    }

    @CheckForNull
    public List<String> getHygiene() {
        return hygiene;
    }

    @DataBoundSetter
    public void setHygiene(List<String> hygiene) {
        this.hygiene = texts(hygiene);
    }

    @CheckForNull
    public Boolean getNearDuplicates() {
        return nearDuplicates;
    }

    @DataBoundSetter
    public void setNearDuplicates(Boolean nearDuplicates) {
        this.nearDuplicates = nearDuplicates;
    }

    @Override
    void forgetUsual() {
        super.forgetUsual();
        nearDuplicates = unlessUsual(nearDuplicates, false);
    }
}
