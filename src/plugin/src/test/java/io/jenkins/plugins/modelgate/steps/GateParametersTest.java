package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.util.ListBoxModel;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the engine can be told of a step, Jenkins can be told, too. */
class GateParametersTest {

    private static final String UNKNOWN = "nobodyEverHeardOfASettingThatIsCalledLikeThis";
    /** What Jenkins knows of a build, nobody has to say. */
    private static final Set<String> KNOWN = Set.of("build", "commit");

    private static final Set<String> OURS = Set.of("config", "onFailed", "onInsufficientData", "onWarning");

    private enum Gate {
        DRIFT(DriftGateStep.class, Map.of("reference", "r.csv", "current", "c.csv")),
        VALIDATE(ModelValidateStep.class, Map.of("predictions", "p.csv", "target", "y", "score", "p")),
        REGISTER(ModelRegisterStep.class, Map.of("model", "m", "modelFile", "m.onnx"));

        private final Class<? extends GateStep> type;
        private final Map<String, String> least;

        Gate(Class<? extends GateStep> type, Map<String, String> least) {
            this.type = type;
            this.least = least;
        }

        private Stream<String> parameters() {
            return parametersOf(type);
        }

        /** As the refusal of an unknown one lists them. */
        private Set<String> settings() {
            ObjectNode said = Json.mapper().createObjectNode().put(UNKNOWN, "x");
            least.forEach(said::put);
            SettingsException refusal = catchThrowableOfType(
                    SettingsException.class, () -> LifecycleStep.valueOf(name()).check(Settings.of("test", said)));
            Matcher known = Pattern.compile("there are (.*)\\.$").matcher(refusal.getMessage());
            assertThat(known.find()).as(refusal.getMessage()).isTrue();
            return Stream.of(known.group(1).split(", "))
                    .filter(setting -> !KNOWN.contains(setting))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySettingOfTheEngineIsAParameter(Gate gate) {
        assertThat(gate.parameters().filter(name -> !OURS.contains(name)))
                .containsExactlyInAnyOrderElementsOf(gate.settings());
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterHasAHelp(Gate gate) {
        assertThat(gate.parameters())
                .allSatisfy(
                        name -> assertThat(hasHelp(gate.type, name)).as(name).isTrue());
    }

    @Test
    void everyPartOfALimitHasAHelp() {
        assertThat(parametersOf(Limit.class))
                .containsExactlyInAnyOrder("metric", "min", "max", "noWorseThan", "betterBy", "relative")
                .allSatisfy(
                        name -> assertThat(hasHelp(Limit.class, name)).as(name).isTrue());
    }

    @Test
    @WithJenkins
    void theFullGatesOfTheseTestsSayEverything(JenkinsRule jenkins) {
        assertThat(said(FullDriftGate.step())).containsExactlyInAnyOrderElementsOf(Gate.DRIFT.settings());
        assertThat(said(FullModelValidate.step())).containsExactlyInAnyOrderElementsOf(Gate.VALIDATE.settings());

        assertWords(
                jenkins.jenkins.getDescriptorByType(DriftGateStep.DescriptorImpl.class),
                LifecycleStep.DRIFT,
                List.of("measure", "categoricalMeasure", "correction", "preset"));
        assertWords(
                jenkins.jenkins.getDescriptorByType(ModelValidateStep.DescriptorImpl.class),
                LifecycleStep.VALIDATE,
                List.of("task", "fairnessMethod", "weakSliceMetric"));
    }

    private static void assertWords(GateStepDescriptor descriptor, LifecycleStep step, List<String> settings) {
        for (String name : settings) {
            assertThat(values(descriptor.words(null, name, "${CHOICE}")))
                    .startsWith("")
                    .endsWith("${CHOICE}")
                    .containsAll(step.words(name))
                    .hasSizeGreaterThan(3);
        }
    }

    private static Stream<String> said(GateStep step) {
        return step.said(text -> text).properties().stream().map(Map.Entry::getKey);
    }

    private static boolean hasHelp(Class<?> step, String name) {
        return Stream.<Class<?>>iterate(step, Objects::nonNull, Class::getSuperclass)
                .anyMatch(type -> type.getResource(type.getSimpleName() + "/help-" + name + ".html") != null);
    }

    private static List<String> values(ListBoxModel choices) {
        return choices.stream().map(choice -> choice.value).toList();
    }

    private static Stream<String> parametersOf(Class<?> type) {
        return DescribableModel.of(type).getParameters().stream().map(DescribableParameter::getName);
    }
}
