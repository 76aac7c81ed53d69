package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of groups of rows: slices, and people who are to be treated alike. */
public abstract class ValidateGroupsStep extends ValidateHygieneStep {
    private static final long serialVersionUID = 1L;

    private List<String> slices;
    private List<String> sliceLimits;
    private Integer minSliceRows;
    private List<String> weakSlices;
    private List<String> sensitive;
    private List<String> fairness;
    private String fairnessMethod;
    private List<String> weakSliceLimits;
    private String weakSliceMetric;

    @CheckForNull
    public List<String> getSlices() {
        return slices;
    }

    @DataBoundSetter
    public void setSlices(List<String> slices) {
        this.slices = columns(slices);
    }

    @CheckForNull
    public List<String> getSliceLimits() {
        return sliceLimits;
    }

    @DataBoundSetter
    public void setSliceLimits(List<String> sliceLimits) {
        this.sliceLimits = texts(sliceLimits);
    }

    @CheckForNull
    public Integer getMinSliceRows() {
        return minSliceRows;
    }

    @DataBoundSetter
    public void setMinSliceRows(Integer minSliceRows) {
        this.minSliceRows = minSliceRows;
    }

    @CheckForNull
    public List<String> getWeakSlices() {
        return weakSlices;
    }

    @DataBoundSetter
    public void setWeakSlices(List<String> weakSlices) {
        this.weakSlices = columns(weakSlices);
    }

    @CheckForNull
    public List<String> getSensitive() {
        return sensitive;
    }

    @DataBoundSetter
    public void setSensitive(List<String> sensitive) {
        this.sensitive = columns(sensitive);
    }

    @CheckForNull
    public List<String> getFairness() {
        return fairness;
    }

    @DataBoundSetter
    public void setFairness(List<String> fairness) {
        this.fairness = texts(fairness);
    }

    @CheckForNull
    public String getFairnessMethod() {
        return fairnessMethod;
    }

    @DataBoundSetter
    public void setFairnessMethod(String fairnessMethod) {
        this.fairnessMethod = Util.fixEmptyAndTrim(fairnessMethod);
    }

    @CheckForNull
    public List<String> getWeakSliceLimits() {
        return weakSliceLimits;
    }

    @DataBoundSetter
    public void setWeakSliceLimits(List<String> weakSliceLimits) {
        this.weakSliceLimits = texts(weakSliceLimits);
    }

    @CheckForNull
    public String getWeakSliceMetric() {
        return weakSliceMetric;
    }

    @DataBoundSetter
    public void setWeakSliceMetric(String weakSliceMetric) {
        this.weakSliceMetric = Util.fixEmptyAndTrim(weakSliceMetric);
    }
}
