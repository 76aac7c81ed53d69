package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Jenkinsfile of docs/examples, word for word. */
@WithJenkins
class ExampleJenkinsfileTest {

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, Map<String, String> said) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "housing");
        Example.into(jenkins, job);
        Map<String, String> parameters =
                new TreeMap<>(Map.of("CANDIDATE", "good", "CURRENT", "data/current.csv", "PROXY", ""));
        job.addProperty(new ParametersDefinitionProperty(
                parameters.keySet().stream().map(StringParameterDefinition::new).toArray(ParameterDefinition[]::new)));
        parameters.putAll(said);
        String script = Files.readString(Example.folder().toPath().resolve("Jenkinsfile"));
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.assertBuildStatus(
                expected,
                job.scheduleBuild2(
                        0,
                        new ParametersAction(parameters.entrySet().stream()
                                .<ParameterValue>map(each -> new StringParameterValue(each.getKey(), each.getValue()))
                                .toList())));
    }

    private static List<String> gates(WorkflowRun run) {
        return ModelReportAction.gatesOf(run).stream()
                .map(gate -> gate.getStep() + " " + gate.getVerdict())
                .toList();
    }

    @Test
    void aGoodModelIsScannedValidatedRegisteredAndPromoted(JenkinsRule jenkins) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(0)) {
            WorkflowRun run = run(jenkins, Result.SUCCESS, Map.of("PROXY", rehearsal.adminUrl()));

            assertThat(gates(run))
                    .containsExactly(
                            "modelScan PASSED",
                            "modelValidate PASSED",
                            "driftGate PASSED",
                            "modelRegister PASSED",
                            "canaryDeploy PASSED");
            assertThat(rehearsal.candidateWeight()).isEqualTo(100);
        }
    }

    @Test
    void driftedDataStopsItBeforeAnythingIsRegistered(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.FAILURE, Map.of("CURRENT", "data/drifted.csv"));

        assertThat(gates(run)).containsExactly("modelScan PASSED", "modelValidate PASSED", "driftGate FAILED");
    }

    @Test
    void aModelWorseThanTheChampionIsStoppedByTheirComparisonAlone(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.FAILURE, Map.of("CANDIDATE", "worse"));

        assertThat(gates(run)).containsExactly("modelScan PASSED", "modelValidate FAILED");
        Path report = run.getRootDir().toPath().resolve("modelgate/modelValidate-default.json");
        List<Check> checks = Json.read(report, Report.class, "report").checks();
        assertThat(checks)
                .filteredOn(check -> Set.of("metric.rocAuc", "metric.accuracy", "metric.logLoss")
                        .contains(check.id()))
                .hasSize(3)
                .allSatisfy(check -> assertThat(check.verdict()).isEqualTo(Verdict.PASSED));
        assertThat(checks)
                .filteredOn(check -> check.verdict() == Verdict.FAILED)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.id()).matches("metric\\.(rocAuc|accuracy)\\.\\w+"));
    }

    @Test
    void aPoisonedModelIsRefusedBeforeAnythingElseLooksAtIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.FAILURE, Map.of("CANDIDATE", "poisoned"));

        assertThat(gates(run)).containsExactly("modelScan FAILED");
        jenkins.assertLogContains("poisoned.pkl@2 — builtins.print", run);
    }
}
