package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of how drift is measured, column by column. */
public abstract class DriftMeasuringStep extends DriftDecisionStep {
    private static final long serialVersionUID = 1L;

    private String measure;
    private String categoricalMeasure;
    private List<String> columnMeasures;
    private Double threshold;
    private List<String> columnThresholds;
    private Double warnThreshold;
    private Integer bins;
    private String emptyBins;
    private Integer maxCodes;
    private String maxMemory;

    @CheckForNull
    public String getMeasure() {
        return measure;
    }

    @DataBoundSetter
    public void setMeasure(String measure) {
        this.measure = Util.fixEmptyAndTrim(measure);
    }

    @CheckForNull
    public String getCategoricalMeasure() {
        return categoricalMeasure;
    }

    @DataBoundSetter
    public void setCategoricalMeasure(String categoricalMeasure) {
        this.categoricalMeasure = Util.fixEmptyAndTrim(categoricalMeasure);
    }

    @CheckForNull
    public List<String> getColumnMeasures() {
        return columnMeasures;
    }

    @DataBoundSetter
    public void setColumnMeasures(List<String> columnMeasures) {
        this.columnMeasures = texts(columnMeasures);
    }

    @CheckForNull
    public Double getThreshold() {
        return threshold;
    }

    @DataBoundSetter
    public void setThreshold(Double threshold) {
        this.threshold = threshold;
    }

    @CheckForNull
    public List<String> getColumnThresholds() {
        return columnThresholds;
    }

    @DataBoundSetter
    public void setColumnThresholds(List<String> columnThresholds) {
        this.columnThresholds = texts(columnThresholds);
    }

    @CheckForNull
    public Double getWarnThreshold() {
        return warnThreshold;
    }

    @DataBoundSetter
    public void setWarnThreshold(Double warnThreshold) {
        this.warnThreshold = warnThreshold;
    }

    @CheckForNull
    public Integer getBins() {
        return bins;
    }

    @DataBoundSetter
    public void setBins(Integer bins) {
        this.bins = bins;
    }

    @CheckForNull
    public String getEmptyBins() {
        return emptyBins;
    }

    @DataBoundSetter
    public void setEmptyBins(String emptyBins) {
        this.emptyBins = Util.fixEmptyAndTrim(emptyBins);
    }

    @CheckForNull
    public Integer getMaxCodes() {
        return maxCodes;
    }

    @DataBoundSetter
    public void setMaxCodes(Integer maxCodes) {
        this.maxCodes = maxCodes;
    }

    @CheckForNull
    public String getMaxMemory() {
        return maxMemory;
    }

    @DataBoundSetter
    public void setMaxMemory(String maxMemory) {
        this.maxMemory = Util.fixEmptyAndTrim(maxMemory);
    }
}
