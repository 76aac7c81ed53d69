package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of what a model is compared with. */
public abstract class ValidateComparisonStep extends ValidateGroupsStep {
    private static final long serialVersionUID = 1L;

    private String championPredictions;
    private String championScore;
    private String championDecision;
    private String championPrediction;
    private Double confidence;
    private Integer resamples;
    private Integer seed;
    private String registry;
    private Boolean firstChampion;
    private String championScores;

    @CheckForNull
    public String getChampionPredictions() {
        return championPredictions;
    }

    @DataBoundSetter
    public void setChampionPredictions(String championPredictions) {
        this.championPredictions = Util.fixEmptyAndTrim(championPredictions);
    }

    @CheckForNull
    public String getChampionScore() {
        return championScore;
    }

    @DataBoundSetter
    public void setChampionScore(String championScore) {
        this.championScore = Util.fixEmptyAndTrim(championScore);
    }

    @CheckForNull
    public String getChampionDecision() {
        return championDecision;
    }

    @DataBoundSetter
    public void setChampionDecision(String championDecision) {
        this.championDecision = Util.fixEmptyAndTrim(championDecision);
    }

    @CheckForNull
    public String getChampionPrediction() {
        return championPrediction;
    }

    @DataBoundSetter
    public void setChampionPrediction(String championPrediction) {
        this.championPrediction = Util.fixEmptyAndTrim(championPrediction);
    }

    @CheckForNull
    public Double getConfidence() {
        return confidence;
    }

    @DataBoundSetter
    public void setConfidence(Double confidence) {
        this.confidence = confidence;
    }

    @CheckForNull
    public Integer getResamples() {
        return resamples;
    }

    @DataBoundSetter
    public void setResamples(Integer resamples) {
        this.resamples = resamples;
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
    public String getRegistry() {
        return registry;
    }

    @DataBoundSetter
    public void setRegistry(String registry) {
        this.registry = Util.fixEmptyAndTrim(registry);
    }

    @CheckForNull
    public Boolean getFirstChampion() {
        return firstChampion;
    }

    @DataBoundSetter
    public void setFirstChampion(Boolean firstChampion) {
        this.firstChampion = firstChampion;
    }

    @Override
    void forgetUsual() {
        super.forgetUsual();
        firstChampion = unlessUsual(firstChampion, false);
    }

    @CheckForNull
    public String getChampionScores() {
        return championScores;
    }

    @DataBoundSetter
    public void setChampionScores(String championScores) {
        this.championScores = Util.fixEmptyAndTrim(championScores);
    }
}
