package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Descriptor.FormException;
import hudson.model.Failure;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.remote.AgentLogin;
import io.jenkins.plugins.modelgate.remote.EngineReply;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.DataBoundResolvable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * A step of a model's life, with what a user may say in every one of them. The Pipeline runs it as it is; a freestyle
 * build step ({@link GateBuilder}) holds one.
 *
 * <p>What a user said is handed to the engine under the parameters' own names; the engine alone knows what they mean and
 * what is allowed.
 */
public abstract class GateStep extends Step implements DataBoundResolvable, Serializable {
    private static final long serialVersionUID = 1L;

    /** Parameters that are about Jenkins, not about the model. */
    private static final Set<String> OURS = Set.of("config", "onFailed", "onInsufficientData", "onWarning");

    private String id;
    private String model;
    private String modelFile;
    private String config;
    private List<String> replace;
    private StopRule onFailed = StopRule.FAILURE;
    private StopRule onInsufficientData = StopRule.FAILURE;
    private StopRule onWarning = StopRule.UNSTABLE;

    /** Not in an older config.xml, where every flag was there whether somebody had said it or not. */
    private boolean flagsWereSaid = true;

    /** Which step of the engine this is. */
    public abstract LifecycleStep lifecycleStep();

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new GateExecution(this, context);
    }

    /** Does the step's work; the default does it all where the data is. */
    EngineReply performIn(Place place) throws IOException, InterruptedException {
        return GateRun.onAgent(this, place);
    }

    /**
     * What was said, as the engine's settings: each parameter that differs from its default, by name.
     *
     * @param expander fills variables into every text
     */
    ObjectNode said(UnaryOperator<String> expander) {
        Map<String, Object> arguments =
                new TreeMap<>(DescribableModel.uninstantiate2_(this).toMap());
        arguments.keySet().removeAll(OURS);
        return (ObjectNode) expanded(Json.mapper().valueToTree(arguments), expander);
    }

    private static JsonNode expanded(JsonNode node, UnaryOperator<String> expander) {
        if (node.isTextual()) {
            return TextNode.valueOf(expander.apply(node.textValue()));
        }
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, expanded(list.get(i), expander));
            }
        } else if (node instanceof ObjectNode group) {
            group.properties().forEach(entry -> entry.setValue(expanded(entry.getValue(), expander)));
        }
        return node;
    }

    /**
     * Whichever way a form's words came here, also in another plugin's build step: what is no number is not dropped, and a
     * flag that is left as usual is not taken for no.
     */
    @Override
    @Restricted(DoNotUse.class)
    public Object bindResolve(StaplerRequest2 request, JSONObject form) {
        try {
            FormNumbers.refuseOthersIn(getClass(), form);
        } catch (FormException e) {
            throw new Failure(e.getMessage());
        }
        Set<String> unsaid =
                flags().filter(flag -> form.optString(flag, "-").isBlank()).collect(Collectors.toSet());
        unsaid.forEach(form::remove);
        // The binding takes an empty text for false.
        return unsaid.isEmpty() ? this : request.bindJSON(getClass(), form);
    }

    private Stream<String> flags() {
        return DescribableModel.of(getClass()).getParameters().stream()
                .filter(parameter -> parameter.getErasedType() == Boolean.class)
                .map(DescribableParameter::getName);
    }

    protected Object readResolve() {
        if (!flagsWereSaid) {
            forgetUsual();
            flagsWereSaid = true;
        }
        return this;
    }

    /** Takes flags of an older config.xml that are as usual for not said, as they were then. */
    void forgetUsual() {}

    @CheckForNull
    static Boolean unlessUsual(@CheckForNull Boolean flag, boolean usual) {
        return flag != null && flag == usual ? null : flag;
    }

    @CheckForNull
    String expandedConfig(UnaryOperator<String> expander) {
        return config == null ? null : expander.apply(config);
    }

    /**
     * The login that the step needs where it runs; by default none.
     *
     * @throws AbortException where the build may use none of this id
     */
    @CheckForNull
    AgentLogin login(Place place) throws AbortException {
        return null;
    }

    /** What a verdict does to the build; one that could not be reached always fails it. */
    @NonNull
    public StopRule ruleFor(@NonNull Verdict verdict) {
        return switch (verdict) {
            case PASSED -> StopRule.NONE;
            case WARNING -> onWarning;
            // A gate that looked at nothing cannot tell, either.
            case INSUFFICIENT_DATA, SKIPPED -> onInsufficientData;
            case FAILED -> onFailed;
            case ERROR -> StopRule.FAILURE;
        };
    }

    /** A list as a form or a Jenkinsfile gives it: several texts, or one with commas. */
    @CheckForNull
    static List<String> texts(@CheckForNull List<String> said) {
        return split(said, "[,\\n]");
    }

    @CheckForNull
    private static List<String> split(@CheckForNull List<String> said, String separator) {
        if (said == null) {
            return null;
        }
        // Only a single text is a form's box; in a list of several, a comma belongs to its text.
        List<String> texts = said.stream()
                .flatMap(text -> said.size() > 1 ? Stream.of(text) : Arrays.stream(text.split(separator)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        return kept(texts);
    }

    /** As {@link #texts}, of columns and their bins: a comma before a number belongs to the bins, as in {@code age:30,60}. */
    @CheckForNull
    static List<String> columns(@CheckForNull List<String> said) {
        return split(said, "\\n|,(?!\\s*[-+.\\d])");
    }

    /** As {@link #texts}, of sentences: only a line's end parts them. */
    @CheckForNull
    static List<String> lines(@CheckForNull List<String> said) {
        return split(said, "\\n");
    }

    /** A list as {@code config.xml} and a running Pipeline keep it: an ordinary one, null rather than empty. */
    @CheckForNull
    static <T> List<T> kept(@CheckForNull List<T> said) {
        return said == null || said.isEmpty() ? null : new ArrayList<>(said);
    }

    @CheckForNull
    public String getId() {
        return id;
    }

    @DataBoundSetter
    public void setId(String id) {
        this.id = Util.fixEmptyAndTrim(id);
    }

    @CheckForNull
    public String getModel() {
        return model;
    }

    @DataBoundSetter
    public void setModel(String model) {
        this.model = Util.fixEmptyAndTrim(model);
    }

    @CheckForNull
    public String getModelFile() {
        return modelFile;
    }

    @DataBoundSetter
    public void setModelFile(String modelFile) {
        this.modelFile = Util.fixEmptyAndTrim(modelFile);
    }

    @CheckForNull
    public String getConfig() {
        return config;
    }

    @DataBoundSetter
    public void setConfig(String config) {
        this.config = Util.fixEmptyAndTrim(config);
    }

    @CheckForNull
    public List<String> getReplace() {
        return replace;
    }

    @DataBoundSetter
    public void setReplace(List<String> replace) {
        this.replace = texts(replace);
    }

    @NonNull
    public StopRule getOnFailed() {
        return onFailed;
    }

    @DataBoundSetter
    public void setOnFailed(@NonNull StopRule onFailed) {
        this.onFailed = onFailed;
    }

    @NonNull
    public StopRule getOnInsufficientData() {
        return onInsufficientData;
    }

    @DataBoundSetter
    public void setOnInsufficientData(@NonNull StopRule onInsufficientData) {
        this.onInsufficientData = onInsufficientData;
    }

    @NonNull
    public StopRule getOnWarning() {
        return onWarning;
    }

    @DataBoundSetter
    public void setOnWarning(@NonNull StopRule onWarning) {
        this.onWarning = onWarning;
    }
}
