package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of a closer look at drift: parts of the data, all columns together, plain damage. */
public abstract class DriftCloserStep extends TableGateStep {
    private static final long serialVersionUID = 1L;

    private List<String> by;
    private Integer maxSegments;
    private String time;
    private String window;
    private List<String> multivariate;
    private Double maxAuc;
    private Double maxErrorChange;
    private String preset;
    private Double maxMissingIncrease;
    private Double maxUnseen;
    private Double maxOutOfRange;
    private Double maxDuplicates;
    private Boolean allowConstant;

    @CheckForNull
    public List<String> getBy() {
        return by;
    }

    @DataBoundSetter
    public void setBy(List<String> by) {
        this.by = texts(by);
    }

    @CheckForNull
    public Integer getMaxSegments() {
        return maxSegments;
    }

    @DataBoundSetter
    public void setMaxSegments(Integer maxSegments) {
        this.maxSegments = maxSegments;
    }

    @CheckForNull
    public String getTime() {
        return time;
    }

    @DataBoundSetter
    public void setTime(String time) {
        this.time = Util.fixEmptyAndTrim(time);
    }

    @CheckForNull
    public String getWindow() {
        return window;
    }

    @DataBoundSetter
    public void setWindow(String window) {
        this.window = Util.fixEmptyAndTrim(window);
    }

    @CheckForNull
    public List<String> getMultivariate() {
        return multivariate;
    }

    @DataBoundSetter
    public void setMultivariate(List<String> multivariate) {
        this.multivariate = texts(multivariate);
    }

    @CheckForNull
    public Double getMaxAuc() {
        return maxAuc;
    }

    @DataBoundSetter
    public void setMaxAuc(Double maxAuc) {
        this.maxAuc = maxAuc;
    }

    @CheckForNull
    public Double getMaxErrorChange() {
        return maxErrorChange;
    }

    @DataBoundSetter
    public void setMaxErrorChange(Double maxErrorChange) {
        this.maxErrorChange = maxErrorChange;
    }

    @CheckForNull
    public String getPreset() {
        return preset;
    }

    @DataBoundSetter
    public void setPreset(String preset) {
        this.preset = Util.fixEmptyAndTrim(preset);
    }

    @CheckForNull
    public Double getMaxMissingIncrease() {
        return maxMissingIncrease;
    }

    @DataBoundSetter
    public void setMaxMissingIncrease(Double maxMissingIncrease) {
        this.maxMissingIncrease = maxMissingIncrease;
    }

    @CheckForNull
    public Double getMaxUnseen() {
        return maxUnseen;
    }

    @DataBoundSetter
    public void setMaxUnseen(Double maxUnseen) {
        this.maxUnseen = maxUnseen;
    }

    @CheckForNull
    public Double getMaxOutOfRange() {
        return maxOutOfRange;
    }

    @DataBoundSetter
    public void setMaxOutOfRange(Double maxOutOfRange) {
        this.maxOutOfRange = maxOutOfRange;
    }

    @CheckForNull
    public Double getMaxDuplicates() {
        return maxDuplicates;
    }

    @DataBoundSetter
    public void setMaxDuplicates(Double maxDuplicates) {
        this.maxDuplicates = maxDuplicates;
    }

    @CheckForNull
    public Boolean getAllowConstant() {
        return allowConstant;
    }

    @DataBoundSetter
    public void setAllowConstant(Boolean allowConstant) {
        this.allowConstant = allowConstant;
    }

    @Override
    void forgetUsual() {
        super.forgetUsual();
        allowConstant = unlessUsual(allowConstant, false);
    }
}
