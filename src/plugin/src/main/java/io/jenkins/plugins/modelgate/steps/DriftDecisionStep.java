package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of how drift is decided: how sure a verdict is, and when the data set has drifted. */
public abstract class DriftDecisionStep extends DriftCloserStep {
    private static final long serialVersionUID = 1L;

    private Double alpha;
    private String correction;
    private Integer draws;
    private Integer seed;
    private Integer sample;
    private Double maxDriftedShare;
    private Double maxUndecidedShare;
    private String importance;
    private String persistence;
    private List<String> history;

    @CheckForNull
    public Double getAlpha() {
        return alpha;
    }

    @DataBoundSetter
    public void setAlpha(Double alpha) {
        this.alpha = alpha;
    }

    @CheckForNull
    public String getCorrection() {
        return correction;
    }

    @DataBoundSetter
    public void setCorrection(String correction) {
        this.correction = Util.fixEmptyAndTrim(correction);
    }

    @CheckForNull
    public Integer getDraws() {
        return draws;
    }

    @DataBoundSetter
    public void setDraws(Integer draws) {
        this.draws = draws;
    }

    @CheckForNull
    public Integer getSeed() {
        return seed;
    }

    @DataBoundSetter
    public void setSeed(Integer seed) {
        this.seed = seed;
    }

    @CheckForNull
    public Integer getSample() {
        return sample;
    }

    @DataBoundSetter
    public void setSample(Integer sample) {
        this.sample = sample;
    }

    @CheckForNull
    public Double getMaxDriftedShare() {
        return maxDriftedShare;
    }

    @DataBoundSetter
    public void setMaxDriftedShare(Double maxDriftedShare) {
        this.maxDriftedShare = maxDriftedShare;
    }

    @CheckForNull
    public Double getMaxUndecidedShare() {
        return maxUndecidedShare;
    }

    @DataBoundSetter
    public void setMaxUndecidedShare(Double maxUndecidedShare) {
        this.maxUndecidedShare = maxUndecidedShare;
    }

    @CheckForNull
    public String getImportance() {
        return importance;
    }

    @DataBoundSetter
    public void setImportance(String importance) {
        this.importance = Util.fixEmptyAndTrim(importance);
    }

    @CheckForNull
    public String getPersistence() {
        return persistence;
    }

    @DataBoundSetter
    public void setPersistence(String persistence) {
        this.persistence = Util.fixEmptyAndTrim(persistence);
    }

    @CheckForNull
    public List<String> getHistory() {
        return history;
    }

    @DataBoundSetter
    public void setHistory(List<String> history) {
        this.history = texts(history);
    }
}
