package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.ExtensionList;
import hudson.model.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a step takes from a Pipeline, and what it refuses. */
@WithJenkins
class PipelineArgumentsTest {

    private static ModelValidateStep validate(String name, Object value) throws Exception {
        return (ModelValidateStep) ExtensionList.lookupSingleton(ModelValidateStep.DescriptorImpl.class)
                .newInstance(Map.of(name, value));
    }

    private static void refused(String name, Object value, String message) {
        assertThatThrownBy(() -> validate(name, value))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aParameterThatThereIsNotIsNamedWithTheNearestOne(JenkinsRule jenkins) throws Exception {
        refused(
                "sliceLimit",
                List.of("accuracy>=0.99"),
                "modelValidate: there is no parameter 'sliceLimit' — did you mean 'sliceLimits'?");
        refused("onFaild", "NONE", "modelValidate: there is no parameter 'onFaild' — did you mean 'onFailed'?");
        refused(
                "somethingElse",
                1,
                "modelValidate: there is no parameter 'somethingElse'; there are allow, baseline, ");
        refused(
                "limits",
                List.of(Map.of("metric", "rocAuc", "noWorseThn", 0)),
                "modelValidate: limits: there is no parameter 'noWorseThn' — did you mean 'noWorseThan'?");
        for (GateStepDescriptor descriptor : ExtensionList.lookup(GateStepDescriptor.class)) {
            assertThatThrownBy(() -> descriptor.newInstance(Map.of("onFaild", "NONE")))
                    .isInstanceOf(AbortException.class)
                    .hasMessage(descriptor.getFunctionName()
                            + ": there is no parameter 'onFaild' — did you mean 'onFailed'?");
        }
    }

    @Test
    void aLoneValueIsAListOfOne(JenkinsRule jenkins) throws Exception {
        assertThat(validate("key", "id").getKey()).containsExactly("id");
        assertThat(validate("metrics", "lift@0.1").getMetrics()).containsExactly("lift@0.1");
        assertThat(validate("key", Arrays.asList("day", 1)).getKey()).containsExactly("day", "1");
        assertThat(validate("limits", Map.of("metric", "f1", "min", 1)).getLimits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.getMin()).isEqualTo(1));
        CanaryDeployStep canary =
                (CanaryDeployStep) ExtensionList.lookupSingleton(CanaryDeployStep.DescriptorImpl.class)
                        .newInstance(Map.of("weights", 50));
        assertThat(canary.getWeights()).containsExactly(50);
    }

    @Test
    void whatIsOfAnotherKindIsRefusedInASentence(JenkinsRule jenkins) throws Exception {
        refused("onFailed", "IGNORE", "modelValidate: 'onFailed' must be FAILURE, UNSTABLE or NONE, not 'IGNORE'.");
        refused("minRows", "many", "'minRows' must be a whole number, not 'many'.");
        refused("minRows", 1.5, "'minRows' must be a whole number, not '1.5'.");
        refused("threshold", "0,4", "'threshold' must be a number such as 0.85, not '0,4'.");
        refused("scan", "yes", "'scan' must be true or false, not 'yes'.");
        refused("target", List.of("y"), "'target' must be a text, not '[y]'.");
        refused("key", List.of(List.of("id")), "'key' must be a list of texts, not '[[id]]'.");
        refused(
                "limits",
                "rocAuc>=0.8",
                "'limits' must be a list such as [[metric: 'rocAuc', min: 0.85]], not 'rocAuc>=0.8'.");
        refused(
                "limits",
                List.of(Map.of("metric", "f1", "min", "0,8")),
                "limits: 'min' must be a number such as 0.85, not '0,8'.");
    }

    @Test
    void whatIsMeantIsTaken(JenkinsRule jenkins) throws Exception {
        assertThat(validate("minRows", "100").getMinRows()).isEqualTo(100);
        assertThat(validate("minRows", 100L).getMinRows()).isEqualTo(100);
        assertThat(validate("threshold", 1).getThreshold()).isEqualTo(1);
        assertThat(validate("positive", 1).getPositive()).isEqualTo("1");
        assertThat(validate("onFailed", "NONE").getOnFailed()).isEqualTo(StopRule.NONE);
    }

    @Test
    void aBuildSaysItWithoutATrace(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "housing");
        job.setDefinition(new CpsFlowDefinition(
                "node { modelValidate predictions: \"${'p'}.csv\", limits: [[metric: 'rocAuc', min: 0.5, noWorseThn: 0]] }",
                true));

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "ERROR: modelValidate: limits: there is no parameter 'noWorseThn' — did you mean 'noWorseThan'?", run);
        jenkins.assertLogNotContains("\tat ", run);
    }
}
