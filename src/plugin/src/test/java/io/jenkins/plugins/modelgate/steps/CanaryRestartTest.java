package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.Rehearsal;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class CanaryRestartTest {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static WorkflowRun begin(JenkinsRule jenkins, Rehearsal rehearsal, String interval) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "rollout");
        job.setDefinition(new CpsFlowDefinition(
                "canaryDeploy proxy: '%s', weights: [20, 60, 100], interval: '%s', minRequests: 5\necho 'and on'"
                        .formatted(rehearsal.adminUrl(), interval),
                true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("20 % of the traffic", run);
        return run;
    }

    private static WorkflowRun resumed(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("rollout", WorkflowJob.class).getBuildByNumber(1);
    }

    @Test
    void aRolloutGoesOnAfterARestartAndThePipelineAfterIt() throws Throwable {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            sessions.then(jenkins -> begin(jenkins, rehearsal, "3s"));
            assertThat(rehearsal.candidateWeight()).isNotZero();

            sessions.then(jenkins -> {
                WorkflowRun run = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(resumed(jenkins)));
                jenkins.assertLogContains("and on", run);
                assertThat(ModelReportAction.gatesOf(run))
                        .singleElement()
                        .satisfies(gate -> assertThat(gate.getVerdict()).isEqualTo(Verdict.PASSED));
            });
            assertThat(rehearsal.candidateWeight()).isEqualTo(100);
        }
    }

    @Test
    void aRolloutThatWasResumedCanStillBeAborted() throws Throwable {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            sessions.then(jenkins -> begin(jenkins, rehearsal, "1h"));

            sessions.then(jenkins -> {
                WorkflowRun run = resumed(jenkins);
                jenkins.waitForMessage("Going on", run);
                run.getExecutor().interrupt();
                jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            });
            assertThat(rehearsal.candidateWeight()).isZero();
        }
    }

    @Test
    void aJournalThatNobodyCanReadTakesTheTrafficFromTheCandidate() throws Throwable {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            sessions.then(jenkins -> begin(jenkins, rehearsal, "1h"));
            // As another version of the plugin would have written it.
            Path journal =
                    sessions.getHome().toPath().resolve("jobs/rollout/builds/1/modelgate/canaryDeploy-default.journal");
            Files.writeString(journal, Files.readString(journal).replace("sha256:", "sha256:0"));
            assertThat(rehearsal.candidateWeight()).isNotZero();

            sessions.then(jenkins -> {
                WorkflowRun run = resumed(jenkins);
                jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
                jenkins.assertLogContains("weight was set to 0", run);
                assertThat(ModelReportAction.gatesOf(run))
                        .singleElement()
                        .satisfies(gate -> assertThat(gate.getVerdict()).isEqualTo(Verdict.ERROR));
            });
            assertThat(rehearsal.candidateWeight()).isZero();
        }
    }
}
