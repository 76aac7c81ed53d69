package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of what the columns of a task mean, and what is measured of them. */
public abstract class ValidateColumnsStep extends ValidateComparisonStep {
    private static final long serialVersionUID = 1L;

    private String positive;
    private Double threshold;
    private String scores;
    private List<String> costs;
    private String weight;
    private List<String> metrics;
    private List<String> quantiles;
    private String lower;
    private String upper;
    private String horizon;
    private String group;
    private List<String> references;
    private List<String> columns;
    private String jsonSchema;
    private List<String> refusals;
    private String labels;
    private String unlabelled;
    private List<String> key;
    private String metricsFile;
    private List<String> directions;
    private String history;
    private List<String> series;
    private String time;
    private Integer season;

    @CheckForNull
    public String getPositive() {
        return positive;
    }

    @DataBoundSetter
    public void setPositive(String positive) {
        this.positive = Util.fixEmptyAndTrim(positive);
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
    public String getScores() {
        return scores;
    }

    @DataBoundSetter
    public void setScores(String scores) {
        this.scores = Util.fixEmptyAndTrim(scores);
    }

    @CheckForNull
    public List<String> getCosts() {
        return costs;
    }

    @DataBoundSetter
    public void setCosts(List<String> costs) {
        this.costs = texts(costs);
    }

    @CheckForNull
    public String getWeight() {
        return weight;
    }

    @DataBoundSetter
    public void setWeight(String weight) {
        this.weight = Util.fixEmptyAndTrim(weight);
    }

    @CheckForNull
    public List<String> getMetrics() {
        return metrics;
    }

    @DataBoundSetter
    public void setMetrics(List<String> metrics) {
        this.metrics = texts(metrics);
    }

    @CheckForNull
    public List<String> getQuantiles() {
        return quantiles;
    }

    @DataBoundSetter
    public void setQuantiles(List<String> quantiles) {
        this.quantiles = texts(quantiles);
    }

    @CheckForNull
    public String getLower() {
        return lower;
    }

    @DataBoundSetter
    public void setLower(String lower) {
        this.lower = Util.fixEmptyAndTrim(lower);
    }

    @CheckForNull
    public String getUpper() {
        return upper;
    }

    @DataBoundSetter
    public void setUpper(String upper) {
        this.upper = Util.fixEmptyAndTrim(upper);
    }

    @CheckForNull
    public String getHorizon() {
        return horizon;
    }

    @DataBoundSetter
    public void setHorizon(String horizon) {
        this.horizon = Util.fixEmptyAndTrim(horizon);
    }

    @CheckForNull
    public String getGroup() {
        return group;
    }

    @DataBoundSetter
    public void setGroup(String group) {
        this.group = Util.fixEmptyAndTrim(group);
    }

    @CheckForNull
    public List<String> getReferences() {
        return references;
    }

    @DataBoundSetter
    public void setReferences(List<String> references) {
        this.references = texts(references);
    }

    @CheckForNull
    public List<String> getColumns() {
        return columns;
    }

    @DataBoundSetter
    public void setColumns(List<String> columns) {
        this.columns = texts(columns);
    }

    @CheckForNull
    public String getJsonSchema() {
        return jsonSchema;
    }

    @DataBoundSetter
    public void setJsonSchema(String jsonSchema) {
        this.jsonSchema = Util.fixEmptyAndTrim(jsonSchema);
    }

    @CheckForNull
    public List<String> getRefusals() {
        return refusals;
    }

    @DataBoundSetter
    public void setRefusals(List<String> refusals) {
        this.refusals = lines(refusals);
    }

    @CheckForNull
    public String getUnlabelled() {
        return unlabelled;
    }

    @DataBoundSetter
    public void setUnlabelled(String unlabelled) {
        this.unlabelled = Util.fixEmptyAndTrim(unlabelled);
    }

    @CheckForNull
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(String labels) {
        this.labels = Util.fixEmptyAndTrim(labels);
    }

    @CheckForNull
    public List<String> getKey() {
        return key;
    }

    @DataBoundSetter
    public void setKey(List<String> key) {
        this.key = texts(key);
    }

    @CheckForNull
    public String getMetricsFile() {
        return metricsFile;
    }

    @DataBoundSetter
    public void setMetricsFile(String metricsFile) {
        this.metricsFile = Util.fixEmptyAndTrim(metricsFile);
    }

    @CheckForNull
    public List<String> getDirections() {
        return directions;
    }

    @DataBoundSetter
    public void setDirections(List<String> directions) {
        this.directions = texts(directions);
    }

    @CheckForNull
    public String getHistory() {
        return history;
    }

    @DataBoundSetter
    public void setHistory(String history) {
        this.history = Util.fixEmptyAndTrim(history);
    }

    @CheckForNull
    public List<String> getSeries() {
        return series;
    }

    @DataBoundSetter
    public void setSeries(List<String> series) {
        this.series = texts(series);
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
    public Integer getSeason() {
        return season;
    }

    @DataBoundSetter
    public void setSeason(Integer season) {
        this.season = season;
    }
}
