package io.jenkins.plugins.modelgate.trend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.plugins.modelgate.Example;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ModelTrendTest {

    private static WorkflowJob job(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "housing");
        Example.into(jenkins, job);
        return job;
    }

    private static void run(JenkinsRule jenkins, WorkflowJob job, Result expected, String step) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node { " + step + " }", true));
        jenkins.buildAndAssertStatus(expected, job);
    }

    @Test
    void failedBuildsAreInTheTrendAndMarked(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins);
        run(jenkins, job, Result.SUCCESS, Example.DRIFT);
        run(jenkins, job, Result.FAILURE, Example.DRIFTED);
        run(jenkins, job, Result.FAILURE, "error 'before any gate'");

        GateChart chart = new ModelTrendAction(job).getHeadlines().get(0);
        JsonNode model = Json.read(chart.getBuildTrendModel(), JsonNode.class, "chart");

        assertThat(model.at("/buildNumbers").toString()).isEqualTo("[1,2]");
        JsonNode points = model.at("/series/0/data");
        assertThat(points.at("/0/value").doubleValue()).isZero();
        assertThat(points.at("/0/symbol").isMissingNode()).isTrue();
        assertThat(points.at("/1/value").doubleValue()).isPositive();
        assertThat(points.at("/1/symbol").textValue()).isEqualTo("diamond");
    }

    @Test
    void theJobsPageShowsTheChartAndItsOwnPageEveryBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins);
        run(jenkins, job, Result.FAILURE, Example.DRIFTED);

        JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
        assertThat(client.getPage(job).asNormalizedText()).contains("driftGate-default");
        HtmlPage page = client.getPage(job, "modelgate");
        assertThat(page.asNormalizedText()).contains("#1").contains("Failed");
    }

    @Test
    void aJobWithoutGatesShowsNothing(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "plain");
        run(jenkins, job, Result.SUCCESS, "echo 'nothing'");

        ModelTrendAction trend = new ModelTrendAction(job);
        assertThat(trend.getIconFileName()).isNull();
        assertThat(trend.getHeadlines()).isEmpty();
        jenkins.createWebClient().withJavaScriptEnabled(false).getPage(job);
    }
}
