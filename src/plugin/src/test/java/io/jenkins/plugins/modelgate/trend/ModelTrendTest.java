package io.jenkins.plugins.modelgate.trend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.Example;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.time.Clock;
import java.util.List;
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
        assertThat(model.at("/series").findValuesAsText("name")).containsExactly("limit", "driftShare");
        assertThat(model.at("/series/0/data").toString()).isEqualTo("[0.1,0.1]");
        JsonNode points = model.at("/series/1/data");
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

    @Test
    void columnsKeepTheReportsOrderAndAreMarkedWhereTheyBreakTheirLimit(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("sensors");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        ReportBuilder report = new ReportBuilder("driftGate", "default", Clock.systemUTC());
        report.series("driftShare", 0.5);
        for (String name : List.of("zeta", "alpha")) {
            double effect = name.equals("zeta") ? 0.3 : 0.1;
            report.series("effect." + name, effect)
                    .check(Check.of("column." + name, name, effect > 0.2 ? Verdict.FAILED : Verdict.PASSED, "compared")
                            .observed(effect)
                            .limit(Bounds.atMost(0.2)));
        }
        ModelReportAction.add(build, report.build("1 of 2 columns drifted"));
        build.reload();

        List<GateChart> charts = new ModelTrendAction(job).getHeadlines();
        assertThat(charts).extracting(GateChart::getTitle).hasSize(2);
        JsonNode model = Json.read(charts.get(1).getBuildTrendModel(), JsonNode.class, "chart");

        assertThat(model.at("/series").findValuesAsText("name")).containsExactly("limit", "zeta", "alpha");
        assertThat(model.at("/series/0/data").toString()).isEqualTo("[0.2]");
        assertThat(model.at("/series/1/data/0/symbol").textValue()).isEqualTo("diamond");
        assertThat(model.at("/series/2/data/0/symbol").isMissingNode()).isTrue();
        assertThat(model.at("/rangeMax").doubleValue()).isGreaterThanOrEqualTo(0.3);
    }

    @Test
    void limitsThatDifferFromColumnToColumnAreNotDrawn(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("sensors");
        ReportBuilder report = new ReportBuilder("driftGate", "default", Clock.systemUTC());
        for (String name : List.of("a", "b")) {
            double effect = name.equals("a") ? 0.3 : 0.1;
            report.series("effect." + name, effect)
                    .check(Check.of("column." + name, name, Verdict.PASSED, "compared")
                            .observed(effect)
                            .limit(Bounds.atMost(effect + 0.5)));
        }
        ModelReportAction.add(jenkins.buildAndAssertSuccess(job), report.build("none drifted"));

        GateChart chart = new ModelTrendAction(job).getCharts().get(0);
        JsonNode model = Json.read(chart.getBuildTrendModel(), JsonNode.class, "chart");
        assertThat(model.at("/series").findValuesAsText("name")).containsExactly("a", "b");
    }

    @Test
    void findingsOfScansAreCountedFromBuildToBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins);
        run(jenkins, job, Result.SUCCESS, "writeFile file: 'm.pkl', text: '}.'\nmodelScan modelFile: 'm.pkl'");
        run(
                jenkins,
                job,
                Result.FAILURE,
                "writeFile file: 'm.pkl', text: 'cos\\ngetcwd\\n(tR.'\nmodelScan modelFile: 'm.pkl'");

        GateChart chart = new ModelTrendAction(job).getHeadlines().get(0);
        JsonNode model = Json.read(chart.getBuildTrendModel(), JsonNode.class, "chart");

        assertThat(chart.getTitle()).isEqualTo("modelScan-default · Findings");
        assertThat(model.at("/series").findValuesAsText("name")).containsExactly("findings", "critical");
        assertThat(model.at("/series/1/data").findValuesAsText("value")).containsExactly("0.0", "1.0");
        assertThat(model.at("/integerRangeAxis").booleanValue()).isTrue();
    }

    @Test
    void aMetricWithALimitHasAChartOfItsOwnWithTheLimitAsALine(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("churn");
        for (double limit : new double[] {0.7, 0.8}) {
            ReportBuilder report = new ReportBuilder("modelValidate", "default", Clock.systemUTC());
            report.series("precision.macro", 0.75)
                    .check(Check.of("metric.precision.macro", "Precision", Verdict.PASSED, "judged")
                            .observed(0.75)
                            .limit(Bounds.atLeast(limit)))
                    .check(Check.of("metric.precision.macro.baseline", "Against it", Verdict.PASSED, "judged")
                            .observed(0.75)
                            .limit(Bounds.atLeast(0.72)))
                    .series("precision.micro", 0.85)
                    .check(Check.of("metric.precision.micro", "Precision", Verdict.PASSED, "judged")
                            .observed(0.85)
                            .limit(Bounds.atLeast(0.5)))
                    .series("kappa", 0.4);
            ModelReportAction.add(jenkins.buildAndAssertSuccess(job), report.build("judged"));
        }

        List<GateChart> charts = new ModelTrendAction(job).getCharts();
        assertThat(charts)
                .extracting(GateChart::getTitle)
                .containsExactly(
                        "modelValidate-default · Metrics",
                        "modelValidate-default · precision.macro",
                        "modelValidate-default · precision.micro");
        JsonNode model = Json.read(charts.get(1).getBuildTrendModel(), JsonNode.class, "chart");
        assertThat(model.at("/series").findValuesAsText("name")).containsExactly("limit", "precision.macro");
        assertThat(model.at("/series/0/data").toString()).isEqualTo("[0.72,0.8]");
    }
}
