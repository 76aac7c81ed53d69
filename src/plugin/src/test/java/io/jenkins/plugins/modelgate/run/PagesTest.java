package io.jenkins.plugins.modelgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Example;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PagesTest {

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "housing");
        Example.into(jenkins, job);
    }

    private WorkflowRun run(Result expected, String step) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node { " + step + " }", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    @Test
    void theBuildPageNamesEachGateAndLinksItsReport() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, Example.VALIDATE);

        HtmlPage page = jenkins.createWebClient().getPage(run);
        assertThat(page.getAnchorByHref("modelgate/modelValidate-default/").asNormalizedText())
                .isEqualTo("modelValidate-default");
    }

    @Test
    void theReportPageIsDrawnWithoutScriptOrStyleOfItsOwn() throws Exception {
        WorkflowRun run = run(Result.FAILURE, Example.DRIFTED);

        HtmlPage page = jenkins.createWebClient().getPage(run, "modelgate/driftGate-default/");
        assertThat(page.asNormalizedText()).contains("MedInc").contains("Failed");
        String content = page.getElementById("main-panel").asXml();
        assertThat(content).contains("<svg").doesNotContain("style=").doesNotContain("onclick");
    }

    @Test
    void aReportThatCannotBeReadIsShownAsUnknownNeverAsPassed() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, Example.VALIDATE);
        Files.writeString(run.getRootDir().toPath().resolve("modelgate/modelValidate-default.json"), "{\"broken");

        HtmlPage page = jenkins.createWebClient().getPage(run, "modelgate/modelValidate-default/");
        assertThat(page.asNormalizedText()).contains("unknown now");
    }

    @Test
    void aReportThatIsGoneOrWasChangedIsUnknownInEveryList() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, Example.VALIDATE);
        Path report = run.getRootDir().toPath().resolve("modelgate/modelValidate-default.json");
        String json = Files.readString(report);

        Files.writeString(report, json.replace("All 2 limits hold", "All 3 limits hold"));
        assertThat(text(run, "modelgate/modelValidate-default/")).contains("has been changed since the gate wrote it");

        Files.delete(report);
        assertThat(text(run, "modelgate/"))
                .contains("Unknown: the report is gone")
                .doesNotContain("Passed");
        assertThat(text(run, "")).contains("Unknown: the report is gone");
    }

    private String text(WorkflowRun run, String page) throws Exception {
        HtmlPage read = jenkins.createWebClient().withJavaScriptEnabled(false).getPage(run, page);
        return read.asNormalizedText();
    }

    @Test
    void namesOfFilesMakeNoLinesOfTheLog() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE, "modelScan modelFile: 'a\\n[modelgate] modelScan-default: PASSED\\nFinished: SUCCESS'");

        assertThat(run.getLog(1_000)).noneMatch(line -> line.startsWith("[modelgate] modelScan-default: PASSED"));
        assertThat(run.getLog(1_000)).doesNotContain("Finished: SUCCESS");
    }

    @Test
    void theRemoteInterfaceTellsVerdictsAndNumbers() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, Example.VALIDATE);

        String json = jenkins.createWebClient()
                .goTo(run.getUrl() + "modelgate/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertThat(json).contains("\"verdict\":\"PASSED\"").contains("\"rocAuc\":0.9");
    }

    @Test
    void whoMayNotReadTheJobMayNotReadItsReports() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, Example.VALIDATE);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));

        try (JenkinsRule.WebClient stranger = jenkins.createWebClient().login("stranger")) {
            stranger.assertFails(run.getUrl() + "modelgate/modelValidate-default/", 404);
        }
        try (JenkinsRule.WebClient reader = jenkins.createWebClient().login("reader")) {
            reader.goTo(run.getUrl() + "modelgate/modelValidate-default/");
        }
    }

    @Test
    void aGateThatNeverRanHasNoPage() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, Example.VALIDATE);

        jenkins.createWebClient().assertFails(run.getUrl() + "modelgate/driftGate-default/", 404);
    }

    @Test
    void gatesOfParallelBranchesAreAllKept() throws Exception {
        String branches = "def branches = [:]\nfor (int i = 0; i < 6; i++) { def n = i; branches[\"b$n\"] = { "
                + Example.VALIDATE + ", id: \"b$n\" } }\nparallel branches";
        WorkflowRun run = run(Result.SUCCESS, branches);

        assertThat(ModelReportAction.gatesOf(run)).hasSize(6);
        run.reload();
        assertThat(ModelReportAction.gatesOf(run)).hasSize(6);
    }

    @Test
    void ofGatesWithOneNameOnlyOneIsKeptWithItsOwnEvidence() throws Exception {
        String branches = "def branches = [:]\nfor (int i = 0; i < 4; i++) { def limit = 0.1 + i / 10\n"
                + " branches[\"b$i\"] = { catchError { "
                + Example.VALIDATE.replace("0.8", "limit")
                + " } } }\nparallel branches";
        WorkflowRun run = run(Result.FAILURE, branches);

        assertThat(ModelReportAction.gatesOf(run)).hasSize(1);
        Path store = run.getRootDir().toPath().resolve("modelgate/modelValidate-default.json");
        Path artifact = run.getRootDir().toPath().resolve("archive/modelgate/modelValidate-default.json");
        assertThat(Files.readString(artifact)).isEqualTo(Files.readString(store));
        jenkins.assertLogContains("already has a gate named modelValidate-default", run);
        assertThat(run.getLog(1_000)).noneMatch(line -> line.contains("at io.jenkins.plugins.modelgate"));
    }
}
