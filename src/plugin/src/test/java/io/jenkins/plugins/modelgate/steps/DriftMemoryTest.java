package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.BooleanParameterDefinition;
import hudson.model.BooleanParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.plugins.modelgate.Example;
import io.jenkins.plugins.modelgate.config.ModelgateConfiguration;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a drift gate knows of the job's earlier builds and of the registry on the controller. */
@WithJenkins
class DriftMemoryTest {

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private FilePath workspace;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "housing");
        workspace = Example.into(jenkins, job);
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node {\n" + script + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static String drift(String reference, String current, String more) {
        return "driftGate reference: '%s', current: 'data/%s.csv', exclude: ['id', 'target']%s"
                .formatted(reference, current, more);
    }

    @Test
    void oneOddBatchWarnsAndALastingChangeFails() throws Exception {
        String lasting = ", persistence: '2 of 3'";
        run(Result.SUCCESS, drift("data/reference.csv", "current", lasting));
        WorkflowRun odd = run(Result.UNSTABLE, drift("data/reference.csv", "drifted", lasting));
        jenkins.assertLogContains("1 of the last 3 runs; 2 make a failure", odd);
        run(Result.UNSTABLE, drift("data/reference.csv", "drifted", lasting + ", id: 'other'"));
        run(Result.FAILURE, "error 'nothing was judged in this build'");

        WorkflowRun failed = run(Result.FAILURE, drift("data/reference.csv", "drifted", lasting));

        jenkins.assertLogContains("2 of the last 3 runs; 2 make a failure", failed);
    }

    @Test
    void whatAConfigurationFileSaysOfPersistenceCountsAsWell() throws Exception {
        workspace
                .child("lasting.yaml")
                .write(
                        "drift: {reference: data/reference.csv, current: data/drifted.csv, exclude: [id, target], persistence: 2 of 2, id: file}",
                        "UTF-8");

        run(Result.UNSTABLE, "driftGate config: 'lasting.yaml'");
        run(Result.FAILURE, "driftGate config: 'lasting.yaml'");
    }

    @Test
    void theLastGoodBuildIsTheReferenceWhateverCameAfterIt() throws Exception {
        WorkflowRun none = run(Result.FAILURE, drift("lastGood", "current", ""));
        jenkins.assertLogContains("run it once with 'reference' naming data, and with 'keepCurrent: true'", none);

        run(Result.SUCCESS, drift("data/reference.csv", "current", ", keepCurrent: true"));
        run(Result.FAILURE, drift("lastGood", "drifted", ""));
        run(Result.UNSTABLE, drift("lastGood", "drifted", ", persistence: '3 of 9'"));
        WorkflowRun good = run(Result.SUCCESS, drift("lastGood", "reference", ""));

        assertThat(good.getArtifactManager()
                        .root()
                        .child("modelgate/driftGate-default.json")
                        .open())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains("\"housing #2\"");
    }

    @Test
    void aModelInTheControllersRegistryIsAReference() throws Exception {
        WorkflowRun absent = run(Result.FAILURE, drift("registry:housing@champion", "current", ""));
        jenkins.assertLogContains("There is no registry in", absent);

        run(
                Result.SUCCESS,
                Example.DRIFT
                        + "\nmodelRegister model: 'housing', modelFile: 'model.onnx', profile: 'modelgate/profile-default.json'");
        WorkflowRun nobody = run(Result.FAILURE, drift("registry:housing@champion", "current", ""));
        jenkins.assertLogContains("No version of housing in the registry has the alias 'champion'", nobody);

        Registry.open(ModelgateConfiguration.get().registryFolder()).alias("housing:1", "champion");
        run(Result.SUCCESS, drift("registry:housing@champion", "current", ""));
        run(Result.FAILURE, drift("registry:housing:1", "drifted", ""));
    }

    @Test
    void aRegistryInTheWorkspaceIsReadThere() throws Exception {
        run(
                Result.SUCCESS,
                Example.DRIFT
                        + "\nmodelRegister model: 'housing', modelFile: 'model.onnx', registry: 'models', profile: 'modelgate/profile-default.json'\n"
                        + drift("registry:housing", "current", ", registry: 'models', id: 'again'"));
    }

    @Test
    void theNightlyPipelineOfTheDocumentationRuns() throws Exception {
        run(
                Result.SUCCESS,
                Example.DRIFT
                        + "\nmodelRegister model: 'housing', modelFile: 'model.onnx', profile: 'modelgate/profile-default.json'");
        WorkflowJob nightly = jenkins.createProject(WorkflowJob.class, "nightly");
        Example.into(jenkins, nightly);
        nightly.addProperty(new ParametersDefinitionProperty(new BooleanParameterDefinition("SEED", false, "")));
        nightly.setDefinition(new CpsFlowDefinition(example(), true));

        jenkins.assertBuildStatus(
                Result.SUCCESS,
                nightly.scheduleBuild2(0, new ParametersAction(new BooleanParameterValue("SEED", true))));
        FilePath data = jenkins.jenkins.getWorkspaceFor(nightly).child("data/current.csv");
        List<String> rows = data.readToString().lines().toList();
        String others = IntStream.range(0, rows.size())
                .filter(row -> row % 7 != 6)
                .mapToObj(rows::get)
                .collect(Collectors.joining("\n", "", "\n"));
        data.write(others, "UTF-8");
        jenkins.buildAndAssertSuccess(nightly);
    }

    private static String example() throws Exception {
        String page = Files.readString(new File("../../docs/steps/driftGate.md").toPath());
        return Pattern.compile("(?s)```groovy\n(.*?)```")
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains("lastGood"))
                .findFirst()
                .orElseThrow();
    }
}
