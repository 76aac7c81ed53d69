package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.http.ServerUrl;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Judges a model by its predictions: {@code modelValidate predictions: 'test.csv', target: 'y', score: 'p'}. */
public final class ModelValidateStep extends ValidateColumnsStep {
    private static final long serialVersionUID = 1L;

    private String predictions;
    private String target;
    private String score;
    private String decision;
    private String prediction;
    private List<Limit> limits;
    private String baseline;
    private String task;
    private Integer minMetricRows;

    @DataBoundConstructor
    public ModelValidateStep() {
        // Everything is optional here: a modelgate.yaml may say it. The engine refuses what is missing.
    }

    @Override
    public LifecycleStep lifecycleStep() {
        return LifecycleStep.VALIDATE;
    }

    @CheckForNull
    public String getPredictions() {
        return predictions;
    }

    @DataBoundSetter
    public void setPredictions(String predictions) {
        this.predictions = Util.fixEmptyAndTrim(predictions);
    }

    @CheckForNull
    public String getTarget() {
        return target;
    }

    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixEmptyAndTrim(target);
    }

    @CheckForNull
    public String getScore() {
        return score;
    }

    @DataBoundSetter
    public void setScore(String score) {
        this.score = Util.fixEmptyAndTrim(score);
    }

    @CheckForNull
    public String getDecision() {
        return decision;
    }

    @DataBoundSetter
    public void setDecision(String decision) {
        this.decision = Util.fixEmptyAndTrim(decision);
    }

    @CheckForNull
    public String getPrediction() {
        return prediction;
    }

    @DataBoundSetter
    public void setPrediction(String prediction) {
        this.prediction = Util.fixEmptyAndTrim(prediction);
    }

    @CheckForNull
    public List<Limit> getLimits() {
        return limits;
    }

    @DataBoundSetter
    public void setLimits(List<Limit> limits) {
        this.limits = kept(limits);
    }

    @CheckForNull
    public String getBaseline() {
        return baseline;
    }

    @DataBoundSetter
    public void setBaseline(String baseline) {
        this.baseline = Util.fixEmptyAndTrim(baseline);
    }

    @CheckForNull
    public String getTask() {
        return task;
    }

    @DataBoundSetter
    public void setTask(String task) {
        this.task = Util.fixEmptyAndTrim(task);
    }

    @CheckForNull
    public Integer getMinMetricRows() {
        return minMetricRows;
    }

    @DataBoundSetter
    public void setMinMetricRows(Integer minMetricRows) {
        this.minMetricRows = minMetricRows;
    }

    /** Names and offers the step. */
    @Extension(ordinal = GateStepDescriptor.BEFORE_BUILDERS)
    public static final class DescriptorImpl extends GateStepDescriptor {

        /** One text says it as well as a list: a file, a pattern. A Pipeline may give either. */
        private static final List<String> TEXTS_OR_LISTS = List.of("operators", "scores", "signature");

        public DescriptorImpl() {
            super(LifecycleStep.VALIDATE);
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.ModelValidateStep_name();
        }

        @Override
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            Map<String, Object> texts = new LinkedHashMap<>(arguments);
            TEXTS_OR_LISTS.forEach(name -> texts.computeIfPresent(name, (same, said) -> joined(said)));
            return super.newInstance(texts);
        }

        private static Object joined(Object said) {
            return said instanceof Collection<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    : said;
        }

        /** The logins that a job may use. */
        @POST
        public ListBoxModel doFillEndpointCredentialsItems(
                @AncestorInPath Item item, @QueryParameter String endpointCredentials) {
            return EndpointLogin.choices(item, endpointCredentials);
        }

        @POST
        public ListBoxModel doFillTaskItems(@AncestorInPath Item item, @QueryParameter String task) {
            return words(item, "task", task);
        }

        @POST
        public ListBoxModel doFillUnlabelledItems(
                @AncestorInPath Item item, @QueryParameter String unlabelled) {
            return words(item, "unlabelled", unlabelled);
        }

        @POST
        public ListBoxModel doFillFairnessMethodItems(
                @AncestorInPath Item item, @QueryParameter String fairnessMethod) {
            return words(item, "fairnessMethod", fairnessMethod);
        }

        @POST
        public ListBoxModel doFillWeakSliceMetricItems(
                @AncestorInPath Item item, @QueryParameter String weakSliceMetric) {
            return words(item, "weakSliceMetric", weakSliceMetric);
        }

        /** Without the scheme nobody can tell how to ask it. */
        @POST
        public FormValidation doCheckEndpoint(@AncestorInPath Item item, @QueryParameter String value) {
            boolean fine = !mayConfigure(item)
                    || value.isBlank()
                    || value.contains("$")
                    || ServerUrl.parse(value.strip()).isPresent();
            return fine ? FormValidation.ok() : FormValidation.error(Messages.ModelValidateStep_badEndpoint());
        }

        @POST
        public FormValidation doCheckThreshold(@AncestorInPath Item item, @QueryParameter String value) {
            return within(item, value, 0, 1);
        }

        @POST
        public FormValidation doCheckTolerance(@AncestorInPath Item item, @QueryParameter String value) {
            return within(item, value, 0, 1);
        }

        @POST
        public FormValidation doCheckConfidence(@AncestorInPath Item item, @QueryParameter String value) {
            return within(item, value, 0.5, 0.9999);
        }
    }
}
