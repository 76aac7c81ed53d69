package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.jenkins.plugins.modelgate.Example;
import io.jenkins.plugins.modelgate.ModelFiles;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is yes or no and said in a step wins over a configuration file, and what is not said does not. */
@WithJenkins
class SaidFlagsTest {

    @Test
    void aPoisonedModelIsScannedThoughAConfigurationSwitchesTheScanOff(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "housing");
        FilePath workspace = Example.into(jenkins, job);
        workspace.child("m.yaml").write("validate: { scan: false }\n", "UTF-8");
        workspace.child("poisoned.pkl").copyFrom(new ByteArrayInputStream(ModelFiles.calling("os", "getcwd")));
        job.setDefinition(new CpsFlowDefinition(
                "node { modelValidate config: 'm.yaml', scan: true, modelFile: 'poisoned.pkl', predictions:"
                        + " 'data/reference.csv', target: 'target', score: 'score', limits: [[metric: 'rocAuc', min: 0.9]] }",
                true));

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("os.getcwd", run);
    }

    @Test
    void yesAndNoAreSaidAndNothingIsNot(JenkinsRule jenkins) throws Exception {
        for (GateStepDescriptor descriptor : ExtensionList.lookup(GateStepDescriptor.class)) {
            for (String flag : flags(descriptor.clazz)) {
                for (boolean value : new boolean[] {true, false}) {
                    GateStep step = (GateStep) descriptor.newInstance(Map.of(flag, value));
                    assertThat(step.said(text -> text)).as(flag).hasToString("{\"%s\":%s}".formatted(flag, value));
                }
            }
            assertThat(((GateStep) descriptor.newInstance(Map.of())).said(text -> text))
                    .isEmpty();
        }
    }

    @Test
    void aFormSaysYesNoOrNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject("housing");
        project.getBuildersList().add(new ModelScanBuilder(new ModelScanStep()));
        assertThat(jenkins.createWebClient()
                        .getPage(project, "configure")
                        .getWebResponse()
                        .getContentAsString())
                .contains("As usual (yes)</option>", "As usual (no)</option>");
        for (Boolean value : new Boolean[] {true, false, null}) {
            List<GateBuilder> builders = List.of(
                    new ModelScanBuilder(saying(new ModelScanStep.DescriptorImpl(), ModelScanStep.class, value)),
                    new ModelValidateBuilder(
                            saying(new ModelValidateStep.DescriptorImpl(), ModelValidateStep.class, value)),
                    new DriftGateBuilder(saying(new DriftGateStep.DescriptorImpl(), DriftGateStep.class, value)),
                    new ModelRegisterBuilder(
                            saying(new ModelRegisterStep.DescriptorImpl(), ModelRegisterStep.class, value)));
            project.getBuildersList().replaceBy(builders);

            jenkins.configRoundtrip(project);

            List<Builder> after = project.getBuilders();
            for (int i = 0; i < builders.size(); i++) {
                assertThat(((GateBuilder) after.get(i)).step().said(text -> text))
                        .isEqualTo(builders.get(i).step().said(text -> text));
            }
        }
    }

    @Test
    void inAnOlderConfigurationWhatIsUsualWasNotSaid(JenkinsRule jenkins) {
        DriftGateStep usual = read("<writeProfile>true</writeProfile><keepCurrent>false</keepCurrent>");
        assertThat(usual.said(text -> text)).isEmpty();
        assertThat(read("<writeProfile>false</writeProfile><keepCurrent>true</keepCurrent>")
                        .said(text -> text))
                .hasToString("{\"keepCurrent\":true,\"writeProfile\":false}");

        usual.setWriteProfile(true);
        DriftGateStep again = (DriftGateStep) Jenkins.XSTREAM2.fromXML(Jenkins.XSTREAM2.toXML(usual));
        assertThat(again.said(text -> text)).hasToString("{\"writeProfile\":true}");
    }

    private static DriftGateStep read(String flags) {
        String type = DriftGateStep.class.getName();
        return (DriftGateStep) Jenkins.XSTREAM2.fromXML("<" + type + "><onFailed>FAILURE</onFailed>"
                + "<onInsufficientData>FAILURE</onInsufficientData><onWarning>UNSTABLE</onWarning>"
                + "<allowConstant>false</allowConstant>" + flags + "</" + type + ">");
    }

    private static <T extends GateStep> T saying(GateStepDescriptor descriptor, Class<T> type, Boolean value)
            throws Exception {
        Map<String, Object> said = new HashMap<>();
        flags(type).forEach(flag -> said.put(flag, value));
        return type.cast(descriptor.newInstance(said));
    }

    private static List<String> flags(Class<?> type) {
        return DescribableModel.of(type).getParameters().stream()
                .filter(parameter ->
                        parameter.getErasedType() == Boolean.class || parameter.getErasedType() == boolean.class)
                .map(DescribableParameter::getName)
                .toList();
    }
}
