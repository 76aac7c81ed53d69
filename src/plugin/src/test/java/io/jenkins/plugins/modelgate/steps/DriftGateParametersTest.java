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
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the engine can be told of a drift gate, Jenkins can be told, too. */
class DriftGateParametersTest {

    private static final String UNKNOWN = "nobodyEverHeardOfASettingThatIsCalledLikeThis";
    private static final Set<String> OURS = Set.of("config", "onFailed", "onInsufficientData", "onWarning");

    @Test
    void everySettingOfTheEngineIsAParameter() {
        assertThat(parameters().filter(name -> !OURS.contains(name))).containsExactlyInAnyOrderElementsOf(settings());
    }

    @Test
    void everyParameterHasAHelp() {
        assertThat(parameters())
                .allSatisfy(name -> assertThat(hasHelp(name)).as(name).isTrue());
    }

    @Test
    @WithJenkins
    void theFullGateOfTheseTestsSaysEverything(JenkinsRule jenkins) {
        assertThat(FullDriftGate.step().said(text -> text).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(settings());

        DriftGateStep.DescriptorImpl descriptor =
                jenkins.jenkins.getDescriptorByType(DriftGateStep.DescriptorImpl.class);
        for (String name : List.of("measure", "categoricalMeasure", "correction", "preset")) {
            assertThat(values(descriptor.words(null, name, "${CHOICE}")))
                    .startsWith("")
                    .endsWith("${CHOICE}")
                    .containsAll(LifecycleStep.DRIFT.words(name))
                    .hasSizeGreaterThan(3);
        }
    }

    private static boolean hasHelp(String name) {
        return Stream.<Class<?>>iterate(DriftGateStep.class, Objects::nonNull, Class::getSuperclass)
                .anyMatch(type -> type.getResource(type.getSimpleName() + "/help-" + name + ".html") != null);
    }

    private static List<String> values(ListBoxModel choices) {
        return choices.stream().map(choice -> choice.value).toList();
    }

    private static Stream<String> parameters() {
        return DescribableModel.of(DriftGateStep.class).getParameters().stream().map(DescribableParameter::getName);
    }

    /** As the refusal of an unknown one lists them. */
    private static Set<String> settings() {
        ObjectNode said = Json.mapper().createObjectNode().put(UNKNOWN, "x");
        said.put("reference", "r.csv").put("current", "c.csv");
        SettingsException refusal = catchThrowableOfType(
                SettingsException.class, () -> LifecycleStep.DRIFT.check(Settings.of("test", said)));
        Matcher known = Pattern.compile("there are (.*)\\.$").matcher(refusal.getMessage());
        assertThat(known.find()).as(refusal.getMessage()).isTrue();
        return Stream.of(known.group(1).split(", ")).collect(Collectors.toCollection(TreeSet::new));
    }
}
