package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.run.GateResult;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class ModelScanRestartTest {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void aScansReportIsStillThereAfterARestartAndTheNextScanRuns() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "scanning");
            job.setDefinition(new CpsFlowDefinition("""
                    node {
                      writeFile file: 'good.pkl', text: '}.'
                      def first = modelScan modelFile: 'good.pkl'
                      waitUntil { fileExists 'go.txt' }
                      if (first.passed && first.check('scan.parts').verdict == 'PASSED') {
                        modelScan id: 'again', modelFile: 'good.pkl', approved: 'modelgate/modelScan-default.json'
                      }
                    }
                    """, true));
            jenkins.waitForMessage("modelScan-default", job.scheduleBuild2(0).waitForStart());
        });

        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getItemByFullName("scanning", WorkflowJob.class);
            WorkflowRun run = job.getBuildByNumber(1);
            assertThat(ModelReportAction.gatesOf(run)).hasSize(1);
            jenkins.jenkins.getWorkspaceFor(job).child("go.txt").write("", "UTF-8");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(ModelReportAction.gatesOf(run))
                    .extracting(GateResult::getStem)
                    .containsExactly("modelScan-default", "modelScan-again");
            assertThat(ModelReportAction.gatesOf(run))
                    .allSatisfy(gate -> assertThat(gate.getVerdict()).isEqualTo(Verdict.PASSED));
        });
    }
}
