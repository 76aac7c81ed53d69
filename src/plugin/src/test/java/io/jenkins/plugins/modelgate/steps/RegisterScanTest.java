package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.lib.modelgate.registry.ModelVersion;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.plugins.modelgate.ModelFiles;
import io.jenkins.plugins.modelgate.config.ModelgateConfiguration;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the controller's registry takes from an agent. */
@WithJenkins
class RegisterScanTest {

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private Slave agent;
    private FilePath workspace;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = jenkins.createOnlineSlave();
        job = jenkins.createProject(WorkflowJob.class, "housing");
        workspace = agent.getWorkspaceFor(job);
    }

    @Test
    void onlyWhatTheControllerApprovedComesIn() throws Exception {
        write("model.pkl", ModelFiles.calling("os", "getcwd"));
        WorkflowRun poisoned = run(Result.FAILURE, "modelRegister model: 'm', modelFile: 'model.pkl'");
        jenkins.assertLogContains("os.getcwd", poisoned);
        assertThat(poisoned.getArtifacts().stream().map(artifact -> artifact.relativePath))
                .contains("modelgate/modelRegister-default.sarif");

        // What a file of the workspace says of the scan is an agent's word.
        workspace.child("modelgate.yaml").write("register: { model: m, modelFile: model.pkl, scan: false }\n", "UTF-8");
        WorkflowRun configured = run(Result.FAILURE, "modelRegister config: 'modelgate.yaml'");
        jenkins.assertLogContains("os.getcwd", configured);
        assertThat(versions()).isEmpty();

        write("model.pkl", ModelFiles.harmless());
        run(Result.SUCCESS, "modelRegister model: 'm', modelFile: 'model.pkl'");
        assertThat(versions()).singleElement().satisfies(version -> assertThat(version.reports())
                .extracting(report -> report.step() + " " + report.id() + " " + report.verdict())
                .containsExactly("modelScan modelRegister PASSED"));
    }

    private void write(String name, byte[] bytes) throws Exception {
        workspace.child(name).copyFrom(new ByteArrayInputStream(bytes));
    }

    private List<ModelVersion> versions() {
        return Registry.openOrCreate(ModelgateConfiguration.get().registryFolder())
                .list();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') {\n" + script + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
