package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.FreeStyleProject;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Json;
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
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the engine can be told of a scan, Jenkins can be told, too. */
class ModelScanParametersTest {

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
    void everyParameterSurvivesTheFormAndTheSnippet(JenkinsRule jenkins) throws Exception {
        ModelScanStep step = FullModelScan.step();
        assertThat(step.said(text -> text).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(settings());
        new SnippetizerTester(jenkins).assertRoundTrip(step, FullModelScan.SNIPPET);

        FreeStyleProject project = jenkins.createFreeStyleProject("housing");
        project.getBuildersList().add(new ModelScanBuilder(step));
        jenkins.configRoundtrip(project);

        ModelScanStep after =
                project.getBuildersList().get(ModelScanBuilder.class).getStep();
        jenkins.assertEqualDataBoundBeans(step, after);
        assertThat(after.said(text -> text)).isEqualTo(step.said(text -> text));
    }

    @Test
    @WithJenkins
    void anEmptyFormSaysNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject("housing");
        project.getBuildersList().add(new ModelScanBuilder(new ModelScanStep()));

        jenkins.configRoundtrip(project);

        assertThat(project.getBuildersList()
                        .get(ModelScanBuilder.class)
                        .getStep()
                        .said(text -> text)
                        .properties())
                .isEmpty();
    }

    private static boolean hasHelp(String name) {
        return Stream.<Class<?>>iterate(ModelScanStep.class, Objects::nonNull, Class::getSuperclass)
                .anyMatch(type -> type.getResource(type.getSimpleName() + "/help-" + name + ".html") != null);
    }

    private static Stream<String> parameters() {
        return DescribableModel.of(ModelScanStep.class).getParameters().stream().map(DescribableParameter::getName);
    }

    /** As the refusal of an unknown one lists them. */
    private static Set<String> settings() {
        ObjectNode said = Json.mapper().createObjectNode().put(UNKNOWN, "x").put("modelFile", "model.pkl");
        SettingsException refusal = catchThrowableOfType(
                SettingsException.class, () -> LifecycleStep.SCAN.check(Settings.of("test", said)));
        Matcher known = Pattern.compile("there are (.*)\\.$").matcher(refusal.getMessage());
        assertThat(known.find()).as(refusal.getMessage()).isTrue();
        return Stream.of(known.group(1).split(", ")).collect(Collectors.toCollection(TreeSet::new));
    }
}
