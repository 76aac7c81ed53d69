package io.jenkins.plugins.modelgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.ModelFiles;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A file may be called anything: its names are shown and do nothing. */
@WithJenkins
class HostileFindingsTest {

    private static final String MARKUP = "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">.pkl";
    private static final List<String> PAGES = List.of(
            "",
            "modelgate/",
            "modelgate/modelScan-default/",
            "modelgate/modelScan-default/check/0/",
            "modelgate/modelScan-default/check/1/");

    private JenkinsRule jenkins;
    private WorkflowRun run;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Map<String, byte[]> members = new LinkedHashMap<>();
        byte[] poison = ModelFiles.calling("os", "getcwd");
        members.put(MARKUP, poison);
        members.put("weights\u202Egpj.pkl", poison);
        members.put("a".repeat(10_000) + ".pkl", poison);
        members.put("x\" onmouseover=\"window.hacked=1", poison);
        members.put("[click](javascript:window.hacked=1) ${7*7} @all.pkl", poison);
        members.put("line\n::error::\u001b[31m\u001b[8mmha:AAAA\u001b[0m.pkl", poison);
        members.put("names.pkl", ModelFiles.calling("<b>mod\u202Eule</b>", "<svg onload=window.hacked=1>"));
        members.put("long.pkl", ModelFiles.calling("m".repeat(10_000), "n".repeat(10_000)));
        for (int i = 0; i < 600; i++) {
            members.put("layers/" + i + "/weights.pkl", ModelFiles.calling("own.module" + i, "Layer" + i));
        }
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "hostile");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("model.zip").copyFrom(new ByteArrayInputStream(ModelFiles.zip(members)));
        job.setDefinition(new CpsFlowDefinition("node { modelScan modelFile: 'model.zip', cyclonedx: true }", true));
        run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
    }

    @Test
    void namesInAFileAreShownAndDoNothing() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            for (String page : PAGES) {
                HtmlPage html = client.getPage(run, page);
                assertThat(html.executeJavaScript("String(window.hacked)").getJavaScriptResult())
                        .as(page)
                        .isEqualTo("undefined");
                DomElement panel = html.getElementById("main-panel");
                assertThat(panel.querySelectorAll("script:not([src]), img[src=x], svg[onload], [onmouseover]"))
                        .as(page)
                        .isEmpty();
                assertThat(panel.querySelectorAll("a[href^='javascript'], a[href^='http://evil']"))
                        .isEmpty();
                assertThat(panel.asNormalizedText().codePoints().filter(point -> point == 0x202E))
                        .as(page)
                        .isEmpty();
            }
            HtmlPage gate = client.getPage(run, "modelgate/modelScan-default/");
            assertThat(gate.asNormalizedText())
                    .contains("model.zip!" + MARKUP)
                    .contains("weights\\u202egpj.pkl")
                    .contains("609 findings")
                    .contains("more rows in the JSON report")
                    .doesNotContain("a".repeat(1_000));
        }
    }

    @Test
    void theLogHoldsNoCommandOfAnybodyElse() throws Exception {
        String log = JenkinsRule.getLog(run);

        assertThat(log.codePoints().filter(point -> point == 0x1B || point == 0x202E))
                .isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.startsWith("::error"));
    }

    @Test
    void theFindingsAreThereForOtherTools() throws Exception {
        HtmlPage gate = jenkins.createWebClient().getPage(run, "modelgate/modelScan-default/");

        assertThat(gate.getAnchorByText("SARIF").getHrefAttribute())
                .endsWith("/artifact/modelgate/modelScan-default.sarif");
        assertThat(gate.getAnchorByText("CycloneDX").getHrefAttribute())
                .endsWith("/artifact/modelgate/modelScan-default.cdx.json");
        String sarif = jenkins.createWebClient()
                .goTo(run.getUrl() + "artifact/modelgate/modelScan-default.sarif", null)
                .getWebResponse()
                .getContentAsString();
        assertThat(sarif).contains("\"ruleId\" : \"pickle.dangerous-import\"").doesNotContain("\u202E");
    }
}
