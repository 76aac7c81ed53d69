package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.lib.modelgate.LifecycleStep;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What all the steps' descriptors share. */
public abstract class GateStepDescriptor extends StepDescriptor {

    /** <i>Pipeline Syntax</i> offers the first of a name, and a step and the build step around it share theirs. */
    static final int BEFORE_BUILDERS = 1;

    private final LifecycleStep step;

    protected GateStepDescriptor(LifecycleStep step) {
        this.step = step;
    }

    @Override
    public String getFunctionName() {
        return step.pipelineName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, EnvVars.class, Launcher.class, TaskListener.class, FlowNode.class);
    }

    @Override
    public Step newInstance(StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        FormNumbers.refuseOthersIn(clazz, form);
        return super.newInstance(request, form);
    }

    /** A misspelt parameter must not be silently ignored: Jenkins would warn of it at most. */
    @Override
    public Step newInstance(@NonNull Map<String, Object> arguments) throws Exception {
        return super.newInstance(PipelineArguments.fitting(getFunctionName(), clazz, arguments));
    }

    /** The choices of {@code onFailed}, {@code onInsufficientData} and {@code onWarning}. */
    @POST
    public ListBoxModel doFillOnFailedItems(@AncestorInPath Item item) {
        return stopRules(item);
    }

    @POST
    public ListBoxModel doFillOnInsufficientDataItems(@AncestorInPath Item item) {
        return stopRules(item);
    }

    @POST
    public ListBoxModel doFillOnWarningItems(@AncestorInPath Item item) {
        return stopRules(item);
    }

    /** An id becomes part of file names and addresses; what a variable makes of it, nobody knows yet. */
    @POST
    public FormValidation doCheckId(@AncestorInPath Item item, @QueryParameter String value) {
        boolean fine =
                !mayConfigure(item) || value.isBlank() || value.contains("$") || value.matches("[A-Za-z0-9._-]{1,64}");
        return fine ? FormValidation.ok() : FormValidation.error(Messages.GateStepDescriptor_badId());
    }

    /** A list as its text box shows it. */
    @Restricted(DoNotUse.class)
    @NonNull
    public String joined(@CheckForNull List<?> values) {
        return values == null ? "" : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A list as its text area shows it, each text in a line of its own. */
    @Restricted(DoNotUse.class)
    @NonNull
    public String lines(@CheckForNull List<?> values) {
        return values == null ? "" : values.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    /** Says of a number which ones there are; what is no number, the form's box says itself, and a variable is none yet. */
    static FormValidation within(@CheckForNull Item item, @NonNull String value, double min, double max) {
        if (!mayConfigure(item) || !value.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            return FormValidation.ok();
        }
        double number = Double.parseDouble(value.strip());
        return number >= min && number <= max
                ? FormValidation.ok()
                : FormValidation.error(Messages.GateStepDescriptor_outOfRange(plain(min), plain(max)));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /**
     * The words that the engine takes for a setting, after an empty one for its default. Another that is there already, such
     * as a variable, stays.
     */
    @NonNull
    ListBoxModel words(@CheckForNull Item item, @NonNull String setting, @CheckForNull String present) {
        ListBoxModel choices = new ListBoxModel();
        if (mayConfigure(item)) {
            List<String> words = step.words(setting);
            choices.add(Messages.GateStepDescriptor_usual(), "");
            words.forEach(choices::add);
            if (present != null && !present.isBlank() && !words.contains(present)) {
                choices.add(present);
            }
        }
        return choices;
    }

    private static ListBoxModel stopRules(Item item) {
        ListBoxModel choices = new ListBoxModel();
        if (mayConfigure(item)) {
            for (StopRule rule : StopRule.values()) {
                choices.add(rule.getDisplayName(), rule.name());
            }
        }
        return choices;
    }

    /** In a job's form: who may see its configuration. In the snippet generator of no job: everybody. */
    static boolean mayConfigure(Item item) {
        return item == null || item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(Item.CONFIGURE);
    }
}
