package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.modelgate.Example;
import io.jenkins.plugins.modelgate.run.GateResult;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FreestyleBuildStepsTest {

    private JenkinsRule jenkins;
    private FreeStyleProject project;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        project = jenkins.createFreeStyleProject("housing");
        Example.into(jenkins, project);
    }

    private static ModelValidateStep validate() {
        ModelValidateStep step = new ModelValidateStep();
        step.setPredictions("data/reference.csv");
        step.setTarget("target");
        step.setScore("score");
        Limit limit = new Limit("rocAuc");
        limit.setMin(0.9);
        step.setLimits(List.of(limit));
        return step;
    }

    private static DriftGateStep drift(String current) {
        DriftGateStep step = new DriftGateStep();
        step.setReference("data/reference.csv");
        step.setCurrent(current);
        step.setExclude(List.of("id, target"));
        return step;
    }

    @Test
    void aModelWalksThroughValidationDriftAndRegistration() throws Exception {
        ModelRegisterStep register = new ModelRegisterStep();
        register.setModel("housing");
        register.setModelFile("model.onnx");
        register.setReports(List.of("modelgate/*.json"));
        project.getBuildersList().add(new ModelValidateBuilder(validate()));
        project.getBuildersList().add(new DriftGateBuilder(drift("data/current.csv")));
        project.getBuildersList().add(new ModelRegisterBuilder(register));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(project);

        assertThat(ModelReportAction.gatesOf(build).stream().map(GateResult::getStem))
                .containsExactly("modelValidate-default", "driftGate-default", "modelRegister-default");
        assertThat(build.getArtifacts().stream().map(artifact -> artifact.relativePath))
                .contains("modelgate/modelRegister-default.html");
    }

    @Test
    void aFailedGateStopsTheBuild() throws Exception {
        project.getBuildersList().add(new DriftGateBuilder(drift("data/drifted.csv")));
        project.getBuildersList().add(new ModelValidateBuilder(validate()));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, project);

        assertThat(ModelReportAction.gatesOf(build)).hasSize(1);
    }

    @Test
    void variablesOfTheBuildAreFilledIn() throws Exception {
        project.addProperty(
                new ParametersDefinitionProperty(new StringParameterDefinition("DATA", "data/current.csv")));
        project.getBuildersList().add(new DriftGateBuilder(drift("${DATA}")));

        jenkins.buildAndAssertSuccess(project);
    }

    @Test
    void everyParameterOfTheDriftGateSurvivesTheForm() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "warehouse", "", "user", "password"));
        DriftGateStep step = FullDriftGate.step();
        project.getBuildersList().add(new DriftGateBuilder(step));

        jenkins.configRoundtrip(project);

        DriftGateStep after =
                project.getBuildersList().get(DriftGateBuilder.class).getStep();
        jenkins.assertEqualDataBoundBeans(step, after);
        assertThat(after.said(text -> text)).isEqualTo(step.said(text -> text));
    }

    @Test
    void aChoiceThatIsAVariableSurvivesTheForm() throws Exception {
        DriftGateStep step = drift("data/current.csv");
        step.setMeasure("${MEASURE}");
        project.getBuildersList().add(new DriftGateBuilder(step));

        jenkins.configRoundtrip(project);

        assertThat(project.getBuildersList()
                        .get(DriftGateBuilder.class)
                        .getStep()
                        .getMeasure())
                .isEqualTo("${MEASURE}");
    }

    @Test
    void everyParameterOfTheValidationSurvivesTheForm() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "server", "", "user", "password"));
        ModelValidateStep step = FullModelValidate.step();
        project.getBuildersList().add(new ModelValidateBuilder(step));

        jenkins.configRoundtrip(project);

        ModelValidateStep after =
                project.getBuildersList().get(ModelValidateBuilder.class).getStep();
        jenkins.assertEqualDataBoundBeans(step, after);
        assertThat(after.said(text -> text)).isEqualTo(step.said(text -> text));
    }

    @Test
    void aTextBoxHoldsAListAndItsCommasWhereTheyBelong() {
        ModelValidateStep step = new ModelValidateStep();
        step.setSlices(List.of("region, age:30, 60*sex ,tenure:4"));
        step.setSensitive(List.of("sex\r\nsex*age:30,60\r\n"));
        step.setRefusals(List.of("Sorry, I cannot\nAs an AI"));
        step.setMetrics(List.of(" mcc ,, fbeta@2 "));

        assertThat(step.getSlices()).containsExactly("region", "age:30, 60*sex", "tenure:4");
        assertThat(step.getSensitive()).containsExactly("sex", "sex*age:30,60");
        assertThat(step.getRefusals()).containsExactly("Sorry, I cannot", "As an AI");
        assertThat(step.getMetrics()).containsExactly("mcc", "fbeta@2");
    }

    @Test
    void anEmptyFormSaysNothing() throws Exception {
        project.getBuildersList().add(new ModelRegisterBuilder(new ModelRegisterStep()));
        project.getBuildersList().add(new CanaryDeployBuilder(new CanaryDeployStep()));
        project.getBuildersList().add(new DriftGateBuilder(new DriftGateStep()));
        project.getBuildersList().add(new ModelValidateBuilder(new ModelValidateStep()));

        jenkins.configRoundtrip(project);

        assertThat(project.getBuildersList().getAll(GateBuilder.class))
                .hasSize(4)
                .allSatisfy(
                        builder -> assertThat(builder.step().said(text -> text).properties())
                                .isEmpty());
    }

    @Test
    void everyParameterOfRegistrationAndRolloutSurvivesTheForm() throws Exception {
        ModelRegisterStep register = new ModelRegisterStep();
        register.setModel("housing");
        register.setModelFile("model.onnx");
        register.setReports(List.of("a.json", "b/*.json"));
        register.setRequireReports(List.of("modelValidate"));
        register.setProfile("profile.json");
        register.setRegistry("models");
        CanaryDeployStep canary = new CanaryDeployStep();
        canary.setProxy("http://127.0.0.1:8081");
        canary.setWeights(List.of(10, 100));
        canary.setInterval("5m");
        canary.setMinRequests(50);
        canary.setMaxWait("1h");
        canary.setMaxErrors(3);
        Limit limit = new Limit("errorRate");
        limit.setMax(0.01);
        canary.setLimits(List.of(limit));
        project.getBuildersList().add(new ModelRegisterBuilder(register));
        project.getBuildersList().add(new CanaryDeployBuilder(canary));

        jenkins.configRoundtrip(project);
        assertThat(project.getConfigFile().asString()).contains("<int>10</int>").doesNotContain("ImmutableCollections");

        jenkins.assertEqualDataBoundBeans(
                register,
                project.getBuildersList().get(ModelRegisterBuilder.class).getStep());
        jenkins.assertEqualDataBoundBeans(
                canary, project.getBuildersList().get(CanaryDeployBuilder.class).getStep());
    }
}
