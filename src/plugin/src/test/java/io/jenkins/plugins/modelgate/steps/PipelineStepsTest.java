package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.plugins.modelgate.Example;
import io.jenkins.plugins.modelgate.config.ModelgateConfiguration;
import io.jenkins.plugins.modelgate.run.GateResult;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PipelineStepsTest {

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "housing");
        Example.into(jenkins, job);
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static String scripted(String body) {
        return "node {\n" + body + "\n}";
    }

    @Test
    void validateReturnsItsReportToTheSandboxedScript() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                scripted("def r = " + Example.VALIDATE
                        + "\necho \"got ${r.verdict} ${r.series['rocAuc'] > 0.9} ${r.check('metric.accuracy').min}\""));

        jenkins.assertLogContains("got PASSED true 0.8", run);
    }

    @Test
    void reportPageAndProfileAreAmongTheBuildsArtifacts() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, scripted(Example.VALIDATE + "\n" + Example.DRIFT));

        assertThat(run.getArtifacts().stream().map(artifact -> artifact.relativePath))
                .contains(
                        "modelgate/modelValidate-default.json",
                        "modelgate/modelValidate-default.html",
                        "modelgate/driftGate-default.json",
                        "modelgate/profile-default.json");
    }

    @Test
    void driftFailsTheBuildAfterTheReportWasStored() throws Exception {
        WorkflowRun run = run(Result.FAILURE, scripted(Example.DRIFTED));

        List<GateResult> gates = ModelReportAction.gatesOf(run);
        assertThat(gates).singleElement().satisfies(gate -> {
            assertThat(gate.getVerdict()).isEqualTo(Verdict.FAILED);
            assertThat(gate.getSeries()).containsKey("driftShare");
        });
        jenkins.assertLogContains("driftGate-default: FAILED", run);
    }

    @Test
    void driftCanBeLetMakeTheBuildUnstable() throws Exception {
        WorkflowRun run =
                run(Result.UNSTABLE, scripted("def r = " + Example.DRIFTED + ", onFailed: 'UNSTABLE'\necho r.verdict"));

        jenkins.assertLogContains("FAILED", run);
    }

    @Test
    void tooFewRowsFailTheBuildUnlessItIsSaidOtherwise() throws Exception {
        String few =
                "writeFile file: 'few.csv', text: 'y,p\\n1,0.9\\n0,0.1\\n'\nmodelValidate predictions: 'few.csv', target: 'y', score: 'p', limits: [[metric: 'accuracy', min: 0.5]]";

        WorkflowRun failed = run(Result.FAILURE, scripted(few));
        jenkins.assertLogContains("INSUFFICIENT_DATA", failed);
        run(Result.SUCCESS, scripted(few + ", onInsufficientData: 'NONE'"));
    }

    @Test
    void anUnreadableInputAlwaysFailsTheBuildAndLeavesAReport() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                scripted(
                        "modelValidate predictions: 'absent.csv', target: 'y', score: 'p', onFailed: 'NONE', onInsufficientData: 'NONE', onWarning: 'NONE'"));

        jenkins.assertLogContains("absent.csv", run);
        assertThat(ModelReportAction.gatesOf(run)).singleElement().satisfies(gate -> assertThat(gate.getVerdict())
                .isEqualTo(Verdict.ERROR));
    }

    @Test
    void twoRunsOfAStepUnderOneIdAreRefusedAndUnderTwoAreKept() throws Exception {
        WorkflowRun refused = run(Result.FAILURE, scripted(Example.DRIFT + "\n" + Example.DRIFT));
        jenkins.assertLogContains("already has a gate named driftGate-default", refused);

        WorkflowRun kept = run(Result.SUCCESS, scripted(Example.DRIFT + "\n" + Example.DRIFT + ", id: 'again'"));
        assertThat(ModelReportAction.gatesOf(kept).stream().map(GateResult::getStem))
                .containsExactly("driftGate-default", "driftGate-again");
    }

    @Test
    void aMisspeltParameterOfTheConfigurationFileIsNamed() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                scripted(
                        "writeFile file: 'modelgate.yaml', text: 'drift: {refrence: a.csv}'\ndriftGate config: 'modelgate.yaml', current: 'data/current.csv'"));

        jenkins.assertLogContains("refrence", run);
        assertThat(ModelReportAction.gatesOf(run)).isEmpty();
    }

    @Test
    void aNumberWhereAWordMayBeSaidAsWellIsAText() throws Exception {
        run(
                Result.SUCCESS,
                scripted(
                        Example.DRIFT
                                + ", emptyBins: '0.001', maxDriftedShare: 0, columnThresholds: ['MedInc=0.5', 'HouseAge=0.4']"));
    }

    @Test
    void whatMayBeATextOrAListIsTakenAsEitherInBothKindsOfPipelines() throws Exception {
        jenkins.jenkins.getWorkspaceFor(job).child("ops.txt").write("ai.onnx.ml:TreeEnsembleClassifier\n", "UTF-8");
        String step = "modelValidate predictions: 'data/reference.csv', target: 'target', score: 'score',"
                + " modelFile: 'model.onnx', limits: [[metric: 'rocAuc', min: 0.9]], operators: %s, id: '%s'\n";
        String steps = step.formatted("'ops.txt'", "file")
                + step.formatted("['ops.txt']", "fileInAList")
                + step.formatted("'Add, ai.onnx.ml:TreeEnsembleClassifier'", "text")
                + step.formatted("['Add', 'ai.onnx.ml:TreeEnsembleClassifier']", "list");

        assertThat(ModelReportAction.gatesOf(run(Result.SUCCESS, scripted(steps))))
                .hasSize(4);
        job.setDefinition(new CpsFlowDefinition(
                "pipeline { agent any\n stages { stage('gates') { steps {\n" + steps + "} } } }", true));
        assertThat(ModelReportAction.gatesOf(jenkins.buildAndAssertSuccess(job)))
                .hasSize(4);

        jenkins.assertLogContains(
                "TreeEnsembleClassifier", run(Result.FAILURE, scripted(step.formatted("['Add', 'MatMul']", "others"))));
    }

    @Test
    void pathsDoNotLeaveTheWorkspace() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                scripted("modelValidate predictions: '../../secrets/master.key', target: 'y', score: 'p'"));

        jenkins.assertLogContains("leaves the workspace", run);
    }

    @Test
    void declarativePipelineRegistersAModelOnceABuildInTheControllersRegistry() throws Exception {
        String declarative = """
                pipeline {
                  agent any
                  stages {
                    stage('Gates') {
                      steps {
                        %s
                        %s
                      }
                    }
                    stage('Register') {
                      steps {
                        modelRegister model: 'housing', modelFile: 'model.onnx', reports: ['modelgate/*.json'], requireReports: ['modelValidate', 'driftGate']
                        modelRegister id: 'again', model: 'housing', modelFile: 'model.onnx'
                      }
                    }
                  }
                }
                """.formatted(Example.VALIDATE, Example.DRIFT);

        run(Result.SUCCESS, declarative);
        assertThat(registry().list("housing")).singleElement().satisfies(version -> {
            assertThat(version.build()).isEqualTo("housing #1");
            assertThat(version.metrics()).containsKey("rocAuc");
            assertThat(version.reports())
                    .extracting(report -> report.step() + " " + report.verdict())
                    .containsExactly("driftGate PASSED", "modelValidate PASSED", "modelScan PASSED");
        });

        run(Result.SUCCESS, declarative);
        assertThat(registry().list("housing")).hasSize(2);
        assertThat(registry().verify().isClean()).isTrue();
    }

    @Test
    void aFailedGatesReportRefusesTheRegistration() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                scripted(
                        Example.DRIFTED
                                + ", onFailed: 'NONE'\nmodelRegister model: 'housing', modelFile: 'model.onnx', reports: ['modelgate/*.json']"));

        jenkins.assertLogContains("modelRegister-default: FAILED", run);
        assertThat(ModelgateConfiguration.get().registryFolder().resolve("index.json"))
                .satisfiesAnyOf(
                        index -> assertThat(index).doesNotExist(),
                        index -> assertThat(registry().list()).isEmpty());
    }

    @Test
    void theExamplesConfigurationFileServesTheSteps() throws Exception {
        run(
                Result.SUCCESS,
                scripted(
                        "modelValidate config: 'modelgate.yaml'\ndriftGate config: 'modelgate.yaml'\n"
                                + "modelRegister config: 'modelgate.yaml', reports: ['modelgate/*.json'], profile: 'modelgate/profile-default.json'"));

        assertThat(registry().latest("housing")).hasValueSatisfying(version -> assertThat(version.profileDigest())
                .isNotNull());
    }

    @Test
    void anEarlierBuildsReportIsNoEvidenceForThisOne() throws Exception {
        String register =
                "modelRegister model: 'housing', modelFile: 'model.onnx', reports: ['modelgate/*.json'], requireReports: ['driftGate']";
        run(Result.SUCCESS, scripted(Example.DRIFT + "\n" + register));

        WorkflowRun second = run(Result.FAILURE, scripted(register));

        jenkins.assertLogContains("no driftGate has passed in this build", second);
        assertThat(registry().list("housing")).hasSize(1);
    }

    private static Registry registry() {
        return Registry.open(ModelgateConfiguration.get().registryFolder());
    }
}
