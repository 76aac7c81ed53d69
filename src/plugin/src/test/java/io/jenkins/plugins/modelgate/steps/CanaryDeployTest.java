package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.Rehearsal;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class CanaryDeployTest {

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "rollout");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    @Test
    void aGoodCandidateIsPromotedWithoutANode(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            WorkflowRun run = jenkins.buildAndAssertSuccess(job(
                    jenkins,
                    "def r = canaryDeploy proxy: '%s', weights: [10, 100], interval: '500ms', minRequests: 5\necho \"promoted ${r.series.promoted}\""
                            .formatted(rehearsal.adminUrl())));

            jenkins.assertLogContains("promoted 1.0", run);
            assertThat(rehearsal.candidateWeight()).isEqualTo(100);
            assertThat(run.getArtifacts().stream().map(artifact -> artifact.relativePath))
                    .contains("modelgate/canaryDeploy-default.json", "modelgate/canaryDeploy-default.html");
        }
    }

    @Test
    void aBadCandidateIsRolledBackAndTheBuildFails(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0.5)) {
            WorkflowRun run = jenkins.buildAndAssertStatus(
                    Result.FAILURE,
                    job(
                            jenkins,
                            "canaryDeploy proxy: '%s', weights: [20, 100], interval: '500ms', minRequests: 5"
                                    .formatted(rehearsal.adminUrl())));

            assertThat(ModelReportAction.gatesOf(run)).singleElement().satisfies(gate -> assertThat(gate.getVerdict())
                    .isEqualTo(Verdict.FAILED));
            assertThat(rehearsal.candidateWeight()).isZero();
        }
    }

    @Test
    void aSecondRolloutOfTheSameIdIsRefusedAndTouchesNothing(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            String step = "canaryDeploy proxy: '%s', weights: [10, 100], interval: '500ms', minRequests: 5"
                    .formatted(rehearsal.adminUrl());
            WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, step + "\n" + step));

            jenkins.assertLogContains("already has a gate named canaryDeploy-default", run);
            assertThat(rehearsal.candidateWeight()).isEqualTo(100);
        }
    }

    @Test
    void anUnreachableProxyIsAnErrorThatNoRuleForgives(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                job(
                        jenkins,
                        "canaryDeploy proxy: 'http://127.0.0.1:1', interval: '200ms', maxErrors: 1, onFailed: 'NONE', onInsufficientData: 'NONE'"));

        assertThat(ModelReportAction.gatesOf(run)).singleElement().satisfies(gate -> assertThat(gate.getVerdict())
                .isEqualTo(Verdict.ERROR));
    }

    @Test
    void anAbortedBuildLeavesNoTrafficWithTheCandidate(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            WorkflowJob job = job(
                    jenkins,
                    "canaryDeploy proxy: '%s', weights: [30, 100], interval: '1h', minRequests: 5"
                            .formatted(rehearsal.adminUrl()));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("30 % of the traffic", run);

            run.getExecutor().interrupt();

            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            assertThat(rehearsal.candidateWeight()).isZero();
            assertThat(ModelReportAction.gatesOf(run)).singleElement().satisfies(gate -> assertThat(gate.getVerdict())
                    .isEqualTo(Verdict.FAILED));
        }
    }

    @Test
    void aTimeoutRollsBackToo(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            WorkflowRun run = jenkins.buildAndAssertStatus(
                    Result.ABORTED,
                    job(
                            jenkins,
                            "timeout(time: 3, unit: 'SECONDS') { canaryDeploy proxy: '%s', weights: [30, 100], interval: '1h' }"
                                    .formatted(rehearsal.adminUrl())));

            assertThat(rehearsal.candidateWeight()).isZero();
            jenkins.assertLogContains("Rolled back", run);
        }
    }

    @Test
    void serversWithoutAProxyAreRefusedWithTheReason(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                job(
                        jenkins,
                        "node { writeFile file: 'modelgate.yaml', text: 'canary: {stable: a.csv, candidate: b.csv}'\ncanaryDeploy config: 'modelgate.yaml' }"));

        jenkins.assertLogContains("modelgate proxy", run);
    }

    @Test
    void aConfigurationFileNeedsANode(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, "canaryDeploy config: 'modelgate.yaml'"));

        jenkins.assertLogContains("inside 'node'", run);
    }

    @Test
    void aFreestyleBuildPromotes(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            jenkins.buildAndAssertSuccess(freestyle(jenkins, rehearsal, "500ms"));

            assertThat(rehearsal.candidateWeight()).isEqualTo(100);
        }
    }

    @Test
    void anAbortedFreestyleBuildRollsBackAndKeepsItsReport(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            FreeStyleBuild build =
                    freestyle(jenkins, rehearsal, "1h").scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("50 % of the traffic", build);

            build.getExecutor().interrupt();

            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
            assertThat(rehearsal.candidateWeight()).isZero();
            assertThat(ModelReportAction.gatesOf(build)).hasSize(1);
        }
    }

    private static FreeStyleProject freestyle(JenkinsRule jenkins, Rehearsal rehearsal, String interval)
            throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject("freestyle");
        CanaryDeployStep step = new CanaryDeployStep();
        step.setProxy(rehearsal.adminUrl());
        step.setWeights(List.of(50, 100));
        step.setInterval(interval);
        step.setMinRequests(5);
        project.getBuildersList().add(new CanaryDeployBuilder(step));
        return project;
    }
}
