package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.modelgate.run.GateResult;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.nio.file.Files;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Jenkinsfile of docs/examples, word for word. */
@WithJenkins
class ExampleJenkinsfileTest {

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, String current, String proxy)
            throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "housing");
        Example.into(jenkins, job);
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("CURRENT"), new StringParameterDefinition("PROXY")));
        String script = Files.readString(Example.folder().toPath().resolve("Jenkinsfile"));
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.assertBuildStatus(
                expected,
                job.scheduleBuild2(
                        0,
                        new ParametersAction(
                                new StringParameterValue("CURRENT", current),
                                new StringParameterValue("PROXY", proxy))));
    }

    @Test
    void aGoodModelIsValidatedRegisteredAndPromoted(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            WorkflowRun run = run(jenkins, Result.SUCCESS, "data/current.csv", rehearsal.adminUrl());

            assertThat(ModelReportAction.gatesOf(run).stream().map(GateResult::getStep))
                    .containsExactly("modelValidate", "driftGate", "modelRegister", "canaryDeploy");
            assertThat(rehearsal.candidateWeight()).isEqualTo(100);
        }
    }

    @Test
    void driftedDataStopsItBeforeAnythingIsRegistered(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.FAILURE, "data/drifted.csv", "");

        assertThat(ModelReportAction.gatesOf(run).stream().map(GateResult::getStep))
                .containsExactly("modelValidate", "driftGate");
    }
}
