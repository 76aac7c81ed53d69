package io.jenkins.plugins.modelgate.steps;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.plugins.modelgate.Example;
import io.jenkins.plugins.modelgate.config.ModelgateConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a validation knows of the registry on the controller. */
@WithJenkins
class ValidateMemoryTest {

    private static final String SETTINGS = """
            validate:
              predictions: data/reference.csv
              target: target
              score: score
              modelFile: model.onnx
              limits: [{metric: rocAuc, min: 0.5, noWorseThan: 0.01}]
              baseline: registry:housing@champion
            """;
    private static final String VALIDATE = "modelValidate config: 'modelgate.yaml'";

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private FilePath workspace;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "housing");
        workspace = Example.into(jenkins, job);
        workspace.child("modelgate.yaml").write(SETTINGS, "UTF-8");
    }

    @Test
    void theControllersChampionIsTheBaselineFromTheFirstBuildOn() throws Exception {
        WorkflowRun none = run(Result.FAILURE, VALIDATE);
        jenkins.assertLogContains("There is no registry in", none);
        jenkins.assertLogContains("The first time, say 'firstChampion'", none);

        workspace.child("modelgate.yaml").write(SETTINGS + "  firstChampion: true\n", "UTF-8");
        String register =
                "\nmodelRegister model: 'housing', modelFile: 'model.onnx', reports: ['modelgate/modelValidate-default.json']";
        run(Result.UNSTABLE, VALIDATE + register);
        Registry.open(ModelgateConfiguration.get().registryFolder()).alias("housing:1", "champion");

        // The champion itself is the candidate now, which is no comparison.
        WorkflowRun same = run(Result.UNSTABLE, VALIDATE);
        jenkins.assertLogContains("The candidate is the champion: housing:1", same);

        workspace.child("model.onnx").copyFrom(workspace.child("champion.onnx"));
        workspace.child("modelgate.yaml").write(SETTINGS.replace("noWorseThan", "betterBy"), "UTF-8");
        jenkins.assertLogContains("it must be 0.01 better", run(Result.FAILURE, VALIDATE));
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node {\n" + script + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
