package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.ModelFiles;
import io.jenkins.plugins.modelgate.run.GateResult;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.ByteArrayInputStream;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ModelScanTest {

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
        write(workspace, "good.pkl", ModelFiles.harmless());
        write(
                workspace,
                "poisoned.zip",
                ModelFiles.zip(Map.of("weights/data.txt", ModelFiles.calling("os", "getcwd"))));
    }

    private static void write(FilePath folder, String name, byte[] bytes) throws Exception {
        folder.child(name).copyFrom(new ByteArrayInputStream(bytes));
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') {\n" + body + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    @Test
    void aHarmlessFileOnAnAgentPasses() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "def r = modelScan modelFile: 'good.pkl'\necho \"got ${r.verdict}\"");

        jenkins.assertLogContains("got PASSED", run);
        assertThat(workspace.child("modelgate/modelScan-default.sarif").exists())
                .isTrue();
    }

    @Test
    void aPoisonedMemberStopsTheBuildAndIsNamedWithItsPlace() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "modelScan modelFile: 'poisoned.zip', model: 'housing', cyclonedx: true");

        jenkins.assertLogContains("poisoned.zip!weights/data.txt@", run);
        jenkins.assertLogContains("os.getcwd", run);
        assertThat(ModelReportAction.gatesOf(run)).singleElement().satisfies(gate -> {
            assertThat(gate.getVerdict()).isEqualTo(Verdict.FAILED);
            assertThat(gate.getSeries()).containsEntry("critical", 1.0);
        });
        assertThat(run.getArtifacts().stream().map(artifact -> artifact.relativePath))
                .containsExactlyInAnyOrder(
                        "modelgate/modelScan-default.json",
                        "modelgate/modelScan-default.html",
                        "modelgate/modelScan-default.sarif",
                        "modelgate/modelScan-default.cdx.json",
                        "modelgate/modelScan-default.xml");
        // where the warnings plugin looks for it
        JsonNode sarif =
                Json.read(workspace.child("modelgate/modelScan-default.sarif").readToString(), JsonNode.class, "sarif");
        assertThat(sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue())
                .isEqualTo("poisoned.zip");
        assertThat(workspace.child("modelgate/modelScan-default.xml").readToString())
                .contains("failures=\"2\"");
    }

    @Test
    void anEarlierBuildsFindingsDoNotLieAroundForThisOne() throws Exception {
        run(Result.FAILURE, "modelScan modelFile: 'poisoned.zip', cyclonedx: true");

        run(Result.FAILURE, "modelScan modelFile: 'absent.pkl'");

        assertThat(workspace.child("modelgate").list())
                .extracting(FilePath::getName)
                .containsExactlyInAnyOrder("modelScan-default.json", "modelScan-default.html", "modelScan-default.xml");
    }

    @Test
    void twoScansRunAtOnceInOneBuild() throws Exception {
        WorkflowRun run = run(
                Result.UNSTABLE,
                "parallel good: { modelScan id: 'good', modelFile: 'good.pkl' }, "
                        + "poisoned: { modelScan id: 'poisoned', modelFile: 'poisoned.zip', onFailed: 'UNSTABLE' }");

        assertThat(ModelReportAction.gatesOf(run))
                .extracting(GateResult::getStem, GateResult::getVerdict)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("modelScan-good", Verdict.PASSED),
                        org.assertj.core.groups.Tuple.tuple("modelScan-poisoned", Verdict.FAILED));
        assertThat(workspace.child("modelgate").list("*.sarif")).hasSize(2);
    }

    @Test
    void whatTheOwnersApprovedInTheirRepositoryPasses() throws Exception {
        write(workspace, "own.pkl", ModelFiles.calling("ours.layers", "Dense"));
        run(Result.FAILURE, "modelScan modelFile: 'own.pkl'");

        run(
                Result.SUCCESS,
                "writeFile file: 'modelgate-allow.txt', text: 'import ours.layers.Dense  # ours, numbers only'\n"
                        + "modelScan modelFile: 'own.pkl'");
    }

    @Test
    void whatIsNewSinceTheApprovedVersionMakesTheBuildUnstable() throws Exception {
        WorkflowRun run = run(
                Result.UNSTABLE,
                "modelScan id: 'champion', modelFile: 'good.pkl'\n"
                        + "writeFile file: 'modelgate-allow.txt', text: 'import ours.layers.Dense  # ours, numbers only'\n"
                        + "writeFile file: 'own.pkl', text: 'cours.layers\\nDense\\n(tR.'\n"
                        + "modelScan modelFile: 'own.pkl', approved: 'modelgate/modelScan-champion.json'");

        jenkins.assertLogContains("new import: ours.layers.Dense", run);
    }

    @Test
    void theControllersRegistryKnowsTheApprovedVersion() throws Exception {
        String scan = "modelScan modelFile: 'own.pkl', model: 'housing'";
        write(workspace, "own.pkl", ModelFiles.calling("ours.layers", "Dense"));
        workspace.child("modelgate-allow.txt").write("import ours.layers.Dense  # ours, numbers only\n", "UTF-8");
        run(
                Result.SUCCESS,
                scan + "\nmodelRegister model: 'housing', modelFile: 'own.pkl', reports: ['modelgate/*.json']");

        run(Result.SUCCESS, scan + ", approved: 'registry:housing'");

        write(workspace, "own.pkl", ModelFiles.calling("ours.layers", "Sparse"));
        workspace.child("modelgate-allow.txt").write("import ours.layers.Sparse  # ours, numbers only\n", "UTF-8");
        WorkflowRun changed = run(Result.UNSTABLE, scan + ", approved: 'registry:housing'");
        jenkins.assertLogContains("new import: ours.layers.Sparse", changed);
    }

    @Test
    void aFileOutsideTheWorkspaceIsNotScanned() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "modelScan modelFile: '../../secrets/master.key'");

        jenkins.assertLogContains("leaves the workspace", run);
    }

    @Test
    void aFreestyleJobScansWhatAVariableNames() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject("free");
        project.setAssignedNode(agent);
        write(agent.getWorkspaceFor(project), "free.pkl", ModelFiles.harmless());
        ModelScanStep step = new ModelScanStep();
        step.setModelFile("${JOB_NAME}.pkl");
        project.getBuildersList().add(new ModelScanBuilder(step));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(project);

        assertThat(ModelReportAction.gatesOf(build)).singleElement().satisfies(gate -> assertThat(gate.getStep())
                .isEqualTo("modelScan"));
    }

    @Test
    void whoMayNotReadTheJobMayNotReadItsFindings() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "modelScan modelFile: 'poisoned.zip'");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));

        try (JenkinsRule.WebClient stranger = jenkins.createWebClient().login("stranger")) {
            stranger.assertFails(run.getUrl() + "modelgate/modelScan-default/", 404);
            stranger.assertFails(run.getUrl() + "modelgate/modelScan-default/check/1/fragment", 404);
            stranger.assertFails(run.getUrl() + "artifact/modelgate/modelScan-default.sarif", 404);
        }
        try (JenkinsRule.WebClient reader = jenkins.createWebClient().login("reader")) {
            assertThat(reader.goTo(run.getUrl() + "modelgate/modelScan-default/")
                            .asNormalizedText())
                    .contains("poisoned.zip!weights/data.txt");
        }
    }
}
