package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.plugins.modelgate.remote.AgentLogin;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Compares current data with reference data or a stored profile: {@code driftGate reference: 'train.csv', current: 'today.csv'}. */
public final class DriftGateStep extends DriftMeasuringStep {
    private static final long serialVersionUID = 1L;

    private String reference;
    private String current;
    private String referenceQuery;
    private String currentQuery;
    private String credentialsId;
    private String registry;
    private List<String> columns;
    private List<String> exclude;
    private List<String> critical;
    private String target;
    private String score;
    private String decision;
    private Boolean writeProfile;
    private Boolean keepCurrent;

    @DataBoundConstructor
    public DriftGateStep() {
        // Everything is optional here: a modelgate.yaml may say it. The engine refuses what is missing.
    }

    @Override
    public LifecycleStep lifecycleStep() {
        return LifecycleStep.DRIFT;
    }

    @CheckForNull
    public String getReference() {
        return reference;
    }

    @DataBoundSetter
    public void setReference(String reference) {
        this.reference = Util.fixEmptyAndTrim(reference);
    }

    @CheckForNull
    public String getCurrent() {
        return current;
    }

    @DataBoundSetter
    public void setCurrent(String current) {
        this.current = Util.fixEmptyAndTrim(current);
    }

    @CheckForNull
    public String getReferenceQuery() {
        return referenceQuery;
    }

    @DataBoundSetter
    public void setReferenceQuery(String referenceQuery) {
        this.referenceQuery = Util.fixEmptyAndTrim(referenceQuery);
    }

    @CheckForNull
    public String getCurrentQuery() {
        return currentQuery;
    }

    @DataBoundSetter
    public void setCurrentQuery(String currentQuery) {
        this.currentQuery = Util.fixEmptyAndTrim(currentQuery);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @Override
    @CheckForNull
    AgentLogin login(Place place) throws AbortException {
        return DatabaseLogin.find(
                credentialsId == null ? null : place.expander().apply(credentialsId), place.run());
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
    public List<String> getColumns() {
        return columns;
    }

    @DataBoundSetter
    public void setColumns(List<String> columns) {
        this.columns = texts(columns);
    }

    @CheckForNull
    public List<String> getExclude() {
        return exclude;
    }

    @DataBoundSetter
    public void setExclude(List<String> exclude) {
        this.exclude = texts(exclude);
    }

    @CheckForNull
    public List<String> getCritical() {
        return critical;
    }

    @DataBoundSetter
    public void setCritical(List<String> critical) {
        this.critical = texts(critical);
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
    public Boolean getWriteProfile() {
        return writeProfile;
    }

    @DataBoundSetter
    public void setWriteProfile(Boolean writeProfile) {
        this.writeProfile = writeProfile;
    }

    @CheckForNull
    public Boolean getKeepCurrent() {
        return keepCurrent;
    }

    @DataBoundSetter
    public void setKeepCurrent(Boolean keepCurrent) {
        this.keepCurrent = keepCurrent;
    }

    @Override
    void forgetUsual() {
        super.forgetUsual();
        writeProfile = unlessUsual(writeProfile, true);
        keepCurrent = unlessUsual(keepCurrent, false);
    }

    /** Names and offers the step. */
    @Extension(ordinal = GateStepDescriptor.BEFORE_BUILDERS)
    public static final class DescriptorImpl extends GateStepDescriptor {
        public DescriptorImpl() {
            super(LifecycleStep.DRIFT);
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.DriftGateStep_name();
        }

        /** The logins that a job may use. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return DatabaseLogin.choices(item, credentialsId);
        }

        /** The engine's words for each choice. */
        @POST
        public ListBoxModel doFillMeasureItems(@AncestorInPath Item item, @QueryParameter String measure) {
            return words(item, "measure", measure);
        }

        @POST
        public ListBoxModel doFillCategoricalMeasureItems(
                @AncestorInPath Item item, @QueryParameter String categoricalMeasure) {
            return words(item, "categoricalMeasure", categoricalMeasure);
        }

        @POST
        public ListBoxModel doFillCorrectionItems(@AncestorInPath Item item, @QueryParameter String correction) {
            return words(item, "correction", correction);
        }

        @POST
        public ListBoxModel doFillPresetItems(@AncestorInPath Item item, @QueryParameter String preset) {
            return words(item, "preset", preset);
        }
    }
}
